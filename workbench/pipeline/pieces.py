"""Text as the encoder sees it: word pieces with character offsets, in windows that overlap.

The vocabulary is lower-cased and the tokenizer drops line breaks, but a capital letter marks a name
and a line break ends a speech. So each piece carries a *kind*, which the encoder reads as BERT's
token type: its letter case, and whether a new line begins with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

WINDOW = 256  # pieces the encoder reads at once, its two special pieces included
STRIDE = 192  # so that each piece stands at least 32 pieces from an edge that is not the text's own
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


def windows(pieces: Pieces, *, size: int = WINDOW - 2, stride: int = STRIDE) -> Iterator[Window]:
    """Overlapping windows over all pieces; each piece is kept from the window where it is most central.

    A window begins at a new line where there is one near, as an article does.
    """
    total = len(pieces)
    starts = [0]
    while starts[-1] + size < total:
        starts.append(near_line(pieces.kinds, starts[-1] + stride // 2, starts[-1] + stride))
    edges = [0] + [(left + size + right) // 2 for left, right in pairwise(starts)] + [total]
    for number, start in enumerate(starts):
        yield Window(start, min(start + size, total), edges[number], edges[number + 1])


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
