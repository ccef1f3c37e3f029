"""Headings of plain text, found by their form: a short line on its own that does not end like a sentence."""

import re
from itertools import pairwise

from workbench.layout.blocks import LIST_ITEM, MARKDOWN_HEADING, UNDERLINE
from workbench.layout.marks import is_certain_dateline
from workbench.spans import Span

LONGEST = 140  # characters; the longest heading of the seed has 102
IN_A_ROW = 3  # a title, a kicker, a first heading; more short lines in a row are a list or a poem
OPENING = "\"“„‘'«‹"
CLOSING = "\"”’'»›)]"
QUOTES = '"”»›'
NOT_AT_THE_END = tuple(".!,;:…-–—")
NOT_AT_THE_START = tuple("([-–—•")
TWO_SENTENCES = re.compile(r"\w{4,}[.!…]\s+[A-Z“\"(\[]")  # four letters, so that "Gen. Ghaani" is no sentence end
# An address, a row of a table, the name of who speaks in a transcript.
NO_HEADING = re.compile(r".*(?:://|@|\s\|\s|\t)|[A-Z][A-Z .'’-]+:\s")


def headings_by_form(text: str, blocks: list[Span]) -> list[Span]:
    """Those of the `blocks` that look like headings and have text below them."""
    apart = [True, *(_apart(text, above, below) for above, below in pairwise(blocks)), True]
    spaced = any(apart[1:-1])
    found, row = [], []
    for number, block in enumerate(blocks):
        alone = not spaced or number == 0 or (apart[number] and apart[number + 1])
        line = block.of(text)
        if is_markdown_heading(line) or (alone and looks_like_heading(line)):
            row.append(block)
            continue
        found += row if len(row) <= IN_A_ROW else [item for item in row if is_markdown_heading(item.of(text))]
        row = []
    # A last row has nothing below it: those lines are text. So is a question on its own, unless it
    # stands at the top or the text has other headings; rhetoric is more common than such a heading.
    if all(block.of(text).endswith("?") for block in found):
        return [block for block in found if block == blocks[0] or is_markdown_heading(block.of(text))]
    return found


def looks_like_heading(line: str) -> bool:
    """Whether a line reads as a heading rather than as a sentence, a list item or a quotation."""
    if len(line) > LONGEST or "\n" in line or "\r" in line or not any(map(str.isalpha, line)):
        return False
    if LIST_ITEM.match(line) or NO_HEADING.match(line) or TWO_SENTENCES.search(line) or is_certain_dateline(line):
        return False
    bare = line.rstrip(CLOSING)
    if not bare or bare.endswith(NOT_AT_THE_END) or line.startswith(NOT_AT_THE_START):
        return False
    if bare.endswith("?") and bare != line:
        return False  # somebody is quoted with a question
    if line[0] in OPENING and (line[-1] in QUOTES or not any(mark in line[1:] for mark in QUOTES)):
        return False  # a quotation, whole or unfinished
    return not bare.lstrip(OPENING)[:1].islower()


def is_markdown_heading(line: str) -> bool:
    """Whether a block is a heading in Markdown: `# …`, or one line underlined."""
    lines = line.splitlines()
    return bool(MARKDOWN_HEADING.match(line)) if len(lines) < 2 else len(lines) == 2 and bool(UNDERLINE.match(lines[1]))


def heading_text(line: str) -> str:
    """The words of a heading without its Markdown marks."""
    return line.splitlines()[0].strip("#*_ \t")


def _apart(text: str, above: Span, below: Span) -> bool:
    """Whether there is a blank line between two blocks."""
    return len(text[above.end : below.start].rstrip(" \t").splitlines()) >= 2
