"""Judgments as W3C Web Annotations, and back: https://www.w3.org/TR/annotation-model/.

Everything a stranger's tool needs is in W3C's own terms; what only we know (which scale, which part of a
record) is beside it under a prefix of ours.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal
from uuid import uuid4

from workbench.articles import Article
from workbench.errors import JudgmentError
from workbench.judgments.anchoring import Quote
from workbench.judgments.scales import FREE, NOTE, PROTECT, WITHDRAWN, checked, meaning, scales

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"wb": "urn:x-workbench:"}]
ID_LENGTH = 16  # hex digits of the hash by which an Article is known
MOTIVATIONS = {
    "level": "classifying",
    "check": "questioning",
    "identity": "identifying",
    "claim": "identifying",
    PROTECT: "tagging",
    NOTE: "commenting",
}
PARTS = ("claim", "flag", "source", "words")


@dataclass(frozen=True, slots=True)
class Judgment:
    """Who judged what, when, on which scale, and why. `quotes` is empty where it is about the article's own voice.

    `article` is the SHA-256 of the text that was judged, `name` what was judged in words (a source's name, a
    kind of signal). A value of `withdrawn` takes an earlier one back.
    """

    key: str
    creator: str
    created: str
    scale: str
    value: str
    article: str
    quotes: tuple[Quote, ...]
    name: str = ""
    why: str = ""

    @property
    def words(self) -> str:
        """The words it is about, in one line."""
        return " … ".join(" ".join(quote.exact.split()) for quote in self.quotes if quote.part != "flag")

    @property
    def subject(self) -> tuple:
        """Equal for two judgments of which the later replaces the earlier.

        On words of one's own a name keeps them apart: what others noted on the same words, taken in from their tools.
        """
        places = tuple((quote.part, quote.start, quote.end) for quote in self.quotes)
        named = self.scale == "flag" or {quote.part for quote in self.quotes} == {"words"}
        return (self.article, self.scale, places, self.name if named else "")


@dataclass(frozen=True, slots=True)
class Turn:
    """A judgment undone, or done again."""

    key: str
    creator: str
    created: str
    what: Literal["undo", "redo"]
    judgment: str


def new_key() -> str:
    """A name that nobody else gives."""
    return uuid4().urn


def now() -> str:
    """The time as W3C wants it: UTC, with its Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def hash_of(article: Article) -> str:
    """The SHA-256 of an article's text, of which its id is the beginning."""
    return sha256(article.text.encode("utf-8")).hexdigest()


def to_annotation(entry: Judgment | Turn) -> dict:
    """The entry as a Web Annotation; `from_annotation` reads it back."""
    head = {
        "@context": CONTEXT,
        "id": entry.key,
        "type": "Annotation",
        "creator": {"type": "Person", "name": entry.creator},
        "created": entry.created,
    }
    if isinstance(entry, Turn):
        body = {"type": "TextualBody", "purpose": "editing", "format": "text/plain", "value": entry.what}
        return {**head, "motivation": "editing", "body": body, "target": entry.judgment}
    motivation = MOTIVATIONS.get(entry.scale, "assessing")
    return {
        **head,
        "motivation": motivation,
        "body": _bodies(entry, motivation),
        "target": targets_of(entry.article, entry.quotes),
    }


def from_annotation(record: dict) -> Judgment | Turn:
    """The entry that `to_annotation` wrote. Raises JudgmentError for an annotation of another make."""
    try:
        head = (record["id"], record["creator"]["name"], record["created"])
        if not all(isinstance(item, str) for item in head):
            raise TypeError("id, creator and created are text")
        if record["motivation"] == "editing":
            return _turn(head, record)
        body, *others = record["body"]
        value = checked(body["wb:scale"], body["value"])
        why = "".join(other["value"] for other in others)
        name = body.get("wb:name", "")
        if not isinstance(name, str):
            raise TypeError("a name is text")
        targets = record["target"]
        article = targets[0]["source"].removeprefix("urn:sha256:")
        if not re.fullmatch(r"[0-9a-f]{64}", article):
            raise ValueError("the target is no article")
        quotes = tuple(_quote(target) for target in targets if "selector" in target)
        return Judgment(*head, body["wb:scale"], value, article, quotes, name, why)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise JudgmentError(f"It is no judgment of this workbench: {error}.") from error


def _turn(head: tuple, record: dict) -> Turn:
    what, target = record["body"]["value"], record["target"]
    if what not in ("undo", "redo") or not isinstance(target, str):
        raise ValueError(f"{what!r} is neither undo nor redo of a judgment")
    return Turn(*head, what, target)


def _bodies(entry: Judgment, motivation: str) -> list[dict]:
    body = {"type": "TextualBody", "purpose": motivation, "format": "text/plain", "value": entry.value}
    body["wb:scale"] = entry.scale
    if entry.scale not in FREE:
        body["wb:namedBy"] = scales()[entry.scale].named_by
    if entry.scale not in FREE and entry.value != WITHDRAWN:
        body["wb:meaning"] = meaning(entry.scale, entry.value)
    if entry.name:
        body["wb:name"] = entry.name
    if not entry.why:
        return [body]
    return [body, {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": entry.why}]


def targets_of(article: str, quotes: tuple[Quote, ...]) -> list[dict]:
    """Stretches of an article as W3C targets; the article alone where there are none. `article` is its SHA-256.

    A TextPositionSelector counts Unicode code points of the text, as a Span does.
    """
    source = f"urn:sha256:{article}"
    if not quotes:
        return [{"type": "SpecificResource", "source": source}]
    return [
        {
            "type": "SpecificResource",
            "source": source,
            "wb:part": quote.part,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": quote.exact,
                    "prefix": quote.prefix,
                    "suffix": quote.suffix,
                },
                {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
            ],
        }
        for quote in quotes
    ]


def _quote(target: dict) -> Quote:
    words, place = target["selector"]
    texts = (words["exact"], words["prefix"], words["suffix"])
    numbers = (place["start"], place["end"])
    if target["wb:part"] not in PARTS or not all(isinstance(text, str) for text in texts):
        raise ValueError("a target has no words")
    if not all(isinstance(number, int) for number in numbers) or not 0 <= numbers[0] < numbers[1]:
        raise ValueError("a target has no place")
    return Quote(target["wb:part"], *texts, *numbers)
