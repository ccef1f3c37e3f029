"""Who has it from whom: every link between articles, with its evidence. A wrong link is as bad as a missed one."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.claims import Analysis
from workbench.comparison.accounts import Account
from workbench.comparison.citations import citations
from workbench.comparison.copies import copies
from workbench.comparison.credits import credits
from workbench.comparison.pairs import Pairs
from workbench.comparison.records import Link, Match


def links_of(analyses: Sequence[Analysis], accounts: Sequence[Account], matches: Sequence[Match]) -> tuple[Link, ...]:
    """Every link that has evidence: citations first, then common wording, then common credits."""
    by_passage = {account.passage: account for account in accounts}
    pairs = Pairs(matches)
    found = [*citations(analyses, by_passage, pairs), *copies(analyses, pairs), *credits(analyses, pairs)]
    seen, links = set(), []
    for link in found:
        if (link.later, link.earlier) not in seen:
            seen.add((link.later, link.earlier))
            links.append(replace(link, id=f"l{len(links) + 1}"))
    return tuple(links)
