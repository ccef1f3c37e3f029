"""From scores to spans: the best sequence of O, B and I that makes sense.

An I may only follow a B or an I of the same label; without that rule the best answers, taken one by
one, begin spans in their middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

SURE = 0.995  # a piece outside with this probability ends whatever came before it: the text falls apart there
NEVER = -1e9


@dataclass(frozen=True, slots=True)
class PieceSpan:
    """Pieces `[start, end)` with a label, and the mean probability of the answers that made it."""

    start: int
    end: int
    label: str
    score: float


def log_probabilities(scores: np.ndarray, *, axis: int = -1) -> np.ndarray:
    """Log of the softmax over an axis."""
    shifted = scores - scores.max(axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))


def find_spans(scores: np.ndarray, outputs: Sequence[str], *, lean: float = 0.0) -> list[PieceSpan]:
    """Labelled spans in a table of scores [pieces, outputs], in order; `outputs` are O, B-label, I-label, …

    `lean` is taken off the score of O; the more it is, the more is found.
    """
    if not len(scores):
        return []
    columns = scores.T.astype(np.float32, order="C")  # numpy is quicker over a few long rows than over many short ones
    columns[0] -= lean
    chances = np.ascontiguousarray(log_probabilities(columns, axis=0).T)
    answers = best_answers(chances, outputs)
    begins = _begins(tuple(outputs))[answers]
    edges = np.append(np.flatnonzero(begins | (answers == 0)), len(answers))
    starts = np.flatnonzero(begins)
    ends = edges[np.searchsorted(edges, starts, side="right")]
    sums = np.append(0.0, chances[np.arange(len(answers)), answers].cumsum(dtype=np.float64))
    means = np.exp((sums[ends] - sums[starts]) / (ends - starts))
    found = zip(*(column.tolist() for column in (starts, ends, answers[starts], means)), strict=True)
    return [PieceSpan(start, end, outputs[answer][2:], mean) for start, end, answer, mean in found]


def join_touching(spans: list[PieceSpan]) -> list[PieceSpan]:
    """The same spans, with neighbours of one label that nothing divides made one."""
    joined: list[PieceSpan] = []
    for span in spans:
        if joined and (joined[-1].end, joined[-1].label) == (span.start, span.label):
            before = joined.pop()
            span = PieceSpan(before.start, span.end, span.label, min(before.score, span.score))
        joined.append(span)
    return joined


def best_answers(chances: np.ndarray, outputs: Sequence[str]) -> np.ndarray:
    """Indices of the likeliest answers in which every I continues something (Viterbi's algorithm).

    The pieces between two that are surely outside are worked out on their own, and only where the likeliest
    answers one by one break the rule: nearly all runs are right at once.
    """
    answers = chances.argmax(1)
    moves = _moves(tuple(outputs))
    broken = np.flatnonzero(moves[np.append(0, answers[:-1]), answers] < 0)
    if not len(broken):
        return answers
    pairs = [(outputs.index(f"B-{name[2:]}"), at) for at, name in enumerate(outputs) if name.startswith("I-")]
    for start, end in _runs_with(broken, chances[:, 0] < np.log(SURE)):
        answers[start:end] = _best_path(chances[start:end].tolist(), pairs)
    return answers


def _runs_with(places: np.ndarray, mask: np.ndarray) -> list[list[int]]:
    """The runs `[start, end)` of a mask in which the places stand."""
    edges = np.flatnonzero(np.diff(mask, prepend=False, append=False)).reshape(-1, 2)
    return edges[np.unique(np.searchsorted(edges[:, 0], places, side="right") - 1)].tolist()


@cache
def _begins(outputs: tuple[str, ...]) -> np.ndarray:
    return np.array([name.startswith("B-") for name in outputs])


@cache
def _moves(outputs: tuple[str, ...]) -> np.ndarray:
    """0 where one answer may follow another, else a score that nothing outweighs."""
    moves = np.zeros((len(outputs), len(outputs)))
    for after, name in enumerate(outputs):
        if name.startswith("I-"):
            for before, other in enumerate(outputs):
                if other[2:] != name[2:]:
                    moves[before, after] = NEVER
    return moves


def _best_path(chances: list[list[float]], pairs: list[tuple[int, int]]) -> list[int]:
    """The likeliest answers of one run; `pairs` are the places of B and I of each label.

    Before the run all is outside. Numbers and lists of Python: for so few answers numpy takes longer.
    """
    best = list(chances[0])
    for _, inside in pairs:
        best[inside] = NEVER
    came_from = []
    for row in chances[1:]:
        likeliest = best.index(max(best))
        origins, following = [likeliest] * len(row), [best[likeliest] + chance for chance in row]
        for begin, inside in pairs:
            before = begin if best[begin] >= best[inside] else inside
            origins[inside], following[inside] = before, best[before] + row[inside]
        came_from.append(origins)
        best = following
    path = [best.index(max(best))]
    for origins in reversed(came_from):
        path.append(origins[path[-1]])
    return path[::-1]
