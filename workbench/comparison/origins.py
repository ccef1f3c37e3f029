"""How many really know: articles and passages that go back to one report, or to one speaker, are one origin."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.claims import Analysis
from workbench.comparison.accounts import Account, outlet_of
from workbench.comparison.records import Link, Origin


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
