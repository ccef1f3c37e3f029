"""The heads are asked nothing that a corpus cannot answer; windows and batches lose nothing."""

import random
from itertools import pairwise

from tests.training.answers import answers
from workbench.pipeline.pieces import WINDOW
from workbench.training import names
from workbench.training.batches import batches, cut, prepare
from workbench.training.corpus import Document, Link, Mark, Word
from workbench.training.heads import LEMMAS, TAGS, columns, vector_columns


def test_other_names_may_be_nationalities(tmp_path, tokenizer):
    """wikigold's MISC is never an organisation and never nothing; a nationality it may be."""
    (tmp_path / "wikigold.conll").write_text("Maltese I-MISC\nships O\n\n", "utf-8")
    (document,) = names.read_wikigold(tmp_path)

    assert ["B-MISC|B-NORP", "B-DATE|I-DATE|O"] == answers(prepare(document, tokenizer), "entity")


def test_what_a_corpus_does_not_mark_is_not_taught(tokenizer):
    """A piece outside may be a date where dates are not marked; an undecided stretch may be anything."""
    document = Document(
        corpus="names",
        text="Ada left Rome yesterday Harbour Hall",
        heads={"entity": ("DATE",)},
        marks=(
            Mark("entity", 0, 3, "PERSON"),
            Mark("entity", 9, 13, "LOC", certain=False),
            Mark("entity", 24, 36, None),
        ),
    )
    dated = "B-DATE|I-DATE|O"

    assert ["B-PERSON", dated, "B-DATE|B-LOC|I-DATE|O", dated, "*", "*"] == answers(
        prepare(document, tokenizer), "entity"
    )


def test_heads_without_annotation_learn_nothing(tokenizer):
    """Missing is not O: a head that a corpus does not answer has no targets at all."""
    assert {} == prepare(Document(corpus="plain", text="It rains."), tokenizer).allowed


def test_windows_cover_a_document_once(tokenizer):
    """Cut anew each time, every piece is learned exactly once a round, and links inside a window survive."""
    text = " ".join(["word"] * 700) + "\n" + "he said rain"
    start = text.index("he said")
    link = Link(((start + 8, start + 12),), (start + 3, start + 7), (start, start + 2))
    prepared = prepare(Document(corpus="x", text=text, heads={"cue": ()}, links=(link,)), tokenizer)
    for seed in range(5):
        examples = list(cut(prepared, rng=random.Random(seed)))

        assert 703 == sum(len(example.ids) - 2 for example in examples)
        assert all(len(example.ids) <= WINDOW for example in examples)
        assert 1 == sum(len(example.links) for example in examples)


def test_words_of_broken_sentences_are_left_out(tokenizer):
    """A tree is learned only where the whole sentence is in the window; heads are pieces behind the special one."""
    text = "He left . They stayed ."
    words = [
        Word(0, 2, "PRON", "PRP", "he", 1, "nsubj", 0),
        Word(3, 7, "VERB", "VBD", "leave", -1, "root", 0),
        Word(8, 9, "PUNCT", ".", ".", 1, "punct", 0),
    ]
    (example,) = cut(prepare(Document(corpus="x", text=text, words=tuple(words)), tokenizer), rng=random.Random(3))

    assert [[1, 2], [2, 0], [3, 2]] == example.words[:, [0, 4]].tolist()
    assert ["PRP", "VBD", "."] == [TAGS[tag] for tag in example.words[:, 2]]
    assert ["l-0+", "l-2+ave", "l-0+"] == [LEMMAS[rule] for rule in example.words[:, 3]]


def test_batches_hold_every_example_within_their_size(tokenizer):
    """Nothing is lost, and padding is counted."""
    documents = [Document(corpus="x", text="word " * size) for size in range(1, 60)]
    examples = [e for d in documents for e in cut(prepare(d, tokenizer), rng=random.Random(1))]
    made = batches(examples, pieces=128, rng=random.Random(1))

    assert len(examples) == sum(map(len, made))
    assert all(
        len(batch) == 1 or len(batch) * max(len(e.ids) for e in batch) <= 128 + 20 * len(batch) for batch in made
    )


def test_columns_do_not_overlap():
    """Every head and every vector has columns of its own."""
    for places in (columns(), vector_columns()):
        edges = [(place.start, place.stop) for place in places.values()]

        assert edges == sorted(edges)
        assert all(before[1] == after[0] for before, after in pairwise(edges))
