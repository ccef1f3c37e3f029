"""Articles of several outlets that carry one news agency's credit, share a claim, and are of about the same day."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence

from workbench.claims import Analysis
from workbench.comparison.accounts import outlet_of
from workbench.comparison.agencies import agency_of
from workbench.comparison.citations import plain_name
from workbench.comparison.pairs import Pairs, all_passages
from workbench.comparison.records import Link

DAYS = 2  # between two outlets' prints of one dispatch


def credits(analyses: Sequence[Analysis], pairs: Pairs) -> Iterator[Link]:
    """Articles of other outlets that carry one agency's credit, share a claim, and are of about the same day.

    What the agency itself published is its report and carries no credit; two of its dispatches are two.
    """
    carrying = defaultdict(list)
    for analysis in analyses:
        if agency := agency_of(analysis.article):
            carrying[agency].append(analysis)
    for agency, own in carrying.items():
        credited = {analysis.article.id: analysis for analysis in own}
        reports = [analysis for analysis in own if _is_agency(analysis, agency)]
        for analysis in own:
            if analysis in reports:
                continue
            key = analysis.article.id
            others = [credited[other] for other in pairs.beside(key) if other in credited]
            shared = {other.article.id: pairs.ids(key, other.article.id) for other in others if _near(analysis, other)}
            if shared:
                root = next((a.article.id for a in reports if shared.get(a.article.id)), agency)
                reason = (
                    f"{outlet_of(analysis)} carries the credit of {agency}, as does another text with the same claim."
                )
                found = tuple(key for keys in shared.values() for key in keys)
                yield Link("", analysis.article.id, root, "credit", reason, found, all_passages(analysis))


def _is_agency(analysis: Analysis, agency: str) -> bool:
    return plain_name(analysis.article.outlet or "") == plain_name(agency)


def _near(one: Analysis, other: Analysis) -> bool:
    """Whether two articles are at most two days apart, as far as their dates say."""
    try:
        days = [datetime.date.fromisoformat(analysis.article.published or "") for analysis in (one, other)]
    except ValueError:
        return True
    return abs((days[0] - days[1]).days) <= DAYS
