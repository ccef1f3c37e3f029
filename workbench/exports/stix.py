"""A run as a STIX 2.1 bundle: the article a report, sources identities, claims notes, judgments notes or opinions.

The machine's notes carry no confidence, because it gives none. An analyst's carry the number that STIX 2.1, appendix
B, has for the word on its scale; a scale that the appendix lacks, and “truth cannot be judged”, give no number.

Names are made of the text's hash and the content, so that the same run gives the same bundle, to the byte. `created`
of what the machine made is therefore the article's own day, or the beginning of time where it has none.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from workbench import __version__
from workbench.claims import AUTHOR, Analysis, Claim, Source
from workbench.errors import ExportError
from workbench.exports.handed import Handed
from workbench.judgments import Judgment, meaning, scales
from workbench.judgments.annotations import hash_of
from workbench.judgments.scales import NOTE
from workbench.judgments.subjects import Attached
from workbench.kinds import LEVEL_NAMES
from workbench.views import claim_sentences, label, name_of, title_of
from workbench.views.escape import is_web_address

if TYPE_CHECKING:
    from types import ModuleType

NAMESPACE = uuid5(NAMESPACE_URL, "urn:x-workbench:stix")
BEGINNING = "1970-01-01T00:00:00.000Z"
CLASSES = {"person": "individual", "organisation": "organization", "outlet": "organization", "group": "class"}
# Our values by their names in stix2.confidence.scales, which holds the tables of STIX 2.1, appendix B.
ADMIRALTY = {
    "1": "1 - Confirmed by other sources",
    "2": "2 - Probably True",
    "3": "3 - Possibly True",
    "4": "4 - Doubtful",
    "5": "5 - Improbable",
}
DNI = {
    "almost no chance": "Almost No Chance / Remote",
    "very unlikely": "Very Unlikely / Highly Improbable",
    "unlikely": "Unlikely / Improbable",
    "roughly even chance": "Roughly Even Chance / Roughly Even Odds",
    "likely": "Likely / Probable",
    "very likely": "Very Likely / Highly Probable",
    "almost certain": "Almost Certain / Nearly Certain",
}
LOW_MED_HIGH = {"low": "Low", "moderate": "Med", "high": "High"}


def files_of(handed: Handed) -> dict[str, str]:
    """The bundle, which stix2 has read back strictly. Raises ExportError where it cannot, or is not installed."""
    stix2 = _library()
    text = json.dumps(bundle(handed), ensure_ascii=False, indent=1) + "\n"
    try:
        stix2.parse(text, allow_custom=False)
    except (stix2.exceptions.STIXError, ValueError) as error:
        raise ExportError(f"What was written is not STIX 2.1, and is not handed over: {error}") from error
    return {"bundle.json": text}


def bundle(handed: Handed) -> dict:
    """The bundle as plain values."""
    objects = list({item["id"]: item for item in _Bundle(handed).objects()}.values())
    name = uuid5(NAMESPACE, json.dumps(objects, sort_keys=True))
    return {"type": "bundle", "id": f"bundle--{name}", "objects": objects}


def confidence_of(scale: str, value: str) -> int | None:
    """The number from 0 to 100 that STIX has for a word of a scale; None where it has none."""
    _library()
    from stix2.confidence import scales as known

    if scale == "information" and value in ADMIRALTY:
        return known.admiralty_credibility_to_value(ADMIRALTY[value])
    if scale == "likelihood":
        return known.dni_to_value(DNI[value])
    if scale == "confidence":
        return known.none_low_med_high_to_value(LOW_MED_HIGH[value])
    return None


class _Bundle:
    """Makes the objects of one run in order: each names only such as stand before it."""

    def __init__(self, handed: Handed):
        self.handed = handed
        self.analysis: Analysis = handed.analysis
        self.hash = hash_of(self.analysis.article)
        self.day = _day(self.analysis.article.published)
        self.created = self.day or BEGINNING
        self.tool = self._object("identity", name=f"workbench {__version__}", identity_class="system")
        self.sources = {source.id: self._identity(source) for source in self.analysis.sources}
        self.claims = {claim.id: self._claim(claim) for claim in self.analysis.claims}

    def objects(self) -> Iterator[dict]:
        """Everything, the article last."""
        judged = [item for found in self.handed.judgments.attach(self.analysis) for item in self._judgment(found)]
        parts = [self.tool, *self.sources.values(), *self.claims.values(), *judged]
        yield from parts
        yield self._article([item["id"] for item in parts[1:]])

    def _object(self, kind: str, *, created: str = "", **fields) -> dict:
        """An object whose name is made of the text's hash and of what it says."""
        fields = {name: value for name, value in fields.items() if value not in (None, "", [])}
        made = created or self.created
        named = json.dumps([self.hash, kind, made, fields], sort_keys=True, ensure_ascii=False)
        head = {"type": kind, "spec_version": "2.1", "id": f"{kind}--{uuid5(NAMESPACE, named)}"}
        return {**head, "created": made, "modified": made, **fields}

    def _identity(self, source: Source) -> dict:
        article = self.analysis.article
        if source.id == AUTHOR:
            name, kind = article.outlet or article.byline or title_of(self.analysis), "organization"
            kind = kind if article.outlet else "individual" if article.byline else "unknown"
            return self._object("identity", name=name, identity_class=kind, description="The article’s own voice.")
        told = [f"Mentioned in an article as “{source.name}”, {source.identified}."]
        told += [f"Reason given for not naming: “{source.grounds}”."] if source.grounds else []
        kind = CLASSES.get(source.kind, "unknown")
        return self._object("identity", name=name_of(source), identity_class=kind, description=" ".join(told))

    def _claim(self, claim: Claim) -> dict:
        words = self.analysis.text_of(claim.spans)
        return self._object(
            "note",
            created_by_ref=self.tool["id"],
            abstract=f"Claim {label(self.analysis, claim)}",
            content="\n".join([words, *claim_sentences(self.analysis, claim)]),
            object_refs=[self.sources[key]["id"] for key in dict.fromkeys(claim.chain)],
            labels=["claim", LEVEL_NAMES[claim.level]],
        )

    def _judgment(self, found: Attached) -> Iterator[dict]:
        """The analyst, and what they said: of the machine's reading an opinion, of anything else a note."""
        judgment = found.judgment
        first = min(item.created for item in self.handed.judgments.in_force if item.creator == judgment.creator)
        who = self._object("identity", created=first, name=judgment.creator, identity_class="individual")
        yield who
        about = (
            [self.claims[found.claim.id]["id"]] if found.claim else [self.sources[s.id]["id"] for s in found.sources]
        )
        common = {
            "created": judgment.created,
            "created_by_ref": who["id"],
            "authors": [judgment.creator],
            "object_refs": about or [self.sources[AUTHOR]["id"]],
        }
        opinion = _opinion(found)
        if opinion:
            yield self._object("opinion", opinion=opinion, explanation=_words(judgment), **common)
            return
        state = "" if found.state == "attached" else f" ({found.state})"
        yield self._object(
            "note",
            abstract=f"{_title(judgment)}{state}",
            content=_words(judgment),
            confidence=confidence_of(judgment.scale, judgment.value),
            labels=["judgment", judgment.scale],
            **common,
        )

    def _article(self, refs: list[str]) -> dict:
        """A report, which must have a day; without one a grouping says the same."""
        article = self.analysis.article
        reference = {"source_name": article.outlet or "article", "description": f"Text with the SHA-256 {self.hash}."}
        if is_web_address(article.origin):
            reference["url"] = article.origin
        common = {
            "created_by_ref": self.tool["id"],
            "name": title_of(self.analysis),
            "description": "Who says what in an article, and how surely, as a machine read its words.",
            "object_refs": refs,
            "external_references": [reference],
            "lang": article.language,
        }
        if self.day:
            return self._object("report", published=self.day, **common)
        return self._object("grouping", context="unspecified", **common)


def _opinion(found: Attached) -> str | None:
    """Whether an analyst agrees with what the machine read; None for what they say of the matter itself."""
    scale, value = found.judgment.scale, found.judgment.value
    if not found.claim:
        return None
    if scale == "marks":
        return "agree"
    if scale == "flag":
        return "disagree"
    if scale == "level":
        return "agree" if value == found.claim.level else "disagree"
    return None


def _title(judgment: Judgment) -> str:
    if judgment.scale == NOTE:
        return "Note"
    scale = scales()[judgment.scale]
    return f"{scale.title} ({scale.named_by})"


def _words(judgment: Judgment) -> str:
    """What was said, on which scale, of which words, and why."""
    said = meaning(judgment.scale, judgment.value)
    head = said if judgment.scale == NOTE else f"{_title(judgment)}: {said}."
    about = judgment.name or judgment.words
    return "\n".join(filter(None, [head, f"About: {about}" if about else "", judgment.why]))


def _day(published: str | None) -> str | None:
    """The article's day as a point in time; None where it is not known to the day."""
    try:
        return f"{date.fromisoformat(published or '').isoformat()}T00:00:00.000Z"
    except ValueError:
        return None


def _library() -> "ModuleType":
    try:
        import stix2
    except ImportError as error:
        raise ExportError("STIX needs the library stix2, which is not installed: pip install 'stix2>=3'.") from error
    return stix2
