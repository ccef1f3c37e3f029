"""How certain a writer presents an event, from -3 (it did not happen) to 3 (it did): UDS-IH2 and MEANTIME."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, groupby
from pathlib import Path

from workbench.training.corpus import Document

UDS = "uds_ih2.jsonl"
SENTENCES = 6  # neighbours are read together, as in an article
CLOSES = re.compile(r"[.,;:!?)\]%]|n't|'(s|re|ve|ll|d|m)|''", re.IGNORECASE)


def read_uds(folder: Path) -> Iterator[Document]:
    """UDS-IH2: sentences of the English Web Treebank."""
    yield from _read(folder / UDS, "uds-ih2", "factuality")


def read_meantime(folder: Path) -> Iterator[Document]:
    """MEANTIME: sentences and headlines of Wikinews, a line each as in an article, on a scale of its own."""
    yield from _read(folder / "meantime.jsonl", "meantime", "news_factuality", between="\n")


def _read(path: Path, corpus: str, scale: str, *, between: str = " ") -> Iterator[Document]:
    if not path.exists():
        return
    lines = _lines(path)
    for first_line in range(0, len(lines), SENTENCES):
        text, numbers = "", []
        for line in lines[first_line : first_line + SENTENCES]:
            places = []
            text += between if text else ""
            for word in line["text"].split():
                text += "" if _joins(text, word) else " "
                places.append((len(text), len(text) + len(word)))
                text += word
            for target in line["targets"]:
                first, last = target["span1"]
                numbers.append((places[first][0], places[last - 1][1], target["label"]))
        yield Document(corpus=corpus, text=text, numbers=tuple(numbers), scale=scale)


def add_uds(treebank: list[Document], path: Path) -> list[Document]:
    """The documents of EWT with the figures that UDS-IH2 gives their sentences: one reading teaches both."""
    known = {line["text"].replace(" ", ""): line for line in _lines(path)} if path.exists() else {}
    return [replace(document, numbers=tuple(_numbers(document, known))) for document in treebank]


def _numbers(document: Document, known: dict[str, dict]) -> Iterator[tuple[int, int, float]]:
    for _, group in groupby(document.words, key=lambda word: word.sentence):
        words = list(group)
        text = document.text[words[0].start : words[-1].end]
        line = known.get("".join(text.split()), {"targets": []})
        sizes = list(accumulate(map(len, line["text"].split()), initial=0)) if line["targets"] else []
        places = [at for at, sign in enumerate(text, words[0].start) if not sign.isspace()]
        for target in line["targets"]:
            first, last = target["span1"]
            yield places[sizes[first]], places[sizes[last] - 1] + 1, target["label"]


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _joins(text: str, word: str) -> bool:
    """Whether a word of spaced-out text belongs right behind the one before it."""
    return not text or text.endswith(("(", "[", "$", "\n")) or bool(CLOSES.fullmatch(word))
