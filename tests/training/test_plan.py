"""Every corpus is read as often as the plan says, all over the run, and the same way for the same seed."""

from collections import Counter
from itertools import pairwise

import pytest

from workbench.training import plan
from workbench.training.batches import prepare
from workbench.training.corpus import Document


@pytest.fixture
def documents(tokenizer):
    """Two corpora, told apart by the length of their texts."""
    small = [prepare(Document("small", "word " * size), tokenizer) for size in range(1, 8)]
    return small + [prepare(Document("large", "word " * size), tokenizer) for size in range(11, 71)]


def test_each_text_is_read_as_often_as_planned(documents):
    """Three rounds of one corpus are each text three times; half a round of the other is half of its texts once."""
    read = Counter()
    for _, batch in plan.steps(documents, {"small": 3, "large": 0.5}, pieces=100, seed="1"):
        read.update((batch.mask.sum(1) - 2).tolist())

    assert dict.fromkeys(range(1, 8), 3) == {size: times for size, times in read.items() if size < 8}
    assert [1] * 30 == [times for size, times in read.items() if size > 8]


def test_shares_grow_and_a_seed_says_it_all(documents):
    """The share that is done grows from nothing; another seed gives another order."""

    def order(seed):
        return [
            (share, batch.mask.sum(1).tolist())
            for share, batch in plan.steps(documents, {"large": 2}, pieces=100, seed=seed)
        ]

    first = order("1")

    assert 0.0 == first[0][0]
    assert all(before[0] <= after[0] < 1 for before, after in pairwise(first))
    assert first == order("1")
    assert first != order("2")
