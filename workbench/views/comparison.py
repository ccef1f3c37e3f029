"""Sources side by side: the matrix of statements, the passages behind a cell, and the same as plain text.

A stance is told by a sign and a word, never by colour alone; the words that differ are underlined and named.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.claims import AUTHOR
from workbench.comparison import Comparison, Match, Origin, Passage, Statement
from workbench.comparison.accounts import Account, outlet_of
from workbench.comparison.matching import match
from workbench.comparison.origins import sentence
from workbench.comparison.records import RELATION_NAMES, STANCE_NAMES, DifferenceKind, StanceName
from workbench.spans import Span, hull
from workbench.views.escape import esc, visible
from workbench.views.sentences import name_of
from workbench.views.static import _as, table_html

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
ORDER = ("denies", "differs", "repeats", "agrees")  # what is worth reading first
WIDEST = 4  # columns that a page has room for; of more articles the stances are the columns
ROWS = 40  # statements in a static table; beyond that it is searched, not read
WIDTH = 78
LONGEST = 500  # characters of a passage with who says it; beyond that the claim stands alone
NONE = "Nothing here is said by more than one source."
UNDERLINED = "background:#fdf3df;background:color-mix(in srgb,#c88c14 15%,#0000);color:inherit;border-bottom:2px solid"


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
        return tuple(sorted(columns, key=lambda column: column.date or "9999"))
    accounts = comparison.accounts.values()
    names = {account.origin.id: name_of(account.origin) for account in accounts}
    order = sorted(names, key=lambda key: key != AUTHOR)
    return tuple(Column(key, names[key], None) for key in order)


def column_of(comparison: Comparison, passage: Passage) -> str:
    """The id of the column in which a passage stands."""
    return passage.article if len(comparison.analyses) > 1 else comparison.accounts[passage].origin.id


def shared_statements(comparison: Comparison) -> tuple[Statement, ...]:
    """The statements on which more than one source speaks."""
    return tuple(
        statement
        for statement in comparison.statements
        if len({(stance.passage.article, stance.source) for stance in statement.stances}) > 1
    )


def origins_words(statement: Statement) -> str:
    """`2 sources say so, 1 origin, of which 1 unnamed`, for the independent origins of those who say so."""
    said = [stance for stance in statement.stances if stance.stance == "support"]
    if not said:
        return "nobody here says so"
    articles = len({stance.passage.article for stance in said})
    return sentence(articles, statement.origins)


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
    hands = " ▸ ".join([outlet_of(account.analysis), *(name_of(source) for source in account.chain[1:])])
    number = 1 + account.analysis.claims.index(account.claim)
    return ", ".join(filter(None, [hands, account.analysis.article.published, f"claim {number}"]))


def comparison_html(comparison: Comparison, statements: Sequence[Statement] = ()) -> str:
    """The matrix as a table, and below it each statement's passages with the words that show the stance."""
    statements = list(statements) or list(shared_statements(comparison))
    head = f"<p{_as('wb-facts')}>{esc(comparison.summary)}. {esc(_key())}</p>"
    if not statements:
        return f"{head}<p>{esc(NONE)}</p>"
    shown, columns = statements[:ROWS], columns_of(comparison)
    rest = f" (the first {ROWS} of {len(statements)})" if len(statements) > ROWS else ""
    wide = len(columns) > WIDEST
    records = [_by_stance(comparison, item) if wide else _record(comparison, item, columns) for item in shown]
    table = table_html(records, columns=records[0], caption=f"Who says what{rest}")
    return head + table + "".join(_passages_html(comparison, statement) for statement in shown)


def question_html(comparison: Comparison, statement: Statement) -> str:
    """Sources by stance on one question: a row a source, with its words and the reason for the mark."""
    records = [
        {
            "date": comparison.accounts[stance.passage].analysis.article.published or "",
            "in": outlet_of(comparison.accounts[stance.passage].analysis),
            "source": stance.source,
            "stance": f"{SIGNS[stance.stance]} {STANCE_NAMES[stance.stance]}",
            "words": comparison.accounts[stance.passage].text,
            "why": stance.reason,
        }
        for stance in statement.stances
    ]
    caption = f"“{statement.text}”: {origins_words(statement)}"
    columns = ("date", "in", "source", "stance", "words", "why")
    return table_html(records, columns=columns, caption=caption) if records else f"<p>{esc(_nobody(statement))}</p>"


def comparison_text(comparison: Comparison, statements: Sequence[Statement] = (), *, width: int = WIDTH) -> str:
    """The same as plain text: the figure, then each statement with who stands how to it."""
    statements = list(statements) or list(shared_statements(comparison))
    blocks = [f"{comparison.summary}. {_key()}"]
    for statement in statements[:ROWS]:
        lines = [f"“{statement.text}” ({origins_words(statement)})"]
        lines += [
            f"  {SIGNS[item.stance]} {STANCE_NAMES[item.stance]}: {passage_facts(comparison, item.passage)}"
            for item in statement.stances
        ]
        blocks.append("\n".join(_wrapped(line, width) for line in lines))
    if not statements:
        blocks.append(NONE)
    return visible("\n\n".join(blocks))


def _key() -> str:
    return "; ".join(f"{SIGNS[stance]} {words}" for stance, words in STANCE_NAMES.items()) + "."


def _nobody(statement: Statement) -> str:
    return f"Nothing in these articles bears on “{statement.text}”."


def _record(comparison: Comparison, statement: Statement, columns: Sequence[Column]) -> dict[str, str]:
    heads = {column.id: head_of(column).replace("-", "\N{NON-BREAKING HYPHEN}") for column in columns}
    cells = {column.id: {} for column in columns}
    for stance in statement.stances:
        said = cells[column_of(comparison, stance.passage)].setdefault(stance.stance, [])
        said += [stance.source] if len(comparison.accounts[stance.passage].chain) > 1 else []
    words = {
        key: "; ".join(f"{SIGNS[stance]} {', '.join(dict.fromkeys(said))}".strip() for stance, said in own.items())
        for key, own in cells.items()
    }
    return {
        "statement": statement.text,
        **{heads[key]: words[key] for key in words},
        "origins": origins_words(statement),
    }


def _by_stance(comparison: Comparison, statement: Statement) -> dict[str, str]:
    """A statement with its sources by stance, each with the article in which it speaks."""
    cells: dict[str, list[str]] = {
        f"{SIGNS[key]} {words}": [] for key, words in STANCE_NAMES.items() if key != "comment"
    }
    for stance in statement.stances:
        if stance.stance != "comment":
            account = comparison.accounts[stance.passage]
            where = " ".join(filter(None, [outlet_of(account.analysis), account.analysis.article.published]))
            who = f"{stance.source} ({where})" if len(account.chain) > 1 else where
            cells[f"{SIGNS[stance.stance]} {STANCE_NAMES[stance.stance]}"].append(
                who.replace("-", "\N{NON-BREAKING HYPHEN}")
            )
    found = {head: "; ".join(dict.fromkeys(words)) for head, words in cells.items()}
    return {"statement": statement.text, **found, "origins": origins_words(statement)}


def head_of(column: Column) -> str:
    """A column's name with its date."""
    return " ".join(filter(None, [column.name, column.date]))


def _passages_html(comparison: Comparison, statement: Statement) -> str:
    items = []
    for stance in (stance for stance in statement.stances if stance.stance != "comment"):
        account = comparison.accounts[stance.passage]
        words = "".join(
            _piece(piece, kind) for piece, kind in marked_words(account, [(span, "stance") for span in stance.words])
        )
        sign = f"<b>{SIGNS[stance.stance]} {esc(STANCE_NAMES[stance.stance])}</b>"
        items.append(
            f"<li>{sign}: “{words}” <i>{esc(passage_facts(comparison, stance.passage))}.</i> {esc(stance.reason)}</li>"
        )
    reasons = dict.fromkeys(d.reason for m in comparison.matches_of(statement) for d in m.differences)
    differ = "".join(f"<li>{esc(reason)}</li>" for reason in reasons)
    more = f"<p>What differs:</p><ul>{differ}</ul>" if differ else ""
    return (
        f"<details{_as('wb-facts')}><summary>{esc(statement.text)}</summary><ul>{''.join(items)}</ul>{more}</details>"
    )


def _piece(words: str, kind: str) -> str:
    if kind == "context":
        return f"<i>{esc(words)}</i>"
    return f'<mark style="{UNDERLINED}">{esc(words)}</mark>' if kind else esc(words)


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(" ".join(text.split(" ")), width, subsequent_indent="    ", break_long_words=False)


def pairs_of(comparison: Comparison, statement: Statement, column: str) -> Iterator[Pair]:
    """The passages of one cell, each beside every passage of the same statement in another, opposites first."""
    here = [s.passage for s in statement.stances if column_of(comparison, s.passage) == column]
    there = [s.passage for s in statement.stances if column_of(comparison, s.passage) != column]
    pairs = (pair_of(comparison, statement, left, right) for left in here for right in there)
    yield from sorted(pairs, key=lambda pair: ORDER.index(pair.match.relation))
