"""What a comparison says: statements and who takes which stance, pairs of claims, and who has it from whom.

Every record points at claims of analyses by id and carries its reasons as sentences. None of them says what is true.
"""

from dataclasses import dataclass
from typing import Literal

from workbench.spans import Span

StanceName = Literal["support", "deny", "query", "comment"]
Relation = Literal["repeats", "agrees", "differs", "denies"]
DifferenceKind = Literal["number", "actor", "place", "time", "cause", "certainty", "qualifier", "source"]
LinkKind = Literal["citation", "wording", "credit"]
ChangeKind = Literal[
    "added", "dropped", "hedge dropped", "hedge added", "source renamed", "number changed", "reworded"
]  # fmt: skip

UNDATED = "9999"  # in place of a date, so that what has none stands below what has one
STANCE_NAMES: dict[StanceName, str] = {
    "support": "says so",
    "deny": "says it is not so",
    "query": "leaves it open",
    "comment": "speaks of it",
}
OTHER_WAY: dict[StanceName, StanceName] = {"support": "deny", "deny": "support"}  # to what says the opposite
RELATION_NAMES: dict[Relation, str] = {
    "repeats": "says it in the same words",
    "agrees": "says the same",
    "differs": "says it differently",
    "denies": "says the opposite",
}
LINK_NAMES: dict[LinkKind, str] = {
    "citation": "names it as its source",
    "wording": "has its words",
    "credit": "carries the same credit",
}


@dataclass(frozen=True, order=True, slots=True)
class Passage:
    """One claim of one article, by their ids."""

    article: str
    claim: str


@dataclass(frozen=True, slots=True)
class Stance:
    """How one source, in one passage, stands to a statement, and by which words.

    `source` is the name of the origin that the passage gives, `words` are spans of the passage's article.
    """

    passage: Passage
    source: str
    stance: StanceName
    words: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles, or passages of them, that go back to one report or one speaker.

    `name` is that report's outlet or the speaker; `unnamed` says that whoever it rests on is not named. `links` are the
    ids of the links that hold it together: with one of them cut it may fall apart.
    """

    id: str
    name: str
    articles: tuple[str, ...]
    sources: tuple[str, ...]
    unnamed: bool
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one or several claims say, and who stands how to it. `question` marks one that the analyst asked.

    `origins` are the independent origins of those who say so.
    """

    id: str
    text: str
    stances: tuple[Stance, ...]
    origins: tuple[Origin, ...] = ()
    question: bool = False

    @property
    def contested(self) -> bool:
        """Whether one source says so and another says it is not so."""
        return {"support", "deny"} <= {stance.stance for stance in self.stances}


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two claims, with the words on both sides; a side that lacks it has none."""

    kind: DifferenceKind
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims about the same matter: how they stand to each other, why we think so, and what differs."""

    id: str
    left: Passage
    right: Passage
    relation: Relation
    likeness: float
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One article has it from another, or both from a third; the evidence is a sentence and the claims they share.

    `earlier` is an article's id, or the name of an outlet or agency whose report is not among the articles. `passages`
    are the later article's claims that go back to it; `whole` says that they are so much of it that the two articles
    count as one origin altogether.
    """

    id: str
    later: str
    earlier: str
    kind: LinkKind
    reason: str
    matches: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a claim between two versions of an article."""

    kind: ChangeKind
    before: str | None
    after: str | None
    reason: str
