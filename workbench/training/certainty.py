"""Judge single events of MEANTIME: which are not told as certain, and which are negated."""

from collections.abc import Iterator

from workbench.pipeline.encoder import prediction
from workbench.pipeline.events import Certainty, certainty_of
from workbench.pipeline.pieces import span_of
from workbench.pipeline.uncertainty import find_signals
from workbench.training.corpus import Document
from workbench.training.judges import _read
from workbench.training.scoring import Count

HEADS = ("news_factuality", "factuality")  # the first that the bundled weights have
CERTAIN = 3.0


def judge_certainty(documents: list[Document]) -> dict:
    """Events that are not certain and events that are negated: precision, recall and F of each."""
    doubted, negated = Count(), Count()
    for key, said, right in _events(documents):
        doubted.add({key} if said == "uncertain" else set(), {key} if 0 <= right < CERTAIN else set())
        negated.add({key} if said == "negated" else set(), {key} if right < 0 else set())
    return {"not certain": doubted.rates(), "negated": negated.rates()}


def _events(documents: list[Document]) -> Iterator[tuple[tuple[int, int], Certainty, float]]:
    for number, (document, doc) in enumerate(_read(documents)):
        found = prediction(doc)
        head = next((name for name in HEADS if name in found.labels.outputs), None)
        signals = find_signals(doc)
        words = {character: token for token in doc for character in range(token.idx, token.idx + len(token))}
        for start, end, right in document.numbers:
            piece = span_of(found.pieces, start, end)[0]
            figure = None if head is None else float(found.scores(head)[piece, 0])
            yield (number, start), certainty_of(words[start], signals, figure=figure), right
