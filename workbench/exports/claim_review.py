"""Drafts of schema.org ClaimReviews for the claims that an analyst judged: https://schema.org/ClaimReview.

A rating is a person's: it is the analyst's own word on a named scale, or there is none. What the machine read never
becomes one, and no word becomes a number.
"""

import json

from workbench.claims import AUTHOR, Claim, Source
from workbench.errors import ExportError
from workbench.exports.handed import Handed
from workbench.judgments import meaning, scales
from workbench.judgments.annotations import hash_of
from workbench.judgments.scales import NOTE
from workbench.views import number_of, title_of
from workbench.views.escape import is_web_address

RATED = ("information", "likelihood")  # the scales that say something of the matter, in this order
TYPES = {"person": "Person", "organisation": "Organization", "outlet": "NewsMediaOrganization", "group": "Organization"}


def files_of(handed: Handed) -> dict[str, str]:
    """The drafts in one graph. Raises ExportError where nothing is judged, because there is nothing to draft from."""
    judged = [claim for claim in handed.analysis.claims if handed.judged.values.get(claim.id)]
    if not judged:
        raise ExportError(
            "No claim of this run is judged yet, and a ClaimReview is a person’s. Judge one in 05_judge_and_report."
        )
    graph = {"@context": "https://schema.org", "@graph": [draft(handed, claim) for claim in judged]}
    return {"claimreview.jsonld": json.dumps(graph, ensure_ascii=False, indent=1) + "\n"}


def draft(handed: Handed, claim: Claim) -> dict:
    """The draft for one claim. Its `url`, the page on which it is published, is for the publisher to add."""
    values = handed.judged.values[claim.id]
    latest = max(values.values(), key=lambda judgment: judgment.created)
    names = dict.fromkeys(judgment.creator for judgment in values.values())
    review = {
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "name": f"Claim {number_of(handed.analysis, claim)} of “{title_of(handed.analysis)}”",
        "dateModified": latest.created,
        "author": [{"@type": "Person", "name": name} for name in names],
        "claimReviewed": " ".join(handed.analysis.text_of(claim.spans).split()),
        "itemReviewed": _claim(handed, claim),
    }
    if rating := _rating(handed, claim):
        review["reviewRating"] = rating
    if NOTE in values:
        review["reviewBody"] = values[NOTE].value
    return review


def _rating(handed: Handed, claim: Claim) -> dict | None:
    """The analyst's word and its scale; no number, for no scale here is one of truth."""
    values = handed.judged.values[claim.id]
    scale = next((name for name in RATED if name in values), None)
    if scale is None:
        return None
    judgment, named = values[scale], scales()[scale]
    step = named[judgment.value]
    word = step.meaning if scale == "information" else f"{step.label} ({step.low:02}–{step.high:02} %)"
    why = [f"{named.title} ({named.named_by}): {meaning(scale, judgment.value)}.", judgment.why]
    return {
        "@type": "Rating",
        "author": {"@type": "Person", "name": judgment.creator},
        "alternateName": word,
        "ratingExplanation": " ".join(filter(None, why)),
    }


def _claim(handed: Handed, claim: Claim) -> dict:
    """Who made the claim, where it appears, and where it appeared before as far as the article says."""
    chain = handed.judged.analysis.chain_of(handed.judged.analysis[claim.id])
    found = {"@type": "Claim", "appearance": _appearance(handed)}
    if chain[-1].id != AUTHOR:
        found["author"] = _agent(chain[-1])
    elif author := _own_author(handed):
        found["author"] = author
    earlier = [source for source in chain[1:] if source.kind in {"outlet", "document"}]
    if earlier:
        first = earlier[-1]  # the one nearest to the origin
        work = {"@type": "CreativeWork", "description": "As this article gives it; not seen itself."}
        found["firstAppearance"] = (
            {**work, "publisher": _agent(first)} if first.kind == "outlet" else {**work, "name": first.name}
        )
    return found


def _agent(source: Source) -> dict:
    agent = {"@type": TYPES.get(source.kind, "Organization"), "name": source.name}
    if source.identified != "named":
        agent["description"] = "Not named in the article."
    return agent


def _own_author(handed: Handed) -> dict | None:
    article = handed.analysis.article
    if article.byline:
        return {"@type": "Person", "name": article.byline}
    return {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None


def _appearance(handed: Handed) -> dict:
    article = handed.analysis.article
    work = {
        "@type": "CreativeWork",
        "headline": title_of(handed.analysis),
        "identifier": f"urn:sha256:{hash_of(article)}",
        "datePublished": article.published,
        "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
        "url": article.origin if is_web_address(article.origin) else None,
    }
    return {name: value for name, value in work.items() if value}
