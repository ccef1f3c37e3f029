"""From scores to spans: the best sequence of O, B and I that makes sense.

An I may only follow a B or an I of the same label; without that rule the best answers, taken one by
one, begin spans in their middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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


def log_probabilities(scores: np.ndarray) -> np.ndarray:
    """Log of the softmax over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def find_spans(scores: np.ndarray, outputs: Sequence[str], *, lean: float = 0.0) -> list[PieceSpan]:
    """Labelled spans in a table of scores [pieces, outputs], in order; `outputs` are O, B-label, I-label, …

    `lean` is taken off the score of O; the more it is, the more is found.
    """
    if not len(scores):
        return []
    scores = scores.astype(np.float32)
    scores[:, 0] -= lean
    chances = log_probabilities(scores)
    answers = best_answers(chances, outputs)
    begins = np.array([name.startswith("B-") for name in outputs])[answers]
    edges = np.append(np.flatnonzero(begins | (answers == 0)), len(answers))
    starts = np.flatnonzero(begins)
    spans = []
    for start, end in zip(starts.tolist(), edges[np.searchsorted(edges, starts, side="right")].tolist(), strict=True):
        chosen = chances[np.arange(start, end), answers[start:end]]
        spans.append(PieceSpan(start, end, outputs[answers[start]][2:], float(np.exp(chosen.mean()))))
    return spans


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
    moves = _moves(outputs)
    broken = moves[np.concatenate([[0], answers[:-1]]), answers] < 0
    runs = [(start, end) for start, end in _runs(chances[:, 0] < np.log(SURE)) if broken[start:end].any()]
    if not runs:
        return answers
    lengths = np.array([end - start for start, end in runs])
    table = np.full((len(runs), lengths.max(), len(outputs)), NEVER)
    table[:, :, 0] = 0.0  # behind its end a run is outside, at no cost
    for row, (start, end) in enumerate(runs):
        table[row, : end - start] = chances[start:end]
    paths = _viterbi(table, moves)
    for row, (start, end) in enumerate(runs):
        answers[start:end] = paths[row, : end - start]
    return answers


def _runs(mask: np.ndarray) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _moves(outputs: Sequence[str]) -> np.ndarray:
    """0 where one answer may follow another, else a score that nothing outweighs."""
    moves = np.zeros((len(outputs), len(outputs)))
    for after, name in enumerate(outputs):
        if name.startswith("I-"):
            for before, other in enumerate(outputs):
                if other[2:] != name[2:]:
                    moves[before, after] = NEVER
    return moves


def _viterbi(table: np.ndarray, moves: np.ndarray) -> np.ndarray:
    """Best path of each row of [rows, steps, answers]; before the first step all is outside."""
    best = table[:, 0] + moves[0]
    came_from = np.zeros(table.shape, dtype=np.int64)
    for step in range(1, table.shape[1]):
        options = best[:, :, None] + moves[None]
        came_from[:, step] = options.argmax(1)
        best = options.max(1) + table[:, step]
    paths = np.zeros(table.shape[:2], dtype=np.int64)
    paths[:, -1] = best.argmax(-1)
    rows = np.arange(len(table))
    for step in range(table.shape[1] - 1, 0, -1):
        paths[:, step - 1] = came_from[rows, step, paths[:, step]]
    return paths
