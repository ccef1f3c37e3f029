"""From records to the words a judgment is about, and from those words back to the records of an analysis.

An analysis may be of a changed article, or made by newer weights: ids and boundaries of claims are then
others. Only words decide. A judgment whose words are there but are no claim any more stays with the words.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from workbench.claims import AUTHOR, Analysis, Claim, Flag, Source
from workbench.errors import JudgmentError
from workbench.judgments.anchoring import Quote, anchor, quote
from workbench.judgments.annotations import ID_LENGTH, Judgment
from workbench.spans import Span

State = Literal["attached", "words only", "orphaned"]
STATE_NAMES: dict[State, str] = {
    "attached": "attached",
    "words only": "the words are there, the claim or source is not",
    "orphaned": "orphaned: these words no longer stand so in the article",
}


@dataclass(frozen=True, slots=True)
class Attached:
    """A judgment with the records of an analysis it is about: a Claim, one of its Flags, or Sources."""

    judgment: Judgment
    state: State
    spans: tuple[Span, ...] = ()
    claim: Claim | None = None
    flag: Flag | None = None
    sources: tuple[Source, ...] = ()


def quotes_of(analysis: Analysis, about: Claim | Source | Span, *, flag: Flag | None = None) -> tuple[Quote, ...]:
    """The words by which a record is found again; none for the article's own voice.

    Raises JudgmentError for a source that is nowhere mentioned and for anything else.
    """
    article = analysis.article
    if isinstance(about, Claim):
        quotes = [quote(article, span, "claim") for span in about.spans]
        return (*quotes, quote(article, place_of(flag), "flag")) if flag else tuple(quotes)
    if isinstance(about, Span):
        return (quote(article, about, "words"),)
    if isinstance(about, Source) and about.id == AUTHOR:
        return ()
    if isinstance(about, Source) and about.mentions:
        return (quote(article, about.mentions[0], "source"),)
    raise JudgmentError(f"A judgment is about a Claim, a Source that is mentioned, or a Span; got {about!r}.")


def place_of(flag: Flag) -> Span:
    """The words of a signal: those that give it, else those it covers."""
    return flag.cue or flag.scope


class Finder:
    """Finds the records of one analysis by their words. It changes nothing and never takes the nearest."""

    def __init__(self, analysis: Analysis):
        self.analysis = analysis

    @cached_property
    def _claims(self) -> dict[tuple[Span, ...], Claim]:
        return {claim.spans: claim for claim in reversed(self.analysis.claims)}

    @cached_property
    def _sources(self) -> dict[Span, Source]:
        return {span: source for source in reversed(self.analysis.sources) for span in source.mentions}

    def attach(self, judgment: Judgment) -> Attached:
        """The judgment with what it is about, as far as that is certain."""
        article = self.analysis.article
        judged = judgment.article[:ID_LENGTH]
        if not judgment.quotes:
            own = self.analysis[AUTHOR]
            return (
                Attached(judgment, "attached", sources=(own,))
                if judged == article.id
                else Attached(judgment, "orphaned")
            )
        found = [(item.part, anchor(item, article, judged=judged)) for item in judgment.quotes]
        if any(span is None for _, span in found):
            return Attached(judgment, "orphaned")
        return self._records(judgment, found)

    def _records(self, judgment: Judgment, found: list[tuple[str, Span]]) -> Attached:
        spans = tuple(span for part, span in found if part != "flag")
        parts = {part for part, _ in found}
        if parts == {"words"}:
            return Attached(judgment, "attached", spans)
        if parts == {"source"}:
            sources = [self._sources.get(span) for span in spans]
            return Attached(
                judgment, "attached" if all(sources) else "words only", spans, sources=tuple(filter(None, sources))
            )
        claim = self._claims.get(spans)
        if claim is None or "flag" not in parts:
            return Attached(judgment, "attached" if claim else "words only", spans, claim)
        place = next(span for part, span in found if part == "flag")
        flag = next((f for f in claim.flags if f.kind == judgment.name and place_of(f) == place), None)
        return Attached(judgment, "attached" if flag else "words only", spans, claim if flag else None, flag)
