"""The matrix of statements by sources as a static table with the passages below it, and as plain text."""

import textwrap
from collections.abc import Sequence

from workbench.comparison import Comparison, Statement
from workbench.comparison.accounts import outlet_of
from workbench.comparison.records import STANCE_NAMES
from workbench.views.comparison import (
    SIGNS,
    Column,
    apart_words,
    column_of,
    columns_of,
    head_of,
    marked_words,
    origins_words,
    passage_facts,
    shared_statements,
)
from workbench.views.escape import esc, visible
from workbench.views.static import _as, table_html

WIDEST = 4  # columns that a page has room for; of more articles the stances are the columns
ROWS = 40  # statements in a static table; beyond that it is searched, not read
WIDTH = 78
NONE = "Nothing here is said by more than one source."
UNDERLINED = "background:#fdf3df;background:color-mix(in srgb,#c88c14 15%,#0000);color:inherit;border-bottom:2px solid"


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
    apart = apart_words(comparison, statements)
    below = f"<p{_as('wb-facts')}>{esc(apart)}</p>" if apart else ""
    return head + table + below + "".join(_passages_html(comparison, statement) for statement in shown)


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
    elif apart := apart_words(comparison, statements):
        blocks.append(_wrapped(apart, width))
    return visible("\n\n".join(blocks))


def _key() -> str:
    return "; ".join(f"{SIGNS[stance]} {words}" for stance, words in STANCE_NAMES.items()) + "."


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
