"""The matches of articles, pair by pair, looked up and not searched for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from workbench.claims import Analysis
from workbench.comparison.records import Match, Passage


class Pairs:
    """What any two articles have in common: their matches that do not say the opposite, in order."""

    def __init__(self, matches: Iterable[Match]):
        self._by_pair: dict[frozenset[str], list[Match]] = defaultdict(list)
        self._beside: dict[str, dict[str, None]] = defaultdict(dict)
        for match in matches:
            left, right = match.left.article, match.right.article
            if left != right and match.relation != "denies":
                self._by_pair[frozenset((left, right))].append(match)
                self._beside[left][right] = self._beside[right][left] = None

    def __iter__(self) -> Iterator[Match]:
        """Every such match, pair after pair."""
        return (match for own in self._by_pair.values() for match in own)

    def of(self, left: str, right: str) -> list[Match]:
        """The matches of two articles, by their ids."""
        return self._by_pair.get(frozenset((left, right)), [])

    def ids(self, left: str, right: str) -> tuple[str, ...]:
        """The ids of the matches of two articles."""
        return tuple(match.id for match in self.of(left, right))

    def beside(self, article: str) -> Iterable[str]:
        """The ids of the articles that have something in common with one."""
        return self._beside.get(article, {})


def is_later(one: Analysis, other: Analysis) -> bool:
    """Whether one article is known to be younger than the other, as far as both dates say."""
    ours, theirs = one.article.published or "", other.article.published or ""
    shared = min(len(ours), len(theirs))
    return bool(shared) and ours[:shared] > theirs[:shared]


def all_passages(analysis: Analysis) -> tuple[Passage, ...]:
    """Every claim of an article."""
    return tuple(Passage(analysis.article.id, claim.id) for claim in analysis.claims)
