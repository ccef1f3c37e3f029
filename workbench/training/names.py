"""Corpora of named entities: wikigold, UNER English EWT and re3d.

None marks everything: wikigold and UNER know no dates, and what wikigold calls MISC can be a nationality.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from workbench.training.corpus import Document, Mark

LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
RE3D = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP", "Temporal": "DATE"}
SMALL = {"the", "a", "an", "of", "and", "for", "in", "on", "al", "de", "to", "’s", "'s"}
SENTENCES = 40  # wikigold and UNER are read in runs of sentences, as they stand in their documents
RE3D_SURE = 0.5  # re3d's own confidence; many of its labels were made by a program


def read_wikigold(folder: Path) -> Iterator[Document]:
    """wikigold: Wikipedia, PERSON, ORG and LOC."""
    yield from _columns(folder / "wikigold.conll", "wikigold", (0, 1), ("DATE",))


def read_uner(folder: Path) -> Iterator[Document]:
    """UNER English EWT: web text, PERSON, ORG and LOC."""
    yield from _columns(folder / "uner-ewt.iob2", "uner-ewt", (1, 2), ("DATE", "NORP", "MISC"))


def _columns(path: Path, corpus: str, places: tuple[int, int], unmarked: tuple[str, ...]) -> Iterator[Document]:
    if not path.exists():
        return
    for run in _runs(path.read_text("utf-8"), places):
        text, marks = "", []
        for sentence in run:
            before = "O"
            for word, tag in sentence:
                joins = not text or text.endswith(("(", "[", "$")) or re.fullmatch(r"[.,;:!?)\]%]|n't|'\w{0,2}", word)
                start = len(text) + (0 if joins else 1)
                text += ("" if joins else " ") + word
                if tag != "O" and before[2:] == tag[2:] and not tag.startswith("B"):
                    marks[-1] = Mark("entity", marks[-1].start, len(text), marks[-1].label)
                elif tag != "O":
                    marks.append(Mark("entity", start, len(text), LABELS.get(tag[2:], "MISC")))
                before = tag
        marks += [replace(mark, label="NORP", certain=False) for mark in marks if mark.label == "MISC"]
        yield Document(corpus=corpus, text=text, heads={"entity": unmarked}, marks=tuple(marks))


def _runs(text: str, places: tuple[int, int]) -> Iterator[list[list[list[str]]]]:
    """Runs of sentences, as (word, tag) pairs, that end with their document."""
    run: list[list[list[str]]] = []
    for block in text.split("\n\n"):
        lines = [line.split() for line in block.splitlines() if line and not line.startswith("#")]
        begins = "-DOCSTART-" in block or "# newdoc" in block
        if run and (begins or len(run) == SENTENCES):
            yield run
            run = []
        if words := [[line[place] for place in places] for line in lines if line[0] != "-DOCSTART-"]:
            run.append(words)
    if run:
        yield run


def read_re3d(folder: Path) -> Iterator[Document]:
    """re3d: documents on Syria and Iraq. Its descriptions ("the regime") are not names and left undecided."""
    for source in sorted(path for path in (folder / "re3d").glob("*") if path.is_dir()):
        entities: dict[str, list[dict]] = {}
        for entity in _json_lines(source / "entities.jsonl"):
            entities.setdefault(entity["documentId"], []).append(entity)
        for document in _json_lines(source / "documents.jsonl"):
            text = document["text"]
            marks = [mark for item in entities.get(document["_id"], []) if (mark := _re3d_mark(text, item))]
            # The longest last: of two readings of one place the fuller name wins.
            marks.sort(key=lambda mark: (mark.certain, mark.end - mark.start))
            yield Document(corpus="re3d", text=text, heads={"entity": ("MISC",)}, marks=tuple(marks))


def _json_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8-sig").splitlines() if line.strip()]


def _re3d_mark(text: str, entity: dict) -> Mark | None:
    """The mark of one entity; None where it begins inside a word or is of a type that we do not ask for."""
    start, end, label = entity["begin"], entity["end"], RE3D.get(entity["type"])
    if not label or text[start:end] != entity["value"] or text[max(0, start - 1) : start].isalnum():
        return None
    if text[start:end].lower().startswith("the ") and label != "DATE":
        start += 4
    words = [word for word in text[start:end].split() if word.lower() not in SMALL]
    named = bool(words) and all(word[0].isupper() for word in words)
    sure = entity["confidence"] >= RE3D_SURE or label == "NORP"
    return Mark("entity", start, end, label, certain=sure and (named or label == "DATE"))
