"""The best dependency tree for a table of scores (Chu and Liu 1965, Edmonds 1967), with exactly one root."""

import numpy as np


def best_tree(scores: np.ndarray) -> np.ndarray:
    """Index of the head of each word, -1 for the root; `scores` is [words, root and words].

    Nearly always the best heads, word by word, are a tree already; only otherwise the search is run.
    """
    size = len(scores)
    scores = scores.astype(np.float64).copy()
    scores[np.arange(size), np.arange(size) + 1] = -np.inf
    heads = scores.argmax(1) - 1
    if (heads < 0).sum() == 1 and _is_tree(heads):
        return heads
    tries = []
    # A word is the root alone; the few likeliest are tried in turn.
    for root in np.argsort(scores[:, 0] - scores[:, 1:].max(1, initial=-np.inf))[::-1][:3]:
        alone = scores.copy()
        alone[:, 0] = -np.inf
        alone[root] = -np.inf
        alone[root, 0] = scores[root, 0]
        found = _arborescence(alone)
        tries.append((sum(scores[word, head + 1] for word, head in enumerate(found)), found))
    return max(tries, key=lambda item: item[0])[1]


def _is_tree(heads: np.ndarray) -> bool:
    return _cycle(heads) is None


def _cycle(heads: np.ndarray) -> list[int] | None:
    """The words of one circle of heads, None if there is none."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, word = [], start
        while word >= 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
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
    rest = np.array([word for word in range(len(scores)) if word not in set(circle)], dtype=np.int64)
    held = scores[inside, heads[inside] + 1]
    total = held.sum()
    columns = np.concatenate([[0], rest + 1])  # root and the words outside the circle
    small = np.full((len(rest) + 1, len(rest) + 2), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, columns)]
    into = scores[np.ix_(inside, columns)] - held[:, None]  # breaking the circle at each of its words
    small[-1, :-1] = into.max(0) + total
    out_of = scores[np.ix_(rest, inside + 1)]
    small[:-1, -1] = out_of.max(1) if len(rest) else []
    solved = _arborescence(small)
    heads = heads.copy()
    for place, word in enumerate(rest):
        head = solved[place]
        if head < 0:
            heads[word] = -1
        elif head == len(rest):
            heads[word] = inside[out_of[place].argmax()]
        else:
            heads[word] = rest[head]
    column = 0 if solved[-1] < 0 else int(solved[-1]) + 1
    broken = int(into[:, column].argmax())
    heads[inside[broken]] = columns[column] - 1
    return heads
