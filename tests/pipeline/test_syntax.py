"""Scores of arcs become one tree a sentence."""

from types import SimpleNamespace

import numpy as np
import pytest

from workbench.pipeline.syntax import weighed
from workbench.pipeline.trees import best_tree


def scores(rows):
    """A table of arc scores; columns are the root and then the words."""
    return np.array(rows, dtype=float)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param([[5, 0]], [-1], id="one word"),
        pytest.param([[1, 0, 9], [9, 1, 0]], [1, -1], id="best heads are a tree"),
        pytest.param([[1, 0, 9], [2, 9, 0]], [1, -1], id="a circle is broken at the root"),
        pytest.param([[9, 0, 5], [8, 6, 0]], [-1, 0], id="two roots become one"),
        pytest.param([[0, 0, 9, 1], [0, 1, 0, 9], [3, 9, 1, 0]], [1, 2, -1], id="a circle of three"),
        pytest.param(
            [[0, 0, 9, 1, 0], [0, 9, 0, 5, 0], [1, 0, 0, 0, 2], [9, 0, 0, 1, 0]], [1, 2, 3, -1], id="a circle below"
        ),
    ],
)
def test_best_tree(table, expected):
    """The tree with the highest sum is found, with exactly one root."""
    assert expected == best_tree(scores(table)).tolist()


def test_any_scores_give_a_tree():
    """Whatever the scores, there is one root and no circle, and no single change of a head is better."""
    rng = np.random.default_rng(7)
    for size in (2, 3, 5, 12):
        for _ in range(20):
            heads = best_tree(rng.normal(size=(size, size + 1)))

            assert 1 == (heads < 0).sum()
            for word in range(size):
                seen = set()
                while word >= 0:
                    assert word not in seen
                    seen.add(word)
                    word = heads[word]


def test_a_doubtful_head_is_weighed_with_its_relation():
    """Of two heads that are as likely, the one wins to which a relation fits; a head that is sure stays."""
    labels = SimpleNamespace(
        deprels=["root", "obj", "det"],
        readout={"deprel_weight": np.eye(3, 2, k=-1) * 9.0, "deprel_bias": np.zeros(3)},
    )
    own = {"word_label": np.zeros((3, 2)), "head_label": np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 0.0]])}
    with np.errstate(divide="ignore"):
        arcs = np.log([[0.9, 0.0, 0.05, 0.05], [1.0, 0.0, 0.0, 0.0], [0.0, 0.51, 0.49, 0.0]])

    better = weighed(labels, own, arcs)

    assert 1 == arcs[2].argmax()
    assert 2 == better[2].argmax()
    assert [0, 0] == better[:2].argmax(1).tolist()
