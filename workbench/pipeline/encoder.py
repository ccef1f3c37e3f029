"""The bundled encoder: one forward pass over a text, the answers of all heads out of it.

Runs on onnxruntime, tokenizers and numpy. The weights are loaded when the first text comes, once a
process. What the answers mean for sources, names or syntax is the business of the other components.
"""

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import Tokenizer

from workbench.errors import ModelError
from workbench.pipeline.decoding import PieceSpan, find_spans
from workbench.pipeline.pieces import Pieces, Window, split, windows

MODEL = Path(__file__).parent / "model"
FORMAT = 1  # of labels.json; raised when the graph's inputs or outputs change
KEY = "workbench/prediction"  # in doc.user_data
MAX_THREADS = 4  # a small model gains little from more, and the notebook wants a core too


@dataclass(frozen=True, slots=True)
class Labels:
    """What the columns of the encoder's two tables mean, and the small tables that read its vectors."""

    outputs: dict[str, tuple[str, ...]]
    leans: dict[str, float]
    scores: dict[str, slice]
    vectors: dict[str, slice]
    deprels: tuple[str, ...]
    readout: dict[str, np.ndarray]
    special: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Prediction:
    """All answers for one text: a row of scores and a row of vectors for each of its word pieces."""

    pieces: Pieces
    table: np.ndarray
    vector_table: np.ndarray
    labels: Labels

    def scores(self, head: str) -> np.ndarray:
        """Scores [pieces, outputs] of one head, in the order of `labels.outputs[head]`."""
        return self.table[:, self.labels.scores[head]]

    def vectors(self, name: str) -> np.ndarray:
        """Vectors [pieces, width] of one side of a link."""
        return self.vector_table[:, self.labels.vectors[name]]

    def spans(self, head: str) -> list[PieceSpan]:
        """The spans that a head finds, in pieces; none if the bundled model has no such head."""
        if head not in self.labels.outputs:
            return []
        return find_spans(self.scores(head), self.labels.outputs[head], lean=self.labels.leans[head])

    def characters(self, span: PieceSpan) -> tuple[int, int]:
        """First and last-plus-one character of a span of pieces."""
        return int(self.pieces.starts[span.start]), int(self.pieces.ends[span.end - 1])

    @property
    def factuality(self) -> np.ndarray:
        """How certain the text makes each piece, were it an event: -3 (did not happen) to 3 (happened)."""
        return self.scores("factuality")[:, 0]


class Encoder:
    """Runs the weights of one folder over texts. Does not split sentences and writes on no Doc.

    Windows are run one by one: int8 arithmetic scales by the largest value of a call, so in a batch the
    neighbours of a text would change what is read in it; and on a CPU a batch is hardly faster.
    """

    def __init__(self, folder: Path = MODEL):
        self.labels = _read_labels(folder)
        self._tokenizer = Tokenizer.from_file(str(_file(folder, "tokenizer.json")))
        self._session = _session(_file(folder, "encoder.onnx"))

    def __call__(self, text: str) -> Prediction:
        """All answers for one text; the same text always gets the same."""
        pieces = split(text, self._tokenizer)
        tables = self._empty_tables(len(pieces))
        for window in windows(pieces):
            _keep(tables, self._run(pieces, window), window)
        return Prediction(pieces, *tables, self.labels)

    def _empty_tables(self, size: int) -> tuple[np.ndarray, np.ndarray]:
        widths = (max(place.stop for place in places.values()) for places in (self.labels.scores, self.labels.vectors))
        # Half precision: a book of 5 MB has a million pieces, and no answer hangs on the fourth digit.
        return tuple(np.zeros((size, width), dtype=np.float16) for width in widths)

    def _run(self, pieces: Pieces, window: Window) -> list[np.ndarray]:
        first, last = self.labels.special
        ids = np.concatenate([[first], pieces.ids[window.start : window.end], [last]])[None]
        kinds = np.concatenate([[0], pieces.kinds[window.start : window.end], [0]])[None]
        return self._session.run(["scores", "vectors"], {"ids": ids, "kinds": kinds, "mask": np.ones_like(ids)})


def _keep(tables: tuple[np.ndarray, np.ndarray], answers: list[np.ndarray], window: Window) -> None:
    """Copy the rows whose word is this window's; row 0 of an answer is the special piece before the text."""
    first, last = window.keep_start, window.keep_end
    for table, answer in zip(tables, answers, strict=True):
        table[first:last] = answer[0, first - window.start + 1 : last - window.start + 1]


def _file(folder: Path, name: str) -> Path:
    if not (folder / name).is_file():
        raise ModelError(f"The model's {name} is missing from {folder}. Install the workbench again.")
    return folder / name


def _read_labels(folder: Path) -> Labels:
    record = json.loads(_file(folder, "labels.json").read_text("utf-8"))
    if record.get("format") != FORMAT:
        raise ModelError(
            f"The model in {folder} has format {record.get('format')!r}, this version reads {FORMAT}. "
            "Take the weights and the code from the same release."
        )
    with np.load(_file(folder, "readout.npz")) as arrays:
        readout = {name: arrays[name] for name in arrays.files}
    outputs = {head["name"]: tuple(head["outputs"]) for head in record["heads"]}
    return Labels(
        outputs=outputs,
        leans={head["name"]: head["lean"] for head in record["heads"]},
        scores=_places({name: len(labels) for name, labels in outputs.items()}),
        vectors=_places({vector["name"]: vector["width"] for vector in record["vectors"]}),
        deprels=tuple(record["deprels"]),
        readout=readout,
        special=tuple(record["special"]),
    )


def _places(widths: dict[str, int]) -> dict[str, slice]:
    ends = np.cumsum(list(widths.values())).tolist()
    return {name: slice(end - width, end) for (name, width), end in zip(widths.items(), ends, strict=True)}


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    options.intra_op_num_threads = min(cores, MAX_THREADS)
    options.log_severity_level = 3  # errors only: warnings of the graph optimiser say nothing to an analyst
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def load_encoder() -> Encoder:
    """The bundled encoder, loaded once a process. Raises ModelError if its files are missing."""
    return Encoder()


def prediction(doc: Doc) -> Prediction:
    """What the encoder said about a doc. Raises ModelError if it has not read the doc."""
    if KEY not in doc.user_data:
        raise ModelError('The encoder has not read this doc. Put "workbench/encoder" before this component.')
    return doc.user_data[KEY]


@Language.factory("workbench/encoder")
def make_encoder(nlp: Language, name: str):
    """Component that leaves a Prediction on each Doc for those behind it; annotates nothing itself."""
    return read_doc


def read_doc(doc: Doc) -> Doc:
    """The same doc, with its Prediction in `user_data`."""
    doc.user_data[KEY] = load_encoder()(doc.text)
    return doc
