"""A comparison as tables: who stands how to what, what only one source has, who has it from whom, what changed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.comparison import Change, Comparison, Match, Stance, Statement
from workbench.comparison.accounts import outlet_of
from workbench.comparison.records import LINK_NAMES, RELATION_NAMES, STANCE_NAMES, UNDATED
from workbench.views.comparison import DIFFERENCE_NAMES, SIGNS, origins_words, passage_facts

if TYPE_CHECKING:
    from pandas import DataFrame


def stances(comparison: Comparison, statement: Statement) -> "DataFrame":
    """One row a source and passage that bears on a statement, by date: its stance, its words, and why."""
    columns = ["published", "in", "source", "stance", "words", "why"]
    rows = []
    dates = {analysis.article.id: analysis.article.published or UNDATED for analysis in comparison.analyses}
    for stance in sorted(statement.stances, key=lambda stance: dates[stance.passage.article]):
        account = comparison.accounts[stance.passage]
        facts = (account.analysis.article.published or "", outlet_of(account.analysis), stance.source)
        rows.append((*facts, _sign(stance), account.text, stance.reason))
    return _frame(rows, columns)


def lone(comparison: Comparison) -> "DataFrame":
    """One row a claim that only one source in one article makes, as far as words can show, and how it stands to it."""
    alone = [item for item in comparison.statements if len(item.stances) == 1]
    rows = [(item.text, _sign(item.stances[0]), passage_facts(comparison, item.stances[0].passage)) for item in alone]
    return _frame(rows, ["only here", "stance", "who speaks"])


def common(comparison: Comparison) -> "DataFrame":
    """One row a statement that several articles have: in how many, who stands how to it, from how many origins."""
    rows = []
    for item in comparison.statements:
        articles = {stance.passage.article for stance in item.stances}
        if len(articles) > 1:
            counts = {name: sum(s.stance == key for s in item.stances) for key, name in STANCE_NAMES.items()}
            rows.append((item.text, len(articles), *counts.values(), origins_words(item)))
    return _frame(rows, ["statement", "articles", *STANCE_NAMES.values(), "origins"])


def differences(comparison: Comparison) -> "DataFrame":
    """One row a pair of claims on the same matter in which something differs, opposites first."""
    order = list(RELATION_NAMES)[::-1]
    found = [match for match in comparison.matches if match.relation in {"denies", "differs"}]
    rows = [_difference(comparison, match) for match in sorted(found, key=lambda match: order.index(match.relation))]
    return _frame(rows, ["one says", "who", "the other says", "who else", "what differs"])


def links(comparison: Comparison) -> "DataFrame":
    """One row a link by which one article goes back to another: its evidence, and the id by which it can be cut."""
    names = {a.article.id: ", ".join(filter(None, [outlet_of(a), a.article.published])) for a in comparison.analyses}
    rows = [
        (link.id, names[link.later], LINK_NAMES[link.kind], names.get(link.earlier, link.earlier), link.reason)
        for link in comparison.standing_links
    ]
    return _frame(rows, ["link", "the later article", "how", "the earlier report", "evidence"])


def versions(changes: Iterable[Change]) -> "DataFrame":
    """One row a change between two versions of an article."""
    return _frame([(change.kind, change.reason) for change in changes], ["what", "how"])


def _sign(stance: Stance) -> str:
    """A stance as a sign and a word."""
    return f"{SIGNS[stance.stance]} {STANCE_NAMES[stance.stance]}"


def _difference(comparison: Comparison, match: Match) -> tuple:
    left, right = (comparison.accounts[passage] for passage in (match.left, match.right))
    kinds = dict.fromkeys(DIFFERENCE_NAMES[difference.kind] for difference in match.differences)
    what = "; ".join(kinds) if match.relation == "differs" and kinds else RELATION_NAMES[match.relation]
    who = (passage_facts(comparison, match.left), passage_facts(comparison, match.right))
    return (left.text, who[0], right.text, who[1], what)


def _frame(rows: list[tuple], columns: list[str]) -> "DataFrame":
    from pandas import DataFrame

    return DataFrame(rows, columns=columns)
