"""Judge single events of MEANTIME: which are not told as certain, and which are negated."""

from collections.abc import Iterator

from workbench.kinds import FactValue
from workbench.pipeline.factuality import factuality_of_event
from workbench.pipeline.uncertainty import find_signals
from workbench.training.corpus import Document
from workbench.training.judges import _read, word_at
from workbench.training.scoring import Count

CERTAIN = 3.0


def judge_certainty(documents: list[Document]) -> dict:
    """Events that are not certain and events that are negated: precision, recall and F of each."""
    doubted, negated = Count(), Count()
    for key, value, right in _events(documents):
        negative = value.endswith("-")
        doubted.add({key} if value != "CT+" and not negative else set(), {key} if 0 <= right < CERTAIN else set())
        negated.add({key} if negative else set(), {key} if right < 0 else set())
    return {"not certain": doubted.rates(), "negated": negated.rates()}


def _events(documents: list[Document]) -> Iterator[tuple[tuple[int, int], FactValue, float]]:
    for number, (document, doc) in enumerate(_read(documents)):
        signals = find_signals(doc)
        for start, _, right in document.numbers:
            value, _ = factuality_of_event(word_at(doc, start), signals)
            yield (number, start), value, right
