"""Predictions by hand: answers as words, not as numbers, so that a test reads like what it tests."""

import numpy as np

from workbench.pipeline.encoder import KEY, Labels, Prediction
from workbench.pipeline.linking import DISTANCES
from workbench.pipeline.pieces import Pieces

BIO = {
    "source": ("SOURCE",), "cue": ("CUE",), "content": ("CONTENT",),
    "inner_source": ("SOURCE",), "inner_cue": ("CUE",), "inner_content": ("CONTENT",),
    "uncertainty": ("epistemic", "conditional"), "entity": ("PERSON", "LOC"),
}  # fmt: skip
OUTPUTS = {name: ("O", *(f"{place}-{label}" for label in labels for place in "BI")) for name, labels in BIO.items()}
OUTPUTS["sentence"] = ("inside", "start")
LINKS = ("content_asks_cue", "cue_answers", "cue_asks_source", "content_asks_source", "source_answers")


def places(widths):
    """Columns one behind the other."""
    ends = np.cumsum(list(widths.values())).tolist()
    return {name: slice(end - width, end) for (name, width), end in zip(widths.items(), ends, strict=True)}


def predict(doc, /, *, near: float = 1.0, **answers: list[tuple[str, str]]):
    """Leave a Prediction on a doc: one piece a token, and for each head the words it marks with their label.

    Links have equal vectors, so only distance decides; `near` is what each doubling of it costs.
    """
    scores = places({name: len(labels) for name, labels in OUTPUTS.items()})
    table = np.zeros((len(doc), max(place.stop for place in scores.values())), dtype=np.float32)
    for place in scores.values():
        table[:, place.start] = 5.0
    for head, marked in answers.items():
        for words, label in marked:
            span = doc.char_span(doc.text.index(words), doc.text.index(words) + len(words))
            own = table[span.start : span.end, scores[head]]
            if head == "sentence":
                own[0, 1] = 10.0
                continue
            own[0, OUTPUTS[head].index(f"B-{label}")] = 10.0
            own[1:, OUTPUTS[head].index(f"I-{label}")] = 10.0
    far = -near * np.tile(np.concatenate([np.arange(DISTANCES // 2)] * 2), (3, 1))
    labels = Labels(
        outputs=OUTPUTS,
        leans=dict.fromkeys(OUTPUTS, 0.0),
        scores=scores,
        vectors=places(dict.fromkeys(LINKS, 2)),
        deprels=(),
        readout={"far": far, "nobody": np.full(3, -4.0)},
        special=(101, 102),
    )
    starts = np.array([token.idx for token in doc], dtype=np.int64)
    pieces = Pieces(starts * 0, starts * 0, starts, starts + [len(token) for token in doc])
    doc.user_data[KEY] = Prediction(pieces, table, np.zeros((len(doc), 2 * len(LINKS))), labels)
    return doc
