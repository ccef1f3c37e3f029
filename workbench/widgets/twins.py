"""What the other articles of a comparison say on a claim, ready to be drawn beside it."""

from workbench import views
from workbench.comparison import Comparison
from workbench.comparison.accounts import outlet_of
from workbench.comparison.records import RELATION_NAMES
from workbench.errors import AnalysisError
from workbench.views.comparison import ORDER

MOST = 6  # twins of one claim; of more the comparison itself is the place to read


def twins_of(comparison: Comparison | None, article: str) -> dict[str, list[dict]]:
    """By the id of a claim of the article, its twins elsewhere: those that say the opposite first, then the most alike.

    Raises AnalysisError where the comparison is none, or not of this article.
    """
    if comparison is None:
        return {}
    if not isinstance(comparison, Comparison):
        raise AnalysisError(f"A comparison is what compare([…]) gives, got {type(comparison).__name__}.")
    if article not in {analysis.article.id for analysis in comparison.analyses}:
        raise AnalysisError("The comparison is not of this article. Compare it too: compare([analysis, …]).")
    found: dict[str, list[tuple]] = {}
    for match in comparison.matches:
        for own, other in ((match.left, match.right), (match.right, match.left)):
            if own.article == article != other.article:
                found.setdefault(own.claim, []).append((match, other))
    best = {claim: sorted(pairs, key=_order)[:MOST] for claim, pairs in found.items()}
    return {claim: [_twin(comparison, *pair) for pair in pairs] for claim, pairs in best.items()}


def _order(pair) -> tuple:
    match, _ = pair
    return (ORDER.index(match.relation), -match.likeness)


def _twin(comparison: Comparison, match, passage) -> dict:
    account = comparison.accounts[passage]
    article = account.analysis.article
    return {
        "article": passage.article,
        "claim": passage.claim,
        "relation": match.relation,
        "name": views.visible(", ".join(filter(None, [outlet_of(account.analysis), article.published]))),
        "how": RELATION_NAMES[match.relation],
        "words": views.visible(account.text),
        "through": views.visible(views.chain_text(account.analysis, account.claim)),
    }
