"""A claim made comparable: what it speaks of, who gives it, when, and what it commits its origin to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.claims import AUTHOR, Analysis, Claim, Flag, Source
from workbench.comparison.places import Named, places_of
from workbench.comparison.records import Passage
from workbench.comparison.slots import Figure, Time, causes_of, figures_of, times_of
from workbench.comparison.terms import Term, terms_of
from workbench.spans import Span

REACHING = ("negation", "absence_of_evidence")  # what reaches into a claim within a claim
DOUBTS = ("hedge", "reported", "conditional")


@dataclass(frozen=True)
class Account:
    """One claim of one analysis, ready to be held beside others."""

    analysis: Analysis
    claim: Claim

    @cached_property
    def passage(self) -> Passage:
        """Where it stands."""
        return Passage(self.analysis.article.id, self.claim.id)

    @cached_property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join(self.analysis.text_of(self.claim.spans).split())

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """What it speaks of."""
        return terms_of(self.analysis.article.text, self.claim.spans)

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it speaks of, each thing once."""
        return frozenset(term.key for term in self.terms)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in it."""
        return frozenset(term.key for term in self.terms if term.kind == "name")

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers and what they count."""
        return figures_of(self.analysis.article.text, self.claim.spans)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """Its dates."""
        return times_of(self.analysis.article.text, self.claim.spans, published=self.analysis.article.published)

    @cached_property
    def places(self) -> tuple[Named, ...]:
        """The places it names."""
        return places_of(self.analysis.article.text, self.claim.spans)

    @cached_property
    def causes(self) -> tuple[Named, ...]:
        """By what it says that something came about."""
        return causes_of(self.analysis.article.text, self.claim.spans)

    @cached_property
    def chain(self) -> tuple[Source, ...]:
        """The hands it passed through, from the article's own voice to the origin."""
        return self.analysis.chain_of(self.claim)

    @property
    def origin(self) -> Source:
        """Who is given as the one who says it."""
        return self.chain[-1]

    @property
    def source(self) -> str:
        """The origin's name; the article's own voice has its outlet's, its author's or its own title's."""
        return outlet_of(self.analysis) if self.origin.id == AUTHOR else self.origin.name

    @property
    def unnamed(self) -> bool:
        """Whether its origin is somebody who could have a name and is not given one."""
        return self.origin.kind in {"person", "group"} and self.origin.identified != "named"

    @property
    def doubts(self) -> tuple[Flag, ...]:
        """The hedges on it: hedge, hearsay, condition."""
        return tuple(flag for flag in self.claim.flags if flag.kind in DOUBTS)

    @cached_property
    def around(self) -> tuple[Flag, ...]:
        """Negations and missing evidence of the claims inside which it stands: “no evidence that” reaches into it."""
        return tuple(
            flag
            for claim in self.analysis.claims
            for flag in claim.flags
            if flag.kind in REACHING and flag.scope.overlaps(self.claim.span) and claim is not self.claim
            if Account(self.analysis, claim).holds(self)
        )

    def flags_over(self, spans: Sequence[Span], kinds: Sequence[str]) -> tuple[Flag, ...]:
        """The flags of these kinds, its own and those around it, whose scope covers one of the stretches."""
        own = (flag for flag in (*self.claim.flags, *self.around) if flag.kind in kinds)
        return tuple(flag for flag in own if any(flag.scope.overlaps(span) for span in spans))

    def holds(self, other: "Account") -> bool:
        """Whether the other's words stand inside this one's: who said that somebody said it."""
        if self.analysis.article.id != other.analysis.article.id:
            return False
        return all(any(mine.contains(span) for mine in self.claim.spans) for span in other.claim.spans)


def outlet_of(analysis: Analysis) -> str:
    """What an article is called where it stands beside others: outlet, author, or the first words of its title."""
    article = analysis.article
    return article.outlet or article.byline or f"“{' '.join((article.title or article.text).split()[:6])} …”"


def accounts_of(analyses: Sequence[Analysis]) -> Iterator[Account]:
    """The claims of some analyses, in order."""
    for analysis in analyses:
        for claim in analysis.claims:
            yield Account(analysis, claim)
