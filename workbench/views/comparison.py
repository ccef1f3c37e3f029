"""Sources side by side: the columns of the matrix, the passages behind a cell, and what is said of them in words.

A stance is told by a sign and a word, never by colour alone; the words that differ are underlined and named.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.claims import AUTHOR
from workbench.comparison import Comparison, Match, Origin, Passage, Statement
from workbench.comparison.accounts import Account, outlet_of
from workbench.comparison.matching import match
from workbench.comparison.origins import sentence
from workbench.comparison.records import RELATION_NAMES, UNDATED, DifferenceKind, StanceName
from workbench.spans import Span, hull
from workbench.views.escape import visible
from workbench.views.sentences import name_of

SIGNS: dict[StanceName, str] = {"support": "✓", "deny": "✗", "query": "?", "comment": "·"}
DIFFERENCE_NAMES: dict[DifferenceKind, str] = {
    "number": "another figure",
    "actor": "another actor",
    "place": "another place",
    "time": "another time",
    "cause": "another cause",
    "certainty": "a doubt on one side only",
    "qualifier": "a qualifier on one side only",
    "source": "an unnamed source here, a fact there",
}
INSTEAD: dict[StanceName, tuple[str, str]] = {  # of one document, and of several
    "deny": ("says it is not so", "say it is not so"),
    "query": ("leaves it open", "leave it open"),
    "comment": ("speaks of it", "speak of it"),
}
ORDER = ("denies", "differs", "repeats", "agrees")  # what is worth reading first
LONGEST = 500  # characters of a passage with who says it; beyond that the claim stands alone


@dataclass(frozen=True, slots=True)
class Column:
    """What stands at the head of a column: an article among several, or a source of a single one."""

    id: str
    name: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages side by side: their words with what differs marked, and why they stand so."""

    left: Passage
    right: Passage
    match: Match

    @property
    def relation(self) -> str:
        """How the two stand to each other, in words."""
        return RELATION_NAMES[self.match.relation]


def columns_of(comparison: Comparison) -> tuple[Column, ...]:
    """One column an article, by date; of a single article one a source, in order of the text."""
    if len(comparison.analyses) > 1:
        columns = (Column(a.article.id, outlet_of(a), a.article.published) for a in comparison.analyses)
        return tuple(sorted(columns, key=lambda column: column.date or UNDATED))
    accounts = comparison.accounts.values()
    names = {account.origin.id: name_of(account.origin) for account in accounts}
    order = sorted(names, key=lambda key: key != AUTHOR)
    return tuple(Column(key, names[key], None) for key in order)


def column_of(comparison: Comparison, passage: Passage) -> str:
    """The id of the column in which a passage stands."""
    return passage.article if len(comparison.analyses) > 1 else comparison.accounts[passage].origin.id


def apart_words(comparison: Comparison, statements: Iterable[Statement]) -> str:
    """Which articles say nothing that another says, as a sentence; empty where there is none."""
    heard = {passage.article for statement in statements for passage in (item.passage for item in statement.stances)}
    columns = columns_of(comparison) if len(comparison.analyses) > 1 else ()
    names = [head_of(column) for column in columns if column.id not in heard]
    return f"Without a statement that another makes: {'; '.join(names)}." if names else ""


def shared_statements(comparison: Comparison) -> tuple[Statement, ...]:
    """The statements on which more than one source speaks."""
    return tuple(
        statement
        for statement in comparison.statements
        if len({(stance.passage.article, stance.source) for stance in statement.stances}) > 1
    )


def origins_words(statement: Statement) -> str:
    """`2 documents, 1 origin, of which 1 unnamed`, for those who say so; where nobody does, what they do instead."""
    said = [stance for stance in statement.stances if stance.stance == "support"]
    if not said:
        return _instead(statement)
    articles = len({stance.passage.article for stance in said})
    return sentence(articles, statement.origins)


def _instead(statement: Statement) -> str:
    """`3 documents leave it open`: how many do what, where nobody says so."""
    found = []
    for stance, (one, several) in INSTEAD.items():
        count = len({item.passage.article for item in statement.stances if item.stance == stance})
        if count:
            found.append(f"{count} document{'' if count == 1 else 's'} {one if count == 1 else several}")
    return "; ".join(found) or "nobody here says so"


def origin_lines(comparison: Comparison) -> list[str]:
    """One sentence an origin: which articles go back to it, whom it names, and by which evidence."""
    links = {link.id: link for link in comparison.links}
    return [
        _origin_line(comparison, origin, [links[key].reason for key in origin.links]) for origin in comparison.origins
    ]


def _origin_line(comparison: Comparison, origin: Origin, reasons: Sequence[str]) -> str:
    names = {analysis.article.id: outlet_of(analysis) for analysis in comparison.analyses}
    others = [names[key] for key in origin.articles if not origin.name.startswith(names[key])]
    back = f"; {', '.join(others)} {'goes' if len(others) == 1 else 'go'} back to it" if others else ""
    rests = "mostly on people without a name" if origin.unnamed else "on named sources or its own word"
    return f"{origin.name}: rests {rests}{back}. {' '.join(reasons)}".strip()


def pair_of(comparison: Comparison, statement: Statement, left: Passage, right: Passage) -> Pair:
    """Two passages of a statement. Those that are not alike enough to be a match are held together by their stances."""
    known = next((m.likeness for m in comparison.matches if {m.left, m.right} == {left, right}), None)
    if known is not None:
        return Pair(left, right, match("", comparison.accounts[left], comparison.accounts[right], known))
    ours, theirs = (next(s for s in statement.stances if s.passage == passage) for passage in (left, right))
    opposed = {ours.stance, theirs.stance} == {"support", "deny"}
    relation = "denies" if opposed else "agrees" if ours.stance == theirs.stance else "differs"
    return Pair(left, right, Match("", left, right, relation, 0.0, (ours.reason, theirs.reason)))


def marked_words(account: Account, spans: Iterable[tuple[Span, str]]) -> list[tuple[str, str]]:
    """A claim's words in pieces, each with what it is: empty, a kind of difference, `stance`, or `context`.

    Context is who says it and by which word, where that stands close enough to be read along.
    """
    text = account.analysis.article.text
    own = [*account.claim.spans, *_saying(account)]
    whole = hull(own) if len(hull(own)) <= LONGEST else account.claim.span
    kinds = ["context"] * len(whole)
    for span, kind in [*((span, "") for span in account.claim.spans), *spans]:
        for at in range(max(span.start, whole.start), min(span.end, whole.end)):
            kinds[at - whole.start] = kind
    grouped = groupby(zip(whole.of(text), kinds, strict=True), key=lambda item: item[1])
    return [(visible("".join(char for char, _ in group)), kind) for kind, group in grouped]


def _saying(account: Account) -> Iterator[Span]:
    """The words that say who says it, in the claim's own paragraph."""
    if account.claim.attribution:
        item = account.analysis[account.claim.attribution]
        number = account.analysis.paragraph_of(account.claim.span)
        yield from (span for span in (*item.source, *item.cue) if account.analysis.paragraph_of(span) == number)


def passage_facts(comparison: Comparison, passage: Passage) -> str:
    """Who says it, through whom, where and when: “The Echo ▸ two dockers (unnamed), 2024-05-10, claim 3”."""
    account = comparison.accounts[passage]
    own = outlet_of(account.analysis)
    hands = " ▸ ".join([own, *(name for name in map(name_of, account.chain[1:]) if name != own)])
    number = 1 + account.analysis.claims.index(account.claim)
    return ", ".join(filter(None, [hands, account.analysis.article.published, f"claim {number}"]))


def head_of(column: Column) -> str:
    """A column's name with its date."""
    return " ".join(filter(None, [column.name, column.date]))


def pairs_of(comparison: Comparison, statement: Statement, column: str) -> Iterator[Pair]:
    """The passages of one cell, each beside every passage of the same statement in another, opposites first."""
    here = [s.passage for s in statement.stances if column_of(comparison, s.passage) == column]
    there = [s.passage for s in statement.stances if column_of(comparison, s.passage) != column]
    pairs = (pair_of(comparison, statement, left, right) for left in here for right in there)
    yield from sorted(pairs, key=lambda pair: ORDER.index(pair.match.relation))
