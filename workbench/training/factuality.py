"""How certain a writer presents an event, from -3 (it did not happen) to 3 (it did): UDS-IH2 and MEANTIME."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from workbench.training.corpus import Document

SENTENCES = 6  # neighbours are read together, as in an article
CLOSES = re.compile(r"[.,;:!?)\]%]|n't|'(s|re|ve|ll|d|m)|''", re.IGNORECASE)


def read_uds(folder: Path) -> Iterator[Document]:
    """UDS-IH2: sentences of the English Web Treebank."""
    yield from _read(folder / "uds_ih2.jsonl", "uds-ih2")


def read_meantime(folder: Path) -> Iterator[Document]:
    """MEANTIME: sentences of Wikinews."""
    yield from _read(folder / "meantime.jsonl", "meantime")


def _read(path: Path, corpus: str) -> Iterator[Document]:
    if not path.exists():
        return
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for first_line in range(0, len(lines), SENTENCES):
        text, numbers = "", []
        for line in lines[first_line : first_line + SENTENCES]:
            places = []
            for word in line["text"].split():
                text += "" if _joins(text, word) else " "
                places.append((len(text), len(text) + len(word)))
                text += word
            for target in line["targets"]:
                first, last = target["span1"]
                numbers.append((places[first][0], places[last - 1][1], target["label"]))
        yield Document(corpus=corpus, text=text, numbers=tuple(numbers))


def _joins(text: str, word: str) -> bool:
    """Whether a word of spaced-out text belongs right behind the one before it."""
    return not text or text.endswith(("(", "[", "$")) or bool(CLOSES.fullmatch(word))
