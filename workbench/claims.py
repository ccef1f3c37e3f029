"""The records that everything below the pipeline speaks: who says what, how sure, and why we think so."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from workbench.articles import Article
from workbench.errors import AnalysisError
from workbench.kinds import LEVEL_OF_FLAG, THOUGHTS, CueKind, FactValue, FlagKind, Identified, Level, SourceKind
from workbench.plain import from_plain, to_plain
from workbench.spans import Span, hull

SCHEMA = "workbench/analysis/1"
AUTHOR = "s0"  # id of the Source that is the article's own voice; every chain begins with it


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that an article lets speak; the article's own voice is one too.

    `grounds` is the stated reason for anonymity, in the article's words.
    """

    id: str
    name: str
    kind: SourceKind
    identified: Identified
    mentions: tuple[Span, ...] = ()
    grounds: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whom an article names as doing or suffering something, whether it lets them speak or not."""

    id: str
    name: str
    kind: SourceKind
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying, thinking or showing: whose, by which words, and what.

    Each part is a tuple of spans because any of them can be interrupted ("It is, he said, late").
    `source` is empty where nobody is named ("reportedly"); `source_id` is the Source then too.
    `parent` is the id of the attribution inside whose content this one stands.
    `cue_kind` is what kind of act the cue names, None where no word of it is known; "continues" says that there is
    no cue, and that the sentence is taken to go on with the report before it.
    """

    id: str
    source_id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    parent: str | None = None
    cue_kind: CueKind | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A signal of uncertainty: the words that give it, what they cover, whose doubt it is, and why we say so.

    `cue` is None where no single word carries it (an unnamed source, a garbled sentence).
    `holder` is a Source id, `rule` the id of the rule or cue row that fired, `reason` one sentence for a reader.
    `bears` is False where it leaves the claim's level alone: it doubts only what is said beside the claim, in a clause
    that describes something in it, or it is a break in the text whose words could be read all the same.
    """

    kind: FlagKind
    cue: Span | None
    scope: Span
    holder: str
    rule: str
    reason: str
    bears: bool = True


@dataclass(frozen=True, slots=True)
class Factuality:
    """How certain one source on the chain makes the claim: a FactBank value and a number in [-3, 3]."""

    source_id: str
    value: FactValue
    number: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition: the content of an attribution, or a sentence in the article's own voice.

    `chain` holds Source ids from the article's voice to the origin; `attribution` is the id of the
    innermost Attribution whose content this is, None in the article's own voice.
    """

    id: str
    spans: tuple[Span, ...]
    chain: tuple[str, ...]
    attribution: str | None = None
    flags: tuple[Flag, ...] = ()
    factuality: tuple[Factuality, ...] = ()

    @property
    def span(self) -> Span:
        """From the claim's first character to its last."""
        return hull(self.spans)

    @property
    def bearing(self) -> tuple[Flag, ...]:
        """The flags that bear on the claim as a whole."""
        return tuple(flag for flag in self.flags if flag.bears)

    @property
    def mended(self) -> bool:
        """Whether its words stand in a broken sentence that could be read all the same: trust it less."""
        return any(flag.kind == "garbled" and not flag.bears for flag in self.flags)

    @property
    def level(self) -> Level:
        """One word for the gravest of its signals. A summary of marks, not a measure of truth."""
        kinds = {flag.kind for flag in self.bearing}
        for kind, level in LEVEL_OF_FLAG.items():
            if kind in kinds:
                return level
        return "attributed" if len(self.chain) > 1 else "stated"


@dataclass(frozen=True)
class Analysis:
    """Everything that was read out of one article. Records refer to each other by id."""

    article: Article
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...] = ()

    def __post_init__(self):
        _check(self)

    @cached_property
    def _by_id(self) -> dict:
        return {record.id: record for record in (*self.sources, *self.attributions, *self.claims, *self.actors)}

    @cached_property
    def _paragraphs(self) -> tuple[Span, ...]:
        return self.article.paragraphs  # worked out once: it is asked for every pair of claims

    def __getitem__(self, key: str):
        """The Source, Attribution or Claim with this id. Raises KeyError with the ids there are."""
        if key not in self._by_id:
            raise KeyError(f"No record {key!r}; there are {', '.join(sorted(self._by_id)) or 'none'}.")
        return self._by_id[key]

    def text_of(self, spans: Span | Iterable[Span]) -> str:
        """The words under one or several spans; a gap is shown as an ellipsis."""
        spans = [spans] if isinstance(spans, Span) else list(spans)
        return " … ".join(span.of(self.article.text) for span in spans)

    def chain_of(self, claim: Claim) -> tuple[Source, ...]:
        """The hands a claim passed through, from the article's own voice to the origin."""
        return tuple(self[source_id] for source_id in claim.chain)

    def claims_of(self, source: Source) -> tuple[Claim, ...]:
        """The claims whose chain ends at this source, in order of the text."""
        return tuple(claim for claim in self.claims if claim.chain[-1] == source.id)

    def cue_kind_of(self, claim: Claim) -> CueKind | None:
        """By what kind of act the origin is given a claim: said, denied, believed; None in the article's own voice.

        "She said she believes it" is said.
        """
        if not claim.attribution:
            return None
        own = self[claim.attribution]
        outer = self[own.parent] if own.parent else None
        told = outer is not None and outer.source_id == own.source_id and outer.cue_kind not in THOUGHTS
        return outer.cue_kind if told and own.cue_kind in THOUGHTS else own.cue_kind

    def is_thought(self, claim: Claim) -> bool:
        """Whether somebody is said to think, know or want the claim, who is not said to have said so."""
        return self.cue_kind_of(claim) in THOUGHTS

    def paragraph_of(self, span: Span) -> int | None:
        """Number of the paragraph, counted from 1, in which the span begins; None in a heading."""
        paragraphs = self._paragraphs
        number = bisect_right(paragraphs, span.start, key=lambda paragraph: paragraph.start)
        return number if number and span.start < paragraphs[number - 1].end else None

    def to_dict(self) -> dict:
        """Plain values for JSON, with the schema's name; `from_dict` reads them back."""
        return {"schema": SCHEMA, **to_plain(self)}

    @classmethod
    def from_dict(cls, record: dict) -> "Analysis":
        """The Analysis that `to_dict` wrote. Raises AnalysisError for another schema."""
        if record.get("schema") != SCHEMA:
            raise AnalysisError(f"Expected a stored analysis of schema {SCHEMA}, got {record.get('schema')!r}.")
        try:
            return from_plain(cls, {name: value for name, value in record.items() if name != "schema"})
        except (KeyError, TypeError) as error:
            raise AnalysisError(f"The stored analysis is damaged: {error}. Run the analysis again.") from error


def _check(analysis: Analysis) -> None:
    """Raise AnalysisError if a record names an unknown id or points outside the text."""
    records = (*analysis.sources, *analysis.attributions, *analysis.claims, *analysis.actors)
    ids = {record.id for record in records}
    if len(ids) != len(records):
        raise AnalysisError("Two records of one analysis carry the same id.")
    if AUTHOR not in ids:
        raise AnalysisError(f"The article's own voice (source {AUTHOR!r}) is missing.")
    named = [name for item in analysis.attributions for name in (item.source_id, item.parent) if name]
    spans = [span for record in (*analysis.sources, *analysis.actors) for span in record.mentions]
    for claim in analysis.claims:
        named += [*claim.chain, *(flag.holder for flag in claim.flags), *filter(None, [claim.attribution])]
        spans += [*claim.spans, *(flag.scope for flag in claim.flags), *(flag.cue for flag in claim.flags if flag.cue)]
    for item in analysis.attributions:
        spans += [*item.source, *item.cue, *item.content]
    if unknown := sorted(set(named) - ids):
        raise AnalysisError(f"Records refer to {', '.join(unknown)}, which the analysis does not hold.")
    if beyond := [span for span in spans if span.end > len(analysis.article.text)]:
        raise AnalysisError(f"{beyond[0]} points beyond the article's {len(analysis.article.text)} characters.")
