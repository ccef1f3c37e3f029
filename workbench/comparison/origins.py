"""How many really know: articles and passages that go back to one report, or to one speaker, are one origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.claims import Analysis
from workbench.comparison.accounts import Account, outlet_of
from workbench.comparison.records import Link, Origin, Passage


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


@dataclass(frozen=True)
class Reports:
    """What goes back to which report: for each linked passage the earlier one, for each article its links."""

    by_id: Mapping[str, Analysis]
    earlier: Mapping[Passage, str]
    links: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, analyses: Iterable[Analysis], links: Sequence[Link]) -> "Reports":
        """The reports behind some articles; of two links of a passage the first counts."""
        earlier, own = {}, defaultdict(list)
        for link in links:
            own[link.later].append(link.id)
            for passage in link.passages:
                earlier.setdefault(passage, link.earlier)
        by_id = {analysis.article.id: analysis for analysis in analyses}
        return cls(by_id, earlier, {article: tuple(ids) for article, ids in own.items()})


def passage_origins(passages: Sequence[Account], reports: Reports) -> tuple[Origin, ...]:
    """The origins of some passages on one matter: a named speaker is one wherever quoted, else the report counts."""
    members = defaultdict(list)
    for account in passages:
        members[_passage_root(account, reports)].append(account)
    found = []
    for number, ((kind, name), own) in enumerate(members.items(), 1):
        articles = tuple(dict.fromkeys(account.passage.article for account in own))
        used = tuple(key for article in articles for key in reports.links.get(article, ())) if kind == "report" else ()
        sources = tuple(dict.fromkeys(account.source for account in own))
        title = name if kind == "speaker" else _report(reports.by_id.get(name), name)
        found.append(Origin(f"o{number}", title, articles, sources, _nobody_named(own), used))
    return tuple(found)


def _nobody_named(own: Sequence[Account]) -> bool:
    """Whether passages rest on people without a name, and on nobody with one; that a paper wrote it names nobody."""
    speakers = [account for account in own if account.origin.kind not in {"outlet", "author"}]
    return bool(speakers) and all(account.unnamed for account in speakers)


def _passage_root(account: Account, reports: Reports) -> tuple[str, str]:
    """What a passage goes back to: the report it was taken from, else a named speaker, else its own article."""
    if account.passage in reports.earlier:
        return ("report", reports.earlier[account.passage])
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
