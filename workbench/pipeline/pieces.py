"""Text as the encoder sees it: word pieces with character offsets, in windows of a size.

The vocabulary is lower-cased and the tokenizer drops line breaks, but a capital letter marks a name
and a line break ends a speech. So each piece carries a *kind*, which the encoder reads as BERT's
token type: its letter case, and whether a new line begins with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

WINDOW = 256  # pieces the encoder reads at once, its two special pieces included
OVERLAP = 64  # pieces that two windows share where one ends inside a line
LOWER, TITLE, UPPER, OTHER = range(4)
NEW_LINE = 4  # added to the case
KINDS = 8


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, without special pieces: ids, kinds, and `[start, end)` in its characters."""

    ids: np.ndarray
    kinds: np.ndarray
    starts: np.ndarray
    ends: np.ndarray

    def __len__(self):
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[start, end)` are read together; the window's word on `[keep_start, keep_end)` is final."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def split(text: str, tokenizer) -> Pieces:
    """The word pieces of `text`, by a `tokenizers.Tokenizer` that truncates nothing."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    return Pieces(np.array(encoding.ids, dtype=np.int64), _kinds(text, starts, ends), starts, ends)


def _kinds(text: str, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    kinds = np.empty(len(starts), dtype=np.int64)
    before = 0
    for number, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        kinds[number] = _case(text[start:end]) + (NEW_LINE if "\n" in text[before:start] or number == 0 else 0)
        before = end
    return kinds


def _case(piece: str) -> int:
    if piece.islower():
        return LOWER
    if piece.isupper() and len(piece) > 1:
        return UPPER
    return TITLE if piece[:1].isupper() else OTHER


def windows(pieces: Pieces, *, size: int = WINDOW - 2) -> Iterator[Window]:
    """Windows over all pieces, cut where a line begins, as in training; each piece is kept from one of them.

    Where no line begins in the second half of a window, it and the next overlap, and each piece is kept from the
    one in which it stands farther from the cut.
    """
    start = keep = 0
    while start + size < len(pieces):
        end = near_line(pieces.kinds, start + size // 2, start + size)
        shared = 0 if pieces.kinds[end] >= NEW_LINE else OVERLAP
        yield Window(start, end, keep, end - shared // 2)
        start, keep = end - shared, end - shared // 2
    yield Window(start, len(pieces), keep, len(pieces))


def near_line(kinds: np.ndarray, first: int, last: int) -> int:
    """The last piece in `[first, last]` that begins a line, else `last`."""
    lines = np.flatnonzero(kinds[first : last + 1] >= NEW_LINE)
    return first + int(lines[-1]) if len(lines) else last


def span_of(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """First and last-plus-one piece that overlap the characters `[start, end)`."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    return first, max(first, int(np.searchsorted(pieces.starts, end, side="left")))


def piece_of_word(pieces: Pieces, start: int, end: int) -> int:
    """The piece that speaks for a word: the first that begins in it, else the one it lies in.

    "don't" is two words and the pieces `don`, `'`, `t`.
    """
    return int(pieces_of_words(pieces, np.array([start]), np.array([end]))[0])


def pieces_of_words(pieces: Pieces, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The piece that speaks for each of many words; there must be one piece at least."""
    inside = np.searchsorted(pieces.starts, starts, side="left")
    begins = (inside < len(pieces)) & (pieces.starts[np.minimum(inside, len(pieces) - 1)] < ends)
    return np.where(begins, inside, np.maximum(inside - 1, 0))
