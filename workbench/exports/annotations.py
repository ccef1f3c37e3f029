"""Claims, signals and judgments as one W3C AnnotationCollection: https://www.w3.org/TR/annotation-model/.

Each annotation points at its words by quotation and by position, in the text that its hash names. The machine's have
the software as creator, the analysts' are those of judgments.jsonl as they stand.
"""

import json
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from workbench import __version__
from workbench.claims import Analysis, Claim, Flag
from workbench.exports.handed import Handed
from workbench.judgments.anchoring import Quote, quote
from workbench.judgments.annotations import CONTEXT, hash_of, targets_of, to_annotation
from workbench.judgments.subjects import place_of, quotes_of
from workbench.kinds import FLAG_NAMES, LEVEL_NAMES
from workbench.views import claim_sentences, title_of
from workbench.views.escape import is_web_address

MACHINE = {"type": "Software", "name": f"workbench {__version__}"}
NAMESPACE = uuid5(NAMESPACE_URL, "urn:x-workbench:annotations")


def files_of(handed: Handed) -> dict[str, str]:
    """The collection, with its one page inside."""
    return {"annotations.jsonld": json.dumps(collection(handed), ensure_ascii=False, indent=1) + "\n"}


def collection(handed: Handed) -> dict:
    """The AnnotationCollection of a run: claims and signals of the machine's, then the judgments in force."""
    analysis = handed.analysis
    items = [*_of_machine(analysis), *(to_annotation(judgment) for judgment in handed.judgments.in_force)]
    for item in items:
        item.pop("@context", None)
    name = _name(analysis, "collection")
    page = {"id": _name(analysis, "page"), "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": title_of(analysis),
        "total": len(items),
        "first": page,
    }


def _of_machine(analysis: Analysis) -> Iterator[dict]:
    seen = set()
    for claim in analysis.claims:
        yield _of_claim(analysis, claim)
        for flag in claim.flags:
            key = (flag.kind, place_of(flag), flag.holder)
            if key not in seen:  # a signal that reaches over two claims is one
                seen.add(key)
                yield _of_flag(analysis, flag)


def _of_claim(analysis: Analysis, claim: Claim) -> dict:
    bodies = [
        _body("describing", " ".join(claim_sentences(analysis, claim))),
        _body("tagging", LEVEL_NAMES[claim.level]),
    ]
    return _annotation(analysis, f"claim {claim.id}", "describing", bodies, quotes_of(analysis, claim))


def _of_flag(analysis: Analysis, flag: Flag) -> dict:
    place = place_of(flag)
    bodies = [_body("tagging", FLAG_NAMES[flag.kind]), _body("describing", flag.reason)]
    name = f"flag {flag.kind} {place.start} {place.end} {flag.holder}"
    return _annotation(analysis, name, "tagging", bodies, (quote(analysis.article, place, "flag"),))


def _annotation(analysis: Analysis, name: str, motivation: str, bodies: list[dict], quotes: tuple[Quote, ...]) -> dict:
    targets = targets_of(hash_of(analysis.article), quotes)
    if is_web_address(analysis.article.origin):  # where a reader's tool may look for the words
        targets = [{**target, "scope": analysis.article.origin} for target in targets]
    return {
        "id": _name(analysis, name),
        "type": "Annotation",
        "motivation": motivation,
        "creator": MACHINE,
        "body": bodies,
        "target": targets,
    }


def _body(purpose: str, value: str) -> dict:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _name(analysis: Analysis, what: str) -> str:
    """The same name for the same part of the same text, whenever it is exported."""
    return uuid5(NAMESPACE, f"{hash_of(analysis.article)} {what}").urn
