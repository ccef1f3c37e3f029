"""Which words of the article an annotation of another tool means.

Words are found exactly, by position or by a quotation that stands once with its surroundings; the nearest words are
never taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.claims import Analysis
from workbench.spans import Span


@dataclass(frozen=True, slots=True)
class Selected:
    """Which words a foreign annotation means: what it quotes, what stands around them, where it says they stand."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


def selected_by(record: dict) -> Selected:
    """The first quotation and the first position that the targets hold."""
    fields: dict = {}
    for selector in _selectors(record.get("target")):
        if selector.get("type") == "TextQuoteSelector" and "exact" not in fields:
            fields |= {name: str(selector.get(name) or "") for name in ("exact", "prefix", "suffix")}
        if selector.get("type") == "TextPositionSelector" and "start" not in fields:
            places = [selector.get("start"), selector.get("end")]
            if all(isinstance(place, int) for place in places) and 0 <= places[0] < places[1]:
                fields |= dict(zip(("start", "end"), places, strict=True))
    return Selected(**fields)


def find(selected: Selected, analysis: Analysis) -> Span | None:
    """Where the words stand; None where that is not certain. Spaces and line ends count as equal."""
    text = analysis.article.text
    if not selected.exact.split():
        return None
    pattern = _spaced(selected.exact)
    if selected.start is not None and pattern.fullmatch(text[selected.start : selected.end]):
        return Span(selected.start, selected.end)
    found = [Span(*match.span()) for match in pattern.finditer(text)]
    around = [span for span in found if _stands_between(selected, text, span)]
    return around[0] if len(around) == 1 else None


def _selectors(target) -> Iterator[dict]:
    """Every selector of a target, those that refine another included."""
    if isinstance(target, list):
        for item in target:
            yield from _selectors(item)
    elif isinstance(target, dict):
        if "exact" in target or "start" in target:
            yield target
        for key in ("selector", "refinedBy"):
            yield from _selectors(target.get(key))


def _spaced(words: str) -> re.Pattern:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _stands_between(selected: Selected, text: str, span: Span) -> bool:
    """Whether what the annotation quotes before and after stands there, however it is spaced."""
    before, after = "".join(selected.prefix.split()), "".join(selected.suffix.split())
    here = "".join(text[max(0, span.start - 4 * len(selected.prefix) - 8) : span.start].split())
    there = "".join(text[span.end : span.end + 4 * len(selected.suffix) + 8].split())
    return here.endswith(before) and there.startswith(after)
