"""The best dependency tree for a table of scores (Chu and Liu 1965, Edmonds 1967), with exactly one root."""

import numpy as np


def best_tree(scores: np.ndarray) -> np.ndarray:
    """Index of the head of each word, -1 for the root; `scores` is [words, root and words].

    Nearly always the best heads, word by word, are a tree already; only otherwise the search is run.
    """
    size = len(scores)
    scores = scores.astype(np.float64)
    np.fill_diagonal(scores[:, 1:], -np.inf)
    heads = scores.argmax(1) - 1
    if (heads < 0).sum() == 1 and _is_tree(heads):
        return heads
    best, best_score = None, -np.inf
    likeliest = scores[:, 1:].max(1, initial=-np.inf)
    # A word is the root alone; the few likeliest are tried in turn, where they could be better than the one before.
    for root in np.argsort(scores[:, 0] - likeliest)[::-1][:3]:
        if scores[root, 0] + np.delete(likeliest, root).sum() <= best_score:
            continue
        alone = scores.copy()
        alone[:, 0] = -np.inf
        alone[root] = -np.inf
        alone[root, 0] = scores[root, 0]
        found = _arborescence(alone)
        score = scores[np.arange(size), found + 1].sum()
        if best is None or score > best_score:
            best, best_score = found, score
    return best


def _is_tree(heads: np.ndarray) -> bool:
    return _cycle(heads) is None


def _cycle(heads: np.ndarray) -> list[int] | None:
    """The words of one circle of heads, None if there is none."""
    heads = heads.tolist()
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, word = [], start
        while word >= 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = heads[word]
        if word >= 0 and state[word] == 1:
            return path[path.index(word) :]
        for passed in path:
            state[passed] = 2
    return None


def _arborescence(scores: np.ndarray) -> np.ndarray:
    """Heads of the highest-scoring tree: a circle is drawn together into one word and the rest solved anew."""
    heads = scores.argmax(1) - 1
    circle = _cycle(heads)
    if circle is None:
        return heads
    inside = np.array(circle)
    rest = np.delete(np.arange(len(scores)), inside)
    held = scores[inside, heads[inside] + 1]
    total = held.sum()
    columns = np.concatenate([[0], rest + 1])  # root and the words outside the circle
    into = scores[np.ix_(inside, columns)] - held[:, None]  # breaking the circle at each of its words
    out_of = scores[np.ix_(rest, inside + 1)]
    small = np.full((len(rest) + 1, len(rest) + 2), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, columns)]
    small[-1, :-1] = into.max(0) + total
    heads = heads.copy()
    if len(rest):
        small[:-1, -1] = out_of.max(1)
    solved = _arborescence(small)
    if len(rest):
        places = np.concatenate([rest, [0, -1]])  # a head of -1, the root, is the last
        heads[rest] = np.where(solved[:-1] == len(rest), inside[out_of.argmax(1)], places[solved[:-1]])
    column = int(solved[-1]) + 1
    broken = int(into[:, column].argmax())
    heads[inside[broken]] = columns[column] - 1
    return heads
