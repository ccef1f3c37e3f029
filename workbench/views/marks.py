"""The article as rows of words with marks around them, well nested however the claims overlap.

Claims may nest ("he said that she said …"), cross and be interrupted, but HTML only nests. A row is
therefore cut where marks cross; every character of the article stands in exactly one place.
The rows are plain records: the static view turns them into HTML, the Reader sends them to the
browser, where no offsets are needed.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, Union

from workbench.articles import Article
from workbench.claims import Analysis
from workbench.spans import Span

Role = Literal["quiet", "claim", "by", "cue"]  # from the outside in, where two cover the same words
RANK: dict[Role, int] = {"quiet": 0, "claim": 1, "by": 2, "cue": 3}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under one mark. `key` is the id of the Claim (claim) or Attribution (by), else what part it is.

    `last` says that no later piece belongs to the same claim: its label goes here.
    """

    role: Role
    key: str
    inside: tuple[Union["Piece", str], ...]
    last: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line block of the article: a paragraph with its number, a heading, or something quieter.

    `gap` is the white space before it, `claims` the ids of the claims that begin in it.
    """

    kind: str
    number: int | None
    pieces: tuple[Piece | str, ...]
    claims: tuple[str, ...]
    gap: str


class Layer(NamedTuple):
    """A stretch to be marked."""

    span: Span
    role: Role
    key: str


def rows_of(analysis: Analysis) -> tuple[Row, ...]:
    """The whole text of the article in order, as rows with their marks."""
    text = analysis.article.text
    blocks = _blocks(analysis.article)
    starts = [span.start for span, _, _ in blocks]
    layers = list(_layers(analysis))
    by_block, begun = defaultdict(list), defaultdict(list)
    for layer in layers:
        first = max(0, bisect_right(starts, layer.span.start) - 1)
        for index in range(first, bisect_left(starts, layer.span.end)):
            if blocks[index][0].overlaps(layer.span):
                by_block[index].append(_within(layer, blocks[index][0]))
    shown = sorted((layer.span.end, layer.key) for block in by_block.values() for layer in block)
    ends = {key: end for end, key in shown}
    for claim in analysis.claims:
        begun[max(0, bisect_right(starts, claim.span.start) - 1)].append(claim.id)
    rows, before = [], 0
    for index, (span, kind, number) in enumerate(blocks):
        pieces = _nest(text, span, by_block[index], ends)
        rows.append(Row(kind, number, pieces, tuple(begun[index]), text[before : span.start]))
        before = span.end
    return tuple(rows)


def lanes_of(rows: Iterable[Row]) -> dict[str, int]:
    """For each claim, how many lines run between its words and its own line."""
    lanes: dict[str, int] = {}

    def height(piece: Piece | str) -> int:
        """Lines needed under a piece, its own included."""
        if isinstance(piece, str):
            return 0
        below = max(map(height, piece.inside), default=0)
        if piece.role != "claim":
            return below
        lanes[piece.key] = max(lanes.get(piece.key, 0), below)
        return lanes[piece.key] + 1

    for row in rows:
        for piece in row.pieces:
            height(piece)
    return lanes


def _layers(analysis: Analysis):
    """Everything that is to be marked, each stretch once."""
    for part in analysis.article.parts:
        if part.kind not in ("paragraph", "heading"):
            yield Layer(part.span, "quiet", part.kind)
    for claim in analysis.claims:
        for span in claim.spans:
            yield Layer(span, "claim", claim.id)
    for item in analysis.attributions:
        for span in sorted({*item.source, *item.cue}):
            yield Layer(span, "by", item.id)
    flags = (flag for claim in analysis.claims for flag in claim.flags if flag.kind != "unnamed_source")
    for span in sorted({flag.cue for flag in flags if flag.cue}):
        yield Layer(span, "cue", "")


def _blocks(article: Article) -> list[tuple[Span, str, int | None]]:
    """Stretches that share no line: span, kind and paragraph number; what no part covers is there too."""
    blocks, number, at = [], 0, 0
    for part in article.parts:
        number += part.kind == "paragraph"
        here = (part.span, part.kind, number if part.kind == "paragraph" else None)
        gap = article.text[at : part.span.start]
        if blocks and "\n" not in gap:
            blocks[-1] = _joined(blocks[-1], here)
        else:
            blocks += _uncovered(article.text, at, part.span.start)
            blocks.append(here)
        at = part.span.end
    return blocks + _uncovered(article.text, at, len(article.text))


def _joined(left, right):
    """One block of two on the same line, as when a dateline stands before its paragraph."""
    main = max(left, right, key=lambda block: {"paragraph": 2, "heading": 1}.get(block[1], 0))
    return (Span(left[0].start, right[0].end), main[1], main[2])


def _uncovered(text: str, start: int, end: int) -> list[tuple[Span, str, None]]:
    words = text[start:end].strip()
    if not words:
        return []
    begin = text.index(words, start)
    return [(Span(begin, begin + len(words)), "other", None)]


def _within(layer: Layer, span: Span) -> Layer:
    return layer._replace(span=Span(max(layer.span.start, span.start), min(layer.span.end, span.end)))


def _outer_first(layer: Layer):
    return (layer.span.start, -layer.span.end, RANK[layer.role])


def _nest(text: str, span: Span, layers: list[Layer], ends: dict[str, int]) -> tuple[Piece | str, ...]:
    """The characters of `span` with `layers` around them; a layer that crosses another is cut at its edge."""
    pieces, at, queue = [], span.start, deque(sorted(layers, key=_outer_first))
    while queue:
        layer = queue.popleft()
        end = layer.span.end
        inside, beyond = [], []
        while queue and queue[0].span.start < end:
            other = queue.popleft()
            inside.append(_within(other, layer.span))
            if other.span.end > end:
                beyond.append(other._replace(span=Span(end, other.span.end)))
        while beyond and queue and queue[0].span.start == end:
            beyond.append(queue.popleft())
        queue.extendleft(sorted(beyond, key=_outer_first, reverse=True))
        pieces.append(text[at : layer.span.start])
        last = layer.role == "claim" and end == ends[layer.key]
        pieces.append(Piece(layer.role, layer.key, _nest(text, layer.span, inside, ends), last))
        at = end
    pieces.append(text[at : span.end])
    return tuple(piece for piece in pieces if piece)
