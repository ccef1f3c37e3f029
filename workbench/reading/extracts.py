"""What every reader hands on: the text it took out of a file, and what the file says about itself."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.spans import Span


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file or of a fetched page, and what is known of their form.

    `format` is one of the keys of `formats.READERS`, or None where nothing tells it;
    `url` is the address they came from in the end, `charset` what the server says.
    """

    data: bytes
    format: str | None
    name: str
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """Text, the headings that the format declares (None: it declares none), fields and notes."""

    text: str
    headings: tuple[Span, ...] | None = None
    fields: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or table row of a structured file, or one of its headings."""

    words: str
    heading: bool = False


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[Span, ...] | None]:
    """The blocks as one text with a blank line between them, and the spans of the declared headings."""
    pieces, headings, at = [], [], 0
    for block in blocks:
        words = "\n".join(line for line in (" ".join(line.split()) for line in block.words.splitlines()) if line)
        if not words:
            continue
        if block.heading:
            words = words.replace("\n", " ")
            headings.append(Span(at, at + len(words)))
        pieces.append(words)
        at += len(words) + 2
    return "\n\n".join(pieces), tuple(headings) or None


def row_of(cells: Iterable[str]) -> str:
    """A row of a table as one line."""
    return " | ".join(" ".join(cell.split()) for cell in cells)


def hush(*loggers: str) -> None:
    """Keep a library's log lines off the screen unless the user has asked for logging."""
    for name in loggers:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
