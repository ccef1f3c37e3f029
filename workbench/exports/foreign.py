"""Annotations of other tools taken in as the analyst's: W3C Web Annotations, and what Hypothesis exports.

An annotation finds its words exactly, by position or by a quotation that stands once with its surroundings, or it is
kept as orphaned; the nearest words are never taken. Who made it and when stays as it was.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zlib import crc32

from workbench.claims import Analysis
from workbench.errors import ExportError, JudgmentError
from workbench.exports.handed import Handed
from workbench.exports.selecting import Selected, find, selected_by
from workbench.judgments import Judgment
from workbench.judgments.anchoring import Quote, quote
from workbench.judgments.annotations import Turn, from_annotation, hash_of, now
from workbench.judgments.scales import NOTE, checked

LARGEST = 20_000_000  # bytes; a file of notes on one article is a thousandth of that
LONGEST_NAME = 200
NOBODY = "somebody (imported)"
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


@dataclass(frozen=True, slots=True)
class Imported:
    """How many annotations found their words, how many are orphaned, known already, or of the machine's making.

    `notes` are sentences about those that could not be taken in.
    """

    attached: int = 0
    orphaned: int = 0
    known: int = 0
    machine: int = 0
    notes: tuple[str, ...] = ()

    def __str__(self):
        parts = [
            f"{self.attached} taken in",
            f"{self.orphaned} kept as orphaned: their words do not stand so in the article" if self.orphaned else "",
            f"{self.known} known already" if self.known else "",
            f"{self.machine} left out, made by this workbench’s machine" if self.machine else "",
        ]
        return "\n".join([f"{'; '.join(filter(None, parts))}.", *self.notes])


def take_in(handed: Handed, file: Path) -> Imported:
    """Adds the annotations of a file to a run's judgments. Raises ExportError for a file that holds none."""
    counts = dict.fromkeys(("attached", "orphaned", "known", "machine"), 0)
    notes = []
    for number, record in enumerate(read(file), 1):
        if _creator(record).startswith("workbench ") and _kind_of_creator(record) == "Software":
            counts["machine"] += 1
            continue
        try:
            entry = _entry(record, handed.analysis)
            _check_turn(entry, handed)
            if not handed.judgments.add(entry):
                counts["known"] += 1
                continue
        except (JudgmentError, TypeError, ValueError, AttributeError, KeyError) as error:
            notes.append(f"Annotation {number} was set aside: {error}")
            continue
        orphaned = isinstance(entry, Judgment) and handed.judgments.find(handed.analysis, entry).state == "orphaned"
        counts["orphaned" if orphaned else "attached"] += 1
    return Imported(**counts, notes=tuple(notes))


def read(file: Path) -> tuple[dict, ...]:
    """The annotations in a file: a collection, a page, a list, one alone, JSON lines, or an export of Hypothesis."""
    try:
        if file.stat().st_size > LARGEST:
            raise ExportError(
                f"{file.name} is larger than {LARGEST // 1_000_000} MB; these are no notes on an article."
            )
        text = file.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise ExportError(f"There is no file {file}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"{file.name} cannot be read as text in UTF-8: {error}.") from error
    try:
        found = tuple(_annotations(_parsed(text)))
    except (ValueError, RecursionError) as error:
        raise ExportError(f"{file.name} is neither JSON nor JSON lines: {error}.") from error
    if not found:
        raise ExportError(f"{file.name} holds no annotation. Expected W3C Web Annotations or an export of Hypothesis.")
    return found


def _parsed(text: str):
    try:
        return json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def _annotations(record) -> Iterator[dict]:
    """The annotations in whatever holds them."""
    if isinstance(record, list):
        for item in record:
            yield from _annotations(item)
    elif isinstance(record, dict):
        inside = [
            record[key]
            for key in ("first", "items", "rows", "annotations")
            if isinstance(record.get(key), (dict, list))
        ]
        if inside:
            for item in inside:
                yield from _annotations(item)
        elif "target" in record:
            yield record


def _entry(record: dict, analysis: Analysis) -> Judgment | Turn:
    """What is kept of an annotation: a judgment of ours as it stands, anything else as a note or a marked claim."""
    try:
        return from_annotation(record)
    except JudgmentError:
        pass
    words, tags = _said(record)
    scale, value = (NOTE, checked(NOTE, words)) if words else ("claim", "added")
    why = f"Tags: {', '.join(tags)}." if tags else ""
    selected = selected_by(record)
    span = find(selected, analysis)
    quotes = (quote(analysis.article, span, "words") if span else _orphan(selected, analysis),)
    creator = _creator(record)
    name = f"imported, by {creator}"
    return Judgment(_key(record), creator, _created(record), scale, value, hash_of(analysis.article), quotes, name, why)


def _check_turn(entry: Judgment | Turn, handed: Handed) -> None:
    """Raises JudgmentError for a file that takes back what somebody else judged."""
    if isinstance(entry, Turn):
        makers = [known.creator for known in handed.judgments.all if known.key == entry.judgment]
        if entry.creator not in makers:
            raise JudgmentError("it takes back a judgment that is not its creator’s, or not here.")


def _orphan(selected: Selected, analysis: Analysis) -> Quote:
    """A quote that stands nowhere in this article: its place, one of its own, is behind the end of the text."""
    if not selected.exact.strip():
        raise JudgmentError("it quotes no words, so they cannot be looked for.")
    words = (selected.exact, selected.prefix, selected.suffix)
    behind = len(analysis.article.text) + crc32("\0".join(words).encode("utf-8", "replace"))
    return Quote("words", *words, behind, behind + len(selected.exact))


def _said(record: dict) -> tuple[str, list[str]]:
    """The text and the tags of an annotation, by W3C's names or by those of Hypothesis."""
    bodies = record.get("body") or []
    bodies = bodies if isinstance(bodies, list) else [bodies]
    words = [record.get("bodyValue"), record.get("text")]
    tags = list(record.get("tags") or [])
    for body in bodies:
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            (tags if body.get("purpose") == "tagging" else words).append(body["value"])
    said = [part.strip() for part in words if isinstance(part, str) and part.strip()]
    return "\n".join(said), [tag for tag in tags if isinstance(tag, str) and tag.strip()]


def _creator(record: dict) -> str:
    """Who made it, by a name that is no address: W3C's creator, or the user of Hypothesis."""
    creator = record.get("creator") or {}
    creator = creator[0] if isinstance(creator, list) and creator else creator
    info = record.get("user_info") if isinstance(record.get("user_info"), dict) else {}
    names = [info.get("display_name"), record.get("user")]
    names = [creator.get(key) for key in ("name", "nickname", "id")] + names if isinstance(creator, dict) else [creator]
    name = next((name for name in names if isinstance(name, str) and name.strip()), NOBODY)
    account = re.fullmatch(r"acct:([^@\s]+)@.*|mailto:([^@\s]+)@.*", name.strip())
    name = next(filter(None, account.groups())) if account else name
    return " ".join(name.split())[:LONGEST_NAME]


def _created(record: dict) -> str:
    """When it was made, in UTC as W3C and STIX want it; now where that is not said."""
    try:
        found = datetime.fromisoformat(record["created"])
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        return now()
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _kind_of_creator(record: dict) -> str:
    creator = record.get("creator")
    return creator.get("type", "") if isinstance(creator, dict) else ""


def _key(record: dict) -> str:
    """Its own id where that is a name in the world, else one made of its content, so that it is taken in once."""
    key = record.get("id")
    if isinstance(key, str) and IRI.fullmatch(key):
        return key
    return uuid5(NAMESPACE_URL, json.dumps(record, sort_keys=True)).urn
