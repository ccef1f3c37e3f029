"""How predictions are counted: precision, recall and F, over things that are equal or that overlap."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

HALF = 0.5  # share of a content that must be covered for it to count as the same


@dataclass(slots=True)
class Count:
    """Predictions, how many of them are right, gold items, and how many of those were found."""

    predicted: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, predicted: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        """Count two sets whose members are right if they are equal."""
        predicted, gold = set(predicted), set(gold)
        self.predicted += len(predicted)
        self.gold += len(gold)
        self.right += len(predicted & gold)
        self.found += len(predicted & gold)

    def add_overlapping(self, predicted: list[set[int]], gold: list[set[int]]) -> None:
        """Count contents as sets of characters.

        A prediction is right when half of it lies in one gold content; a gold content is found when half
        of it is covered by one prediction.
        """
        self.predicted += len(predicted)
        self.gold += len(gold)
        self.right += sum(covers(gold, item) is not None for item in predicted)
        self.found += sum(covers(predicted, item) is not None for item in gold)

    def rates(self) -> dict[str, float]:
        """Precision, recall and F, three digits."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": round(precision, 3), "recall": round(recall, 3), "f": round(both, 3), "gold": self.gold}


def covers(candidates: list[set[int]], item: set[int]) -> int | None:
    """Index of the candidate that covers most of `item`, if it covers half."""
    shared = [len(item & candidate) for candidate in candidates]
    if not item or not shared or max(shared) < HALF * len(item):
        return None
    return shared.index(max(shared))


def correlation(said: list[float], right: list[float]) -> float:
    """Pearson's r, three digits."""
    import numpy as np

    return round(float(np.corrcoef(said, right)[0, 1]), 3)
