"""A stretch of an article, in Python code points: the one way in which records point at text."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.errors import AnalysisError


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Half-open stretch `[start, end)` of an article's text, counted in code points.

    Raises AnalysisError for a span that is empty or begins before the text.
    """

    start: int
    end: int

    def __post_init__(self):
        if not 0 <= self.start < self.end:
            raise AnalysisError(f"A span must hold at least one character: got [{self.start}, {self.end}).")

    def __len__(self):
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every character of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that contains all of `spans`, of which there is at least one."""
    spans = list(spans)
    return Span(min(s.start for s in spans), max(s.end for s in spans))
