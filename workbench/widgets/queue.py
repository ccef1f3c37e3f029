"""The claims in the order in which they deserve a look, as plain values for the browser."""

from workbench import views
from workbench.claims import Analysis
from workbench.judgments import scales
from workbench.kinds import FLAG_NAMES
from workbench.ranking import rank
from workbench.widgets.pieces import claim_facts, plain_pieces

HEADING = "A heading: it is held against the claims below it."


def queue(analysis: Analysis) -> list[tuple[str, list[str]]]:
    """Ids of all claims, those that most deserve a look first, each with the reasons; headings come last."""
    ranked = [(item.claim_id, [reason.text for reason in item.reasons]) for item in rank(analysis)]
    there = {key for key, _ in ranked}
    return ranked + [(claim.id, [HEADING]) for claim in analysis.claims if claim.id not in there]


def queue_row(analysis: Analysis, key: str, why: list[str]) -> dict[str, str]:
    """One row of the queue in a copy without a kernel."""
    claim = analysis[key]
    words = " ".join(analysis.text_of(claim.spans).split())
    through = views.chain_text(analysis, claim)
    return {"claim": views.label(analysis, claim), "words": words, "through": through, "why": " ".join(why)}


def content_of(analysis: Analysis, twins: dict[str, list[dict]]) -> dict:
    """What the browser draws and no key changes, as plain values; ids, no offsets."""
    rows = views.rows_of(analysis)
    row_of = {key: number for number, row in enumerate(rows) for key in row.claims}
    return {
        "title": views.visible(views.title_of(analysis)),
        "rows": [{"kind": row.kind, "number": row.number, "pieces": plain_pieces(row.pieces)} for row in rows],
        "claims": [
            {**_claim(analysis, key, why, row_of[key]), "twins": twins.get(key, [])} for key, why in queue(analysis)
        ],
        "scales": {
            name: {
                "title": scale.title,
                "namedBy": scale.named_by,
                "steps": [{"value": s.value, "label": s.label, "meaning": s.meaning} for s in scale.values],
            }
            for name, scale in scales().items()
        },
    }


def _claim(analysis: Analysis, key: str, why: list[str], row: int) -> dict:
    claim = analysis[key]
    reasons = {reason for _, reason in views.flag_lines(claim)}
    return {
        **claim_facts(analysis, claim),
        "row": row,
        "words": views.visible(" ".join(analysis.text_of(claim.spans).split())),
        "chain": [views.visible(views.name_of(source)) for source in analysis.chain_of(claim)],
        "unnamed": [source.identified == "unnamed" for source in analysis.chain_of(claim)],
        "signals": [{"kind": FLAG_NAMES[flag.kind], "words": views.visible(flag.reason)} for flag in claim.flags],
        "sentences": [views.visible(s) for s in views.claim_sentences(analysis, claim) if s not in reasons],
        "why": [views.visible(reason) for reason in why],
    }
