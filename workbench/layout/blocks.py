"""Lines into blocks: a block is what a reader sees as one paragraph, on one line or wrapped over several."""

import re
from collections.abc import Iterator
from itertools import pairwise

from workbench.spans import Span

WRAPPED_AT = range(40, 121)  # margins at which plain text is wrapped; beyond that each line is a paragraph
ENDED_EARLY = 0.7  # a line this much shorter than the margin was ended on purpose
FINAL = tuple('.!?…:"”’»)')
LIST_ITEM = re.compile(r"(?:[-*•·+]|\d{1,3}[.)]|[a-zA-Z]\))\s")
MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
UNDERLINE = re.compile(r"(?:=+|-{3,})\s*$")


def find_blocks(text: str, start: int = 0) -> tuple[list[Span], int | None]:
    """Spans of the blocks of `text` from `start` on, and the margin if its lines look wrapped.

    A line is a block of its own unless the text looks wrapped, or the line before it
    plainly goes on (no closing mark, and a small letter follows).
    """
    runs = list(_runs(text, start))
    margin = _margin([[line.of(text) for line in run] for run in runs])
    blocks, joined = [], False
    for run in runs:
        first = run[0]
        for line, following in zip(run, [*run[1:], None], strict=True):
            if following and goes_on(line.of(text), following.of(text), margin):
                joined = joined or margin is not None
                continue
            blocks.append(Span(first.start, line.end))
            first = following
    return blocks, margin if joined else None


def goes_on(line: str, following: str, margin: int | None) -> bool:
    """Whether `following` continues the paragraph of `line`."""
    if MARKDOWN_HEADING.match(line) or LIST_ITEM.match(following) or MARKDOWN_HEADING.match(following):
        return False
    if UNDERLINE.match(following):
        return True  # the line above it is a Markdown heading
    if not line.endswith(FINAL) and following[0].islower():
        return True
    if margin is None or len(line) > margin:
        return False
    needed = len(line) + 1 + len(following.split(maxsplit=1)[0])
    return needed > margin or (needed > ENDED_EARLY * margin and not line.endswith(FINAL))


def _margin(runs: list[list[str]]) -> int | None:
    """The width at which the lines were wrapped: None if breaks do not fall where the next word had no room."""
    pairs = [(line, following) for run in runs for line, following in pairwise(run)]
    if len(pairs) < 2:
        return None
    width = max(len(line) for run in runs for line in run)
    full = sum(len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - 4 for line, following in pairs)
    return width if width in WRAPPED_AT and full >= 0.6 * len(pairs) else None


def _runs(text: str, start: int) -> Iterator[list[Span]]:
    """Lines that follow each other without a blank line between them, each without the blanks around it."""
    run, at = [], start
    for line in text[start:].splitlines(keepends=True):
        if line.strip():
            run.append(Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        elif run:
            yield run
            run = []
        at += len(line)
    if run:
        yield run
