"""Who has it from whom: links between articles with their evidence, and the origins when linked ones are one.

A wrong link is as bad as a missed one. So a named outlet alone links nothing: the two articles must share a claim that
the later one gives to the earlier one's outlet; and words that both quote from a speaker do not show that one copied.
"""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from workbench.claims import Analysis, Claim
from workbench.comparison.accounts import Account, outlet_of
from workbench.comparison.matching import other_side, shingles
from workbench.comparison.records import Link, Match, Origin, Passage
from workbench.comparison.wordlists import rows

COPIED = 0.3  # share of the shorter article's rows of words, quotations aside, that makes it a copy
ENOUGH = 12  # rows of words in common below which two short texts may only use the same phrases
PART = 0.25  # share of what an article attributes that must go back to a report before the whole article counts as its
DAYS = 2  # between two outlets' prints of one dispatch
OFTEN = 8  # articles that hold a row of words from which on it is a formula and finds no candidates
QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
CONTRIBUTED = re.compile(r"contributed to this (?:report|story|article)", re.IGNORECASE)


def links_of(analyses: Sequence[Analysis], accounts: Sequence[Account], matches: Sequence[Match]) -> tuple[Link, ...]:
    """Every link that has evidence: citations first, then common wording, then common credits."""
    by_passage = {account.passage: account for account in accounts}
    found = [
        *_citations(analyses, by_passage, matches),
        *_copies(analyses, matches),
        *_credits(analyses, matches),
    ]
    seen, links = set(), []
    for link in found:
        if (link.later, link.earlier) not in seen:
            seen.add((link.later, link.earlier))
            links.append(replace(link, id=f"l{len(links) + 1}"))
    return tuple(links)


def cited_outlets(analysis: Analysis, claim: Claim) -> tuple[str, ...]:
    """The outlets, other than the article's own, through which a claim came."""
    own = plain_name(analysis.article.outlet or "")
    hands = (source for source in analysis.chain_of(claim)[1:] if source.kind == "outlet")
    return tuple(source.name for source in hands if plain_name(source.name) != own)


def plain_name(name: str) -> str:
    """A name to be compared: small letters, no article."""
    return re.sub(r"^(the|a|an) ", "", " ".join(name.lower().split()))


def _citations(analyses: Sequence[Analysis], by_passage: Mapping, matches: Sequence[Match]) -> Iterator[Link]:
    """An article gives a claim to an outlet, and a report of that outlet, not later, holds that claim."""
    by_id = {analysis.article.id: analysis for analysis in analyses}
    evidence = defaultdict(list)  # (later, outlet as cited, earlier) → matches
    outside = defaultdict(list)  # outlet whose report is not here → (article, article, match)
    for match in matches:
        if match.relation == "denies" or match.left.article == match.right.article:
            continue
        for passage in (match.left, match.right):
            other = other_side(match, passage)
            later, earlier = by_id[passage.article], by_id[other.article]
            for outlet in cited_outlets(later, by_passage[passage].claim):
                if plain_name(outlet) == plain_name(earlier.article.outlet or "") and not _later(earlier, later):
                    evidence[passage.article, outlet, other.article].append(match)
                elif passage is match.left and plain_name(outlet) in _plain_cited(earlier, by_passage[other].claim):
                    outside[outlet].append((passage.article, other.article, match))
    yield from _best_citations(by_id, by_passage, evidence, matches)
    linked = {(later, plain_name(outlet)) for later, outlet, _ in evidence}
    for outlet, pairs in outside.items():
        for article in dict.fromkeys(key for left, right, _ in pairs for key in (left, right)):
            if (article, plain_name(outlet)) not in linked:
                own = [match for left, right, match in pairs if article in (left, right)]
                reason = f"{outlet_of(by_id[article])} gives it to {outlet}, and so does another article here."
                whole = _carries(by_id[article], own)
                passages = _through(by_id[article], outlet)
                yield Link("", article, outlet, "citation", reason, tuple(m.id for m in own), passages, whole)


def _best_citations(by_id: Mapping, by_passage: Mapping, evidence: Mapping, matches: Sequence[Match]) -> Iterator[Link]:
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
        count = f"{len(found)} claims" if len(found) > 1 else "a claim"
        reason = (
            f"{outlet_of(by_id[later])} gives “{words}” to {outlet}, whose report here holds it ({count} of it in all)."
        )
        whole = _carries(by_id[later], found)
        passages = _through(by_id[later], outlet)
        if whole:
            passages += _retold(by_passage, matches, later, earlier)
        yield Link("", later, earlier, "citation", reason, tuple(match.id for match in found), passages, whole)


def _through(analysis: Analysis, outlet: str) -> tuple[Passage, ...]:
    """The claims of an article that came through an outlet."""
    name = plain_name(outlet)
    own = (claim for claim in analysis.claims if name in _plain_cited(analysis, claim))
    return tuple(Passage(analysis.article.id, claim.id) for claim in own)


def _retold(by_passage: Mapping, matches: Iterable[Match], later: str, earlier: str) -> tuple[Passage, ...]:
    """What an article says in its own voice that the report holds from which it has most of the rest."""
    found = []
    for match in matches:
        sides = {match.left.article: match.left, match.right.article: match.right}
        if sides.keys() == {later, earlier} and match.relation != "denies":
            found += [sides[later]] if len(by_passage[sides[later]].chain) == 1 else []
    return tuple(dict.fromkeys(found))


def _carries(later: Analysis, found: Sequence[Match]) -> bool:
    """Whether the shared claims are a good part of all that an article attributes to somebody."""
    own = {p.claim for match in found for p in (match.left, match.right) if p.article == later.article.id}
    return len(own) >= PART * sum(len(claim.chain) > 1 for claim in later.claims)


def _plain_cited(analysis: Analysis, claim: Claim) -> set[str]:
    return {plain_name(outlet) for outlet in cited_outlets(analysis, claim)}


def _later(one: Analysis, other: Analysis) -> bool:
    """Whether one article is known to be younger than the other, as far as both dates say."""
    ours, theirs = one.article.published or "", other.article.published or ""
    shared = min(len(ours), len(theirs))
    return bool(shared) and ours[:shared] > theirs[:shared]


def _copies(analyses: Sequence[Analysis], matches: Sequence[Match]) -> Iterator[Link]:
    """Articles that share many rows of words outside quotations: one copied, or both did."""
    rows_of = {analysis.article.id: _own_rows(analysis) for analysis in analyses}
    by_id = {analysis.article.id: analysis for analysis in analyses}
    holding = defaultdict(list)
    for key, own in rows_of.items():
        for row in own:
            holding[row].append(key)
    shared: Counter = Counter()
    for keys in holding.values():
        if 2 <= len(keys) <= OFTEN:
            shared.update((left, right) for at, left in enumerate(keys) for right in keys[at + 1 :])
    for (left, right), count in shared.items():
        part = count / min(len(rows_of[left]), len(rows_of[right]))
        if count >= ENOUGH and part >= COPIED:
            later, earlier = (left, right) if _later(by_id[left], by_id[right]) else (right, left)
            reason = f"{part:.0%} of the shorter text’s words stand in the other in the same order, quotations aside."
            passages = _all_passages(by_id[later])
            yield Link("", later, earlier, "wording", reason, _shared(matches, left, right), passages)


def _own_rows(analysis: Analysis) -> frozenset:
    """Rows of words of an article's paragraphs, without what stands in quotation marks."""
    article = analysis.article
    return frozenset(row for p in article.paragraphs for row in shingles(QUOTED.sub(" | ", p.of(article.text))))


def _credits(analyses: Sequence[Analysis], matches: Sequence[Match]) -> Iterator[Link]:
    """Articles of other outlets that carry one agency's credit, share a claim, and are of about the same day.

    What the agency itself published is its report and carries no credit; two of its dispatches are two.
    """
    carrying = defaultdict(list)
    for analysis in analyses:
        if agency := agency_of(analysis):
            carrying[agency].append(analysis)
    for agency, own in carrying.items():
        reports = [analysis for analysis in own if _is_agency(analysis, agency)]
        for analysis in own:
            if analysis in reports:
                continue
            others = [other for other in own if other is not analysis and _near(analysis, other)]
            shared = {other.article.id: _shared(matches, analysis.article.id, other.article.id) for other in others}
            if any(shared.values()):
                root = next((a.article.id for a in reports if shared.get(a.article.id)), agency)
                reason = (
                    f"{outlet_of(analysis)} carries the credit of {agency}, as does another text with the same claim."
                )
                found = tuple(key for keys in shared.values() for key in keys)
                yield Link("", analysis.article.id, root, "credit", reason, found, _all_passages(analysis))


def _is_agency(analysis: Analysis, agency: str) -> bool:
    return plain_name(analysis.article.outlet or "") == plain_name(agency)


def _near(one: Analysis, other: Analysis) -> bool:
    """Whether two articles are at most two days apart, as far as their dates say."""
    try:
        days = [datetime.date.fromisoformat(analysis.article.published or "") for analysis in (one, other)]
    except ValueError:
        return True
    return abs((days[0] - days[1]).days) <= DAYS


def _all_passages(analysis: Analysis) -> tuple[Passage, ...]:
    return tuple(Passage(analysis.article.id, claim.id) for claim in analysis.claims)


def agency_of(analysis: Analysis) -> str | None:
    """The agency whose credit an article carries: as outlet, in its byline, its dateline or its sign-off."""
    article = analysis.article
    said = [article.outlet or "", article.byline or ""]
    said += [part.span.of(article.text) for part in article.parts if part.kind not in {"paragraph", "heading"}]
    first = article.paragraphs[0].of(article.text)[:80] if article.paragraphs else ""
    if opening := re.match(r"[^a-z]{0,40}\(([\w -]+)\)", first):
        said.append(opening[1])
    for words in said:
        found = None if CONTRIBUTED.search(words) else _agency_pattern().search(words)
        if found:
            return _agencies()[found.group()]
    return None


@cache
def _agencies() -> dict[str, str]:
    names = {}
    for row in rows("agencies"):
        for spelling in filter(None, [row["name"], row["name"].removeprefix("The "), *row["also"].split("|")]):
            names[spelling] = row["name"]
    return names


@cache
def _agency_pattern() -> re.Pattern:
    spellings = sorted(_agencies(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, spellings)) + r")(?!\w)")


def _shared(matches: Iterable[Match], left: str, right: str) -> tuple[str, ...]:
    return tuple(m.id for m in matches if {m.left.article, m.right.article} == {left, right} and m.relation != "denies")


def origins_of(analyses: Sequence[Analysis], links: Sequence[Link]) -> tuple[Origin, ...]:
    """The articles, linked ones together; an origin is unnamed when most that it attributes rests on nobody named."""
    by_id = {analysis.article.id: analysis for analysis in analyses}
    whole = [link for link in links if link.whole]
    root = _roots([*by_id, *(link.earlier for link in whole)], whole)
    members = defaultdict(list)
    for key in by_id:
        members[root[key]].append(key)
    found = []
    for number, (key, articles) in enumerate(members.items(), 1):
        own = tuple(link.id for link in whole if link.later in articles)
        known = by_id.get(key) or by_id[articles[0]]
        found.append(
            Origin(
                f"o{number}", _report(by_id.get(key), key), tuple(articles), _origins_in(known), _unnamed(known), own
            )
        )
    return tuple(found)


def passage_origins(
    passages: Sequence[Account], links: Sequence[Link], analyses: Sequence[Analysis]
) -> tuple[Origin, ...]:
    """The origins of some passages on one matter: a named speaker is one wherever quoted, else the report counts."""
    by_id = {analysis.article.id: analysis for analysis in analyses}
    members = defaultdict(list)
    for account in passages:
        members[_passage_root(account, links)].append(account)
    found = []
    for number, ((kind, name), own) in enumerate(members.items(), 1):
        articles = tuple(dict.fromkeys(account.passage.article for account in own))
        used = tuple(link.id for link in links if kind == "report" and link.later in articles)
        sources = tuple(dict.fromkeys(account.source for account in own))
        title = name if kind == "speaker" else _report(by_id.get(name), name)
        found.append(Origin(f"o{number}", title, articles, sources, _nobody_named(own), used))
    return tuple(found)


def _nobody_named(own: Sequence[Account]) -> bool:
    """Whether passages rest on people without a name, and on nobody with one; that a paper wrote it names nobody."""
    speakers = [account for account in own if account.origin.kind not in {"outlet", "author"}]
    return bool(speakers) and all(account.unnamed for account in speakers)


def _passage_root(account: Account, links: Sequence[Link]) -> tuple[str, str]:
    """What a passage goes back to: the report it was taken from, else a named speaker, else its own article."""
    for link in links:
        if account.passage in link.passages:
            return ("report", link.earlier)
    if (
        account.origin.kind in {"person", "organisation"}
        and account.origin.identified == "named"
        and len(account.chain) > 1
    ):
        return ("speaker", account.origin.name)
    return ("report", account.passage.article)


def _roots(keys: Iterable[str], links: Sequence[Link]) -> dict[str, str]:
    """For each article or outside report the one that its links lead to; a circle ends where it began."""
    earlier = {}
    for link in links:
        earlier.setdefault(link.later, link.earlier)
    root = {}
    for key in keys:
        seen = [key]
        while seen[-1] in earlier and earlier[seen[-1]] not in seen:
            seen.append(earlier[seen[-1]])
        root[key] = seen[-1]
    return root


def _report(analysis: Analysis | None, name: str) -> str:
    """How a report is called: outlet and date; the outlet alone where its report is not here."""
    if analysis is None:
        return f"{name} (not among these)"
    return ", ".join(filter(None, [outlet_of(analysis), analysis.article.published]))


def _origins_in(analysis: Analysis) -> tuple[str, ...]:
    ends = (analysis.chain_of(claim)[-1] for claim in analysis.claims if len(claim.chain) > 1)
    return tuple(dict.fromkeys(source.name for source in ends if source.kind != "outlet"))


def _unnamed(analysis: Analysis) -> bool:
    """Whether more of what the article attributes rests on people without a name than on named ones."""
    ends = [Account(analysis, claim) for claim in analysis.claims if len(claim.chain) > 1]
    unnamed = sum(account.unnamed for account in ends)
    return unnamed > len(ends) - unnamed


def sentence(articles: int, origins: Sequence[Origin], *, things: str = "document") -> str:
    """`10 documents, 8 origins, of which 5 unnamed`."""
    unnamed = sum(origin.unnamed for origin in origins)
    several = "" if articles == 1 else "s"
    many = "origin" if len(origins) == 1 else "origins"
    return f"{articles} {things}{several}, {len(origins)} {many}, of which {unnamed or 'none'} unnamed"


def chain_to(passage: Passage, accounts: Mapping[Passage, Account]) -> str:
    """The hands of a passage, from the article's outlet to the origin."""
    account = accounts[passage]
    return " ▸ ".join([outlet_of(account.analysis), *(source.name for source in account.chain[1:])])
