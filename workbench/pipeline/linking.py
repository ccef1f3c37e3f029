"""Which source and which cue belong to a content: the encoder's vectors, weighed by distance.

Every span asks and answers with a vector; the product of the two, and what the distance between them
is worth, is the score of the link. Training teaches the same formula (`training/losses.py`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

SCALE = 8.0  # root of a vector's width
DISTANCES = 32  # buckets of distance, half of them to either side
REACH = 80  # pieces between the parts of one attribution; what is farther belongs to another
OTHER_LINE = 4.0  # taken off a link across a line break: in dialogues and lists each line has its own speaker
LEAST = -1e9  # what is out of reach scores less
CONTENT_TO_CUE, CONTENT_TO_SOURCE, CUE_TO_SOURCE = range(3)  # rows of the table of distances

Places = Sequence[tuple[int, int]]  # [start, end) in pieces


@dataclass(frozen=True, slots=True)
class Knot:
    """Indices of the contents, the cue and the source that belong together; None: there is none."""

    contents: tuple[int, ...]
    cue: int | None
    source: int | None

    def moved(self, contents: int, cues: int, sources: int) -> "Knot":
        """The same knot with its indices counted from earlier places."""
        return Knot(
            tuple(index + contents for index in self.contents),
            None if self.cue is None else self.cue + cues,
            None if self.source is None else self.source + sources,
        )


def distance_bucket(steps: np.ndarray) -> np.ndarray:
    """Bucket of a signed distance in pieces, in widths that double: 0, 1–2, 3–6, …"""
    size = np.minimum(np.log2(np.abs(steps) + 1).astype(np.int64), DISTANCES // 2 - 1)
    return size + np.where(steps < 0, DISTANCES // 2, 0)


def gap(place, other):
    """Pieces between two places `(start, end)`, or two arrays of them; negative where the other comes first."""
    return np.maximum(other[0] - place[1], 0) - np.maximum(place[0] - other[1], 0)


def gaps(places: Places, others: Places) -> np.ndarray:
    """The gap between each place and each other, as a table."""
    ours, theirs = (np.array(items, dtype=np.int64).reshape(-1, 2).T for items in (places, others))
    return gap(ours[:, :, None], theirs[:, None, :])


def neighbourhoods(*roles: Places) -> Iterator[tuple[range, ...]]:
    """Stretches of the text without a link between them: for each role the indices of its places there.

    The places of a role are in order. Tables of scores grow with the square of a stretch, not of a text.
    """
    reached, edges = 0, []
    for start, end in sorted(place for places in roles for place in places):
        if start - reached > REACH:
            edges.append(start)
        reached = max(reached, end)
    firsts = [[bisect_left(places, (edge,)) for edge in edges] for places in roles]
    bounds = [[0, *cuts, len(places)] for cuts, places in zip(firsts, roles, strict=True)]
    yield from zip(*([range(*pair) for pair in pairwise(edge)] for edge in bounds), strict=True)


def link_scores(
    asks: np.ndarray, answers: np.ndarray, places: Places, others: Places, far: np.ndarray, lines: np.ndarray
) -> np.ndarray:
    """Score of each place for each other; beyond reach it is minus infinity.

    `lines` holds the number of the line for each piece.
    """
    steps = gaps(places, others)
    scores = means(asks, places) @ means(answers, others).T / SCALE + far[distance_bucket(steps)]
    own, other = (lines[[start for start, _ in items]] if items else lines[:0] for items in (places, others))
    scores = scores - OTHER_LINE * (own[:, None] != other[None, :])
    return np.where(np.abs(steps) > REACH, -np.inf, scores)


def means(vectors: np.ndarray, places: Places) -> np.ndarray:
    """The mean vector of each place."""
    if not places:
        return np.zeros((0, vectors.shape[1]))
    starts, ends = np.array(places).T
    sizes = ends - starts
    firsts = sizes.cumsum() - sizes  # where each place begins, were there nothing between them
    pieces = np.arange(sizes.sum()) + np.repeat(starts - firsts, sizes)
    return np.add.reduceat(vectors[pieces].astype(np.float64), firsts) / sizes[:, None]


def tie(
    content_cue: np.ndarray, content_source: np.ndarray, cue_source: np.ndarray, nobody: Sequence[float]
) -> list[Knot]:
    """Contents that share a cue are one attribution; its source is the one that cue and contents like best.

    Tables of scores are [contents, cues], [contents, sources], [cues, sources]; `nobody` is what the absence
    of a source scores for a cue and for a content, and the absence of a cue for a content. A content whose own cue
    was not found shares the likeliest of the others only where it would choose the same source or none; else it
    stands alone. A cue without content is no attribution.
    """
    if content_cue.shape[1]:
        likeliest = zip(content_cue.argmax(1).tolist(), content_cue.max(1).tolist(), strict=True)
        best = [cue if score > LEAST else None for cue, score in likeliest]
    else:
        best = [None] * len(content_cue)
    cue_source, content_source = cue_source - nobody[0], content_source - nobody[1]
    knots, alone = [], [content for content, cue in enumerate(best) if cue is None]
    for cue in dict.fromkeys(cue for cue in best if cue is not None):
        own = [content for content, chosen in enumerate(best) if chosen == cue]
        sure = [content for content in own if content_cue[content, cue] > nobody[2]]
        source = _source(cue_source[cue], content_source[sure]) if sure else None
        guests = [content for content in own if content not in sure]
        alike = [content for content in guests if sure and _source(0.0, content_source[[content]]) in (None, source)]
        alone += [content for content in guests if content not in alike]
        together = sorted(sure + alike)
        if alike:
            source = _source(cue_source[cue], content_source[together])
        if together:
            knots.append(Knot(tuple(together), cue, source))
    knots += [Knot((content,), None, _source(0.0, content_source[[content]])) for content in alone]
    return sorted(knots, key=lambda knot: knot.contents)


def _source(of_cue: np.ndarray | float, of_contents: np.ndarray) -> int | None:
    """The source that a cue and its contents, or a content by itself, like best, if better than nobody (0)."""
    if not of_contents.shape[1]:
        return None
    # A content may be out of reach of what its cue, or another of its parts, still reaches.
    known = np.isfinite(of_contents)
    counts = known.sum(0)
    mean = np.where(known, of_contents, 0.0).sum(0) / np.maximum(counts, 1)
    total = mean + np.where((counts > 0) | np.isfinite(of_cue), of_cue, -np.inf)
    best = int(total.argmax())
    return best if total[best] > 0 else None
