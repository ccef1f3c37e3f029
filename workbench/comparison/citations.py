"""Articles that name another report as where they have a claim from.

A named outlet alone links nothing: the two articles must share a claim that the later one gives to the earlier one's
outlet, or both must give a shared claim to one outlet whose report is not here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.claims import Analysis, Claim
from workbench.comparison.accounts import Account, outlet_of
from workbench.comparison.matching import other_side
from workbench.comparison.pairs import Pairs, is_later
from workbench.comparison.records import Link, Match, Passage

PART = 0.25  # share of what an article attributes that must go back to a report before the whole article counts as its


def citations(analyses: Sequence[Analysis], by_passage: Mapping[Passage, Account], pairs: Pairs) -> Iterator[Link]:
    """An article gives a claim to an outlet, and a report of that outlet, not later, holds that claim."""
    by_id = {analysis.article.id: analysis for analysis in analyses}
    evidence = defaultdict(list)  # (later, outlet as cited, earlier) → matches
    outside = defaultdict(list)  # outlet whose report is not here → (article, article, match)
    for match in pairs:
        for passage in (match.left, match.right):
            other = other_side(match, passage)
            later, earlier = by_id[passage.article], by_id[other.article]
            for outlet in cited_outlets(later, by_passage[passage].claim):
                if plain_name(outlet) == plain_name(earlier.article.outlet or "") and not is_later(earlier, later):
                    evidence[passage.article, outlet, other.article].append(match)
                elif passage is match.left and plain_name(outlet) in _plain_cited(earlier, by_passage[other].claim):
                    outside[outlet].append((passage.article, other.article, match))
    yield from _best_citations(by_id, by_passage, evidence, pairs)
    linked = {(later, plain_name(outlet)) for later, outlet, _ in evidence}
    for outlet, pairs in outside.items():
        for article in dict.fromkeys(key for left, right, _ in pairs for key in (left, right)):
            if (article, plain_name(outlet)) not in linked:
                own = [match for left, right, match in pairs if article in (left, right)]
                reason = f"{outlet_of(by_id[article])} gives it to {outlet}, and so does another article here."
                whole = _carries(by_id[article], own)
                passages = _through(by_id[article], outlet)
                yield Link("", article, outlet, "citation", reason, tuple(m.id for m in own), passages, whole)


def _best_citations(by_id: Mapping, by_passage: Mapping, evidence: Mapping, pairs: Pairs) -> Iterator[Link]:
    """Of an outlet's several reports the one that shares most with the article that cites it."""
    best = {}
    for (later, outlet, earlier), found in evidence.items():
        weight = sum(match.likeness for match in found)
        if weight > best.get((later, outlet), ("", 0.0))[1]:
            best[later, outlet] = (earlier, weight)
    for (later, outlet), (earlier, _) in best.items():
        found = sorted(evidence[later, outlet, earlier], key=lambda match: -match.likeness)
        passage = found[0].left if found[0].left.article == later else found[0].right
        words = by_passage[passage].text
        count = f"{len(found)} of its claims in all" if len(found) > 1 else "this claim alone"
        reason = f"{outlet_of(by_id[later])} gives “{words}” to {outlet}, whose report here holds it ({count})."
        whole = _carries(by_id[later], found)
        passages = _through(by_id[later], outlet)
        if whole:
            passages += _retold(by_passage, pairs.of(later, earlier), later)
        yield Link("", later, earlier, "citation", reason, tuple(match.id for match in found), passages, whole)


def _through(analysis: Analysis, outlet: str) -> tuple[Passage, ...]:
    """The claims of an article that came through an outlet."""
    name = plain_name(outlet)
    own = (claim for claim in analysis.claims if name in _plain_cited(analysis, claim))
    return tuple(Passage(analysis.article.id, claim.id) for claim in own)


def _retold(by_passage: Mapping, matches: Iterable[Match], later: str) -> tuple[Passage, ...]:
    """What an article says in its own voice that the report holds from which it has most of the rest."""
    sides = (passage for match in matches for passage in (match.left, match.right) if passage.article == later)
    return tuple(dict.fromkeys(side for side in sides if len(by_passage[side].chain) == 1))


def _carries(later: Analysis, found: Sequence[Match]) -> bool:
    """Whether the shared claims are a good part of all that an article attributes to somebody.

    What stands inside another claim ("they approved *the plan*") is not counted beside it.
    """
    own = {p.claim for match in found for p in (match.left, match.right) if p.article == later.article.id}
    attributed = [claim for claim in later.claims if len(claim.chain) > 1]
    whole = [claim for claim in attributed if not any(_holds(other, claim) for other in attributed)]
    return len(own) >= PART * len(whole)


def _holds(outer: Claim, inner: Claim) -> bool:
    a, b = outer.span, inner.span
    return a != b and a.start <= b.start and b.end <= a.end


def cited_outlets(analysis: Analysis, claim: Claim) -> tuple[str, ...]:
    """The outlets, other than the article's own, through which a claim came."""
    own = plain_name(analysis.article.outlet or "")
    hands = (source for source in analysis.chain_of(claim)[1:] if source.kind == "outlet")
    return tuple(source.name for source in hands if plain_name(source.name) != own)


def _plain_cited(analysis: Analysis, claim: Claim) -> set[str]:
    return {plain_name(outlet) for outlet in cited_outlets(analysis, claim)}


def plain_name(name: str) -> str:
    """A name to be compared: small letters, no article."""
    return re.sub(r"^(the|a|an) ", "", " ".join(name.lower().split()))
