"""Windows put together as one batch: every answer stands in the row of its piece."""

import random

import numpy as np

from workbench.pipeline.linking import CONTENT_TO_CUE, CONTENT_TO_SOURCE
from workbench.training.batches import cut, prepare
from workbench.training.collate import collate
from workbench.training.corpus import Document, Link, Mark, Word
from workbench.training.heads import HEADS


class Draws:
    """Stands in for a random generator: always the same number."""

    def __init__(self, number):
        self._number = number

    def random(self, size):
        """So many times the number."""
        return np.full(size, self._number)


def batch_of(*documents, tokenizer, drawn=1.0):
    windows = [window for item in documents for window in cut(prepare(item, tokenizer), rng=random.Random(1))]
    return collate(windows, Draws(drawn))


def test_answers_stand_in_the_row_of_their_piece(tokenizer):
    """Behind a longer window, a shorter one's answers are found in its own rows; padding is no piece."""
    long = Document("x", "Ada left for Rome today")
    short = Document("x", "He may go", {"uncertainty": ()}, (Mark("uncertainty", 3, 6, "epistemic"),))
    batch = batch_of(long, short, tokenizer=tokenizer)
    rows, right = batch.allowed["uncertainty"]
    outputs = next(head.outputs for head in HEADS if head.name == "uncertainty")

    assert (2, 7) == batch.ids.shape
    assert [7, 5] == batch.mask.sum(1).tolist()
    assert [8, 9, 10] == rows.tolist()
    assert [["O"], ["B-epistemic"], ["O"]] == [[outputs[place] for place in np.flatnonzero(row)] for row in right]


def test_heads_are_places_in_the_window(tokenizer):
    """A word is told by its row in the batch, its head by its place in the window, the root by 0."""
    words = (Word(0, 2, "PRON", "PRP", "he", 1, "nsubj", 0), Word(3, 7, "VERB", "VBD", "leave", -1, "root", 0))
    batch = batch_of(Document("x", "one two"), Document("x", "He left", words=words), tokenizer=tokenizer)

    assert [[5, 2], [6, 0]] == batch.words[:, [0, 4]].tolist()
    assert [[False] * 4, [False, True, True, False]] == batch.begins.tolist()


def test_a_content_points_at_its_own_cue_and_source(tokenizer):
    """Those of another window are out of reach; a content whose cue is hidden points at nobody."""
    text = "Ada said rain"
    link = Link(((9, 13),), (4, 8), (0, 3))
    documents = [Document("x", text, links=(link,))] * 2
    batch = batch_of(*documents, tokenizer=tokenizer)
    to_cue, to_source = batch.links[CONTENT_TO_CUE], batch.links[CONTENT_TO_SOURCE]
    hidden = batch_of(*documents, tokenizer=tokenizer, drawn=0.0).links[CONTENT_TO_CUE]

    assert [3, 8] == to_cue.asking.rows.tolist()
    assert [2, 7] == to_cue.answering.rows.tolist()
    assert [0, 1] == to_cue.targets.tolist() == to_source.targets.tolist()
    assert [[False, True], [True, False]] == to_cue.apart.tolist()
    assert [0, 0] == hidden.targets.tolist()
    assert 0 == len(hidden.answering.sizes)
