"""The bundled encoder: one forward pass over a text, the answers of all heads out of it.

Runs on onnxruntime, tokenizers and numpy. The weights are loaded when the first text comes, once a
process. What the answers mean for sources, names or syntax is the business of the other components.
"""

import json
import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np
import onnxruntime
from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import Tokenizer

from workbench.errors import ModelError
from workbench.pipeline.decoding import PieceSpan, find_spans
from workbench.pipeline.pieces import Pieces, Window, split, windows

MODEL = Path(__file__).parent / "model"
FORMAT = 2  # of labels.json; raised when the graph's inputs or outputs change
KEY = "workbench/prediction"  # in doc.user_data
BEGUN = "workbench/reading"  # in doc.user_data, until the component is run
MAX_THREADS = 4  # the rest of the pipeline runs on one, and cannot keep up with more
LARGEST = 64_000_000  # bytes of a table that is held in memory
_folder = MODEL  # whose weights are read; `use_weights` sets it


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
    words: frozenset[str] = frozenset()  # of the vocabulary, in small letters


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that is being read in the background."""

    prediction: Prediction
    windows: tuple[Future, ...]

    def result(self) -> Prediction:
        """All answers, when the last window is read; raises what reading one of them raised."""
        try:
            for window in self.windows:
                window.result()
        except BaseException:
            self.cancel()
            raise
        return self.prediction

    def cancel(self) -> None:
        """Leave unread what is not read yet."""
        for window in self.windows:
            window.cancel()


class Encoder:
    """Runs the weights of one folder over texts. Does not split sentences and writes on no Doc.

    Each window is one call on one thread, and the windows of all texts stand in one queue. There are no batches:
    int8 arithmetic scales by the largest value of a call, so the neighbours of a text would change what is read
    in it, and on a CPU a batch is no faster. One window on two threads takes longer than two on one each.
    """

    def __init__(self, folder: Path = MODEL):
        labels = _read_labels(folder)
        self._tokenizer = Tokenizer.from_file(str(model_file(folder, "tokenizer.json")))
        self.labels = replace(labels, words=frozenset(self._tokenizer.get_vocab()))
        self._session = open_session(model_file(folder, "encoder.onnx"))
        self._threads = ThreadPoolExecutor(_cores(), thread_name_prefix="encoder")

    def __call__(self, text: str) -> Prediction:
        """All answers for one text; the same text always gets the same."""
        return self.begin(text).result()

    def begin(self, text: str) -> Reading:
        """Start to read a text in the background."""
        pieces = split(text, self._tokenizer)
        size, labels = len(pieces), self.labels
        width, vector_width = (max(place.stop for place in of.values()) for of in (labels.scores, labels.vectors))
        tables = _table(size, width, np.float16), _table(size, vector_width, np.float32)
        prediction = Prediction(pieces, *tables, labels)
        return Reading(
            prediction, tuple(self._threads.submit(self._read, prediction, window) for window in windows(pieces))
        )

    def _read(self, prediction: Prediction, window: Window) -> None:
        """Write the answers for one window; row 0 of an answer is the special piece before the text."""
        first, last = self.labels.special
        pieces = prediction.pieces
        ids = np.concatenate([[first], pieces.ids[window.start : window.end], [last]])[None]
        kinds = np.concatenate([[0], pieces.kinds[window.start : window.end], [0]])[None]
        answers = self._session.run(["scores", "vectors"], {"ids": ids, "kinds": kinds})
        first, last = window.keep_start, window.keep_end
        for table, answer in zip((prediction.table, prediction.vector_table), answers, strict=True):
            table[first:last] = answer[0, first - window.start + 1 : last - window.start + 1]


def _table(size: int, width: int, kind: type[np.floating]) -> np.ndarray:
    """An empty table of numbers of a kind; a large one lies in a temporary file.

    Scores are kept in half precision, as no answer hangs on the fourth digit. Vectors are not: to turn so many numbers
    into halves and back takes longer than all that is read from them.
    A book of 5 MB has a million pieces and needs 5 GB.
    """
    if size * width * np.dtype(kind).itemsize <= LARGEST:
        return np.zeros((size, width), dtype=kind)
    with TemporaryFile() as file:
        return np.memmap(file, dtype=kind, shape=(size, width), mode="w+")


def model_file(folder: Path, name: str) -> Path:
    """The file of a model. Raises ModelError if it is missing."""
    if not (folder / name).is_file():
        raise ModelError(f"The model's {name} is missing from {folder}. Install the workbench again.")
    return folder / name


def _read_labels(folder: Path) -> Labels:
    record = json.loads(model_file(folder, "labels.json").read_text("utf-8"))
    if record.get("format") != FORMAT:
        raise ModelError(
            f"The model in {folder} has format {record.get('format')!r}, this version reads {FORMAT}. "
            "Take the weights and the code from the same release."
        )
    with np.load(model_file(folder, "readout.npz")) as arrays:
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


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """A session on the CPU for the graph in a file."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    # The graph is fused as it is; what onnxruntime would make of a sum and its norm is slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3  # errors only: warnings of the graph optimiser say nothing to an analyst
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _cores() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MAX_THREADS)


@cache
def load_encoder() -> Encoder:
    """The bundled encoder, loaded once a process. Raises ModelError if its files are missing."""
    return Encoder(_folder)


def use_weights(folder: Path) -> None:
    """Let this process read with the weights of another folder from now on; only measuring needs that."""
    global _folder
    _folder = folder
    load_encoder.cache_clear()


def prediction(doc: Doc) -> Prediction:
    """What the encoder said about a doc. Raises ModelError if it has not read the doc."""
    if KEY not in doc.user_data:
        raise ModelError('The encoder has not read this doc. Put "workbench/encoder" before this component.')
    return doc.user_data[KEY]


@Language.factory("workbench/encoder")
def make_encoder(nlp: Language, name: str):
    """Component that leaves a Prediction on each Doc for those behind it; annotates nothing itself."""
    return read_doc


def begin(doc: Doc) -> Doc:
    """The same doc, which the encoder has begun to read in the background; the component waits for it."""
    doc.user_data[BEGUN] = load_encoder().begin(doc.text)
    return doc


def cancel(doc: Doc) -> None:
    """Stop what `begin` began."""
    if reading := doc.user_data.pop(BEGUN, None):
        reading.cancel()


def read_doc(doc: Doc) -> Doc:
    """The same doc, with its Prediction in `user_data`."""
    reading = doc.user_data.pop(BEGUN, None) or load_encoder().begin(doc.text)
    doc.user_data[KEY] = reading.result()
    return doc
