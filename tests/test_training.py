"""The recipe reads what it should, asks the heads nothing that a corpus cannot answer, and counts fairly."""

import json
import random
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from workbench.errors import WorkbenchError
from workbench.pipeline.pieces import WINDOW
from workbench.training import benchmark, names, polnear, szeged, treebanks
from workbench.training.batches import MASK, batches, cut, prepare
from workbench.training.corpus import Document, Link, Mark, Word, corpora, read_split
from workbench.training.evaluate import JUDGES
from workbench.training.factuality import add_uds
from workbench.training.heads import HEADS, LEMMAS, TAGS, columns, vector_columns
from workbench.training.renaming import VARIANTS, add_renamed, renamed
from workbench.training.scoring import Count, covers

BENCHMARKS = Path(__file__).parents[1] / "data" / "benchmarks.json"


@pytest.fixture
def tokenizer():
    """One piece a word: the tests are about places, not about a vocabulary."""
    words = Tokenizer(models.WordLevel({"?": 0}, unk_token="?"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    return words


def answers(prepared, head):
    """What is allowed for each piece, as words: "O", "B-CUE|O", or "*" for anything."""
    outputs = next(item.outputs for item in HEADS if item.name == head)
    rows = prepared.allowed[head]
    return ["*" if row.all() else "|".join(sorted(np.array(outputs)[row])) for row in rows]


def test_polnear_is_read(tmp_path):
    """Marks, discontinuous contents and their links come out of brat's files."""
    (tmp_path / "a.txt").write_text('"Rain," she said, "again."', "utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tSource 8 11\tshe\nT2\tCue 12 16\tsaid\nT3\tContent 0 7;18 26\t…\n"
        "T4\tAttribution 12 16\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n",
        "utf-8",
    )
    (document,) = polnear.read(tmp_path)

    assert (Link(((0, 7), (18, 26)), (12, 16), (8, 11)),) == document.links
    assert {"source": 1, "cue": 1, "content": 2} == {
        head: sum(mark.head == head for mark in document.marks) for head in document.heads
    }


def test_szeged_is_read(tmp_path):
    """Cues keep their place and get our names for their classes."""
    (tmp_path / "wiki.xml").write_text(
        "<A><Document><DocumentPart><Sentence>It <ccue type='speculation_modal_probable_'>may</ccue> rain."
        "</Sentence></DocumentPart></Document></A>",
        "utf-8",
    )
    (document,) = szeged.read_wiki(tmp_path)
    (mark,) = document.marks

    assert ("may", "epistemic") == (document.text[mark.start : mark.end], mark.label)


def test_treebank_is_read(tmp_path):
    """Contractions keep their spelling, heads count over the whole document, nationalities are found."""
    rows = [
        "# newdoc", "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_", "1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_",
        "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_", "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
        "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_", "", "1\tMaltese\tMaltese\tADJ\tJJ\t_\t2\tamod\t_\t_",
        "2\tships\tship\tNOUN\tNNS\t_\t0\troot\t_\t_", "",
    ]  # fmt: skip
    (tmp_path / "x.conllu").write_text("\n".join(rows), "utf-8")
    (document,) = treebanks.read_ewt(tmp_path)

    assert "Don't go. Maltese ships" == document.text
    assert [2, 2, -1, 2, 5, -1] == [word.head for word in document.words]
    assert [("Maltese", "NORP")] == [(document.text[m.start : m.end], m.label) for m in document.marks]


def test_a_treebank_takes_figures_over(tmp_path):
    """What is said about a sentence written word by word finds its place in the treebank's text."""
    words = [Word(0, 2, "PRON", "PRP", "he", 1, "nsubj", 0), Word(3, 7, "VERB", "VBD", "leave", -1, "root", 0)]
    words += [Word(7, 10, "PART", "RB", "not", 1, "advmod", 0)]
    treebank = Document(corpus="ewt", text="He leftn't", words=tuple(words))
    (tmp_path / "uds.jsonl").write_text(json.dumps({"text": "He left n't", "targets": [{"span1": [1, 2], "label": 3}]}))
    (taught,) = add_uds([treebank], tmp_path / "uds.jsonl")

    assert ((3, 7, 3),) == taught.numbers
    assert [treebank] == add_uds([treebank], tmp_path / "missing.jsonl")


def test_other_names_may_be_nationalities(tmp_path, tokenizer):
    """wikigold's MISC is never an organisation and never nothing; a nationality it may be."""
    (tmp_path / "wikigold.conll").write_text("Maltese I-MISC\nships O\n\n", "utf-8")
    (document,) = names.read_wikigold(tmp_path)

    assert ["B-MISC|B-NORP", "B-DATE|I-DATE|O"] == answers(prepare(document, tokenizer), "entity")


def test_open_only_leaves_out_corpora_without_a_licence(tmp_path):
    """With --open-only nothing is read whose licence is not stated."""
    place = tmp_path / "polnear" / "train"
    place.mkdir(parents=True)
    (place / "a.txt").write_text("Rain.", "utf-8")
    (place / "a.ann").write_text("", "utf-8")

    assert 1 == len(read_split(tmp_path, "train"))
    with pytest.raises(WorkbenchError, match="has a split named 'train'"):
        read_split(tmp_path, "train", open_only=True)
    assert {"polnear", "szeged-wiki", "szeged-bio", "meantime"} == {c.name for c in corpora() if not c.licence}


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


def test_contents_are_counted_by_halves():
    """A prediction counts when half of it lies in a gold content, a gold content when half of it is covered."""
    count = Count()
    count.add_overlapping([set(range(0, 10)), set(range(40, 60))], [set(range(5, 30)), set(range(44, 54))])

    assert (2, 2, 2, 1) == (count.predicted, count.right, count.gold, count.found)
    assert 1 == covers([set("ab"), set("abc")], set("abcd"))
    assert covers([], set("a")) is None


def test_rates():
    """Precision, recall and F of a small table; nothing predicted is no error."""
    count = Count()
    count.add({"a", "b"}, {"a", "c", "d"})

    assert {"precision": 0.5, "recall": 0.333, "f": 0.4, "gold": 3} == count.rates()
    assert 0.0 == Count().rates()["f"]


def test_inner_targets_come_from_reading_a_content_alone(tokenizer):
    """What the network finds in a content becomes the inner heads' target; outside contents nothing is nested."""
    torch = pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.nested import mark_nested

    class Reader(torch.nn.Module):
        """Says of any text: word, cue, then content to the end."""

        def forward(self, ids, kinds, mask):
            scores = torch.zeros(*ids.shape, max(place.stop for place in columns().values()))
            for role in ("source", "cue", "content"):
                scores[..., columns()[role].start] = 9.0
            scores[:, 1, columns()["source"].start + 1] = 20.0
            scores[:, 2, columns()["cue"].start + 1] = 20.0
            scores[:, 3, columns()["content"].start + 1] = 20.0
            scores[:, 4:-1, columns()["content"].start + 2] = 20.0
            return scores, None

    text = "Papers wrote that dockers feared fire would spread over night there"
    start = text.index("that")
    document = Document("x", text, {"content": ()}, (Mark("content", start, len(text), "CONTENT"),))
    (marked,) = mark_nested(Reader(), [prepare(document, tokenizer)])

    assert ["O"] * 3 + ["B-SOURCE"] + ["O"] * 7 == answers(marked, "inner_source")
    assert ["O"] * 5 + ["B-CONTENT"] + ["I-CONTENT"] * 5 == answers(marked, "inner_content")


def test_windows_of_one_batch_may_answer_different_heads(tokenizer):
    """A window whose text says nothing of a head costs nothing there, and the others are learned from all the same."""
    torch = pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.losses import losses
    from workbench.training.network import Network

    names = Document("x", "Ada left Rome", {"entity": ()}, (Mark("entity", 0, 3, "PERSON"),))
    cues = Document("x", "Ada may leave", {"uncertainty": ()}, (Mark("uncertainty", 4, 7, "epistemic"),))
    batch = [e for item in (names, cues) for e in cut(prepare(item, tokenizer), rng=random.Random(1))]
    torch.manual_seed(1)
    network = Network().eval()
    with torch.no_grad():
        together, alone = losses(network, batch), losses(network, batch[:1])

    assert {"entity", "uncertainty"} == set(together)
    assert float(alone["entity"]) == pytest.approx(float(together["entity"]), abs=1e-4)


def test_some_pieces_are_hidden(tokenizer):
    """What is read often is not known by heart; the lemma of a hidden word is not asked for, its class is."""
    words = tuple(Word(4 * n, 4 * n + 3, "PROPN", "NNP", "Ada", max(n - 1, 0), "flat", 0) for n in range(100))
    prepared = prepare(Document("x", "Ada " * 100, words=words), tokenizer)
    windows = list(cut(prepared, rng=random.Random(1)))
    hidden = np.concatenate([window.ids[window.words[:, 0]] == MASK for window in windows])
    rows = np.concatenate([window.words for window in windows])

    assert 0.04 < hidden.mean() < 0.16
    assert {-1} == set(rows[hidden, 3])
    assert {LEMMAS.index("c-0+")} == set(rows[~hidden, 3])
    assert -1 not in rows[:, 1]


def test_names_stand_for_others_of_their_type():
    """A variant says other names at the same places of the sentence, and each mark covers the name that stands there."""
    marks = (Mark("entity", 0, 3, "PERSON"), Mark("entity", 9, 13, "LOC"), Mark("entity", 17, 22, "MISC"))
    document = Document("wikigold", "Ada left Rome in Latin.", {"entity": ()}, marks)
    names = {"PERSON": ["Grace Hopper"], "LOC": ["New York City"]}

    variants = [renamed(document, names, random.Random(seed)) for seed in range(20)]

    assert {"Ada", "Grace Hopper"} == {item.text[item.marks[0].start : item.marks[0].end] for item in variants}
    assert {"Rome", "New York City"} == {item.text[item.marks[1].start : item.marks[1].end] for item in variants}
    assert {"Latin"} == {item.text[item.marks[2].start : item.marks[2].end] for item in variants}
    assert all(re.fullmatch(r"(Ada|Grace Hopper) left (Rome|New York City) in Latin\.", item.text) for item in variants)


def test_only_corpora_of_names_are_renamed():
    """Beside each of their documents stand its variants; what a corpus is unsure of is no name to take over."""
    sure = Document("wikigold", "Rome fell.", {"entity": ()}, (Mark("entity", 0, 4, "LOC"),))
    unsure = Document("re3d", "Oz fell.", {"entity": ()}, (Mark("entity", 0, 2, "LOC", certain=False),))

    made = add_renamed([sure, unsure], random.Random(1))

    assert [sure, unsure] == made[:2]
    assert [sure] * VARIANTS == made[2:]


@pytest.mark.skipif(not BENCHMARKS.exists(), reason="nothing measured yet")
def test_benchmarks_hold_what_the_readme_quotes():
    """The measured figures are complete: every head's scores on dev, and speed in its units."""
    known = json.loads(BENCHMARKS.read_text("utf-8"))

    assert {"scores", "speed"} <= set(known)
    assert {*JUDGES, "comparing", "credits", "split"} == set(known["scores"])
    assert "dev" == known["scores"]["split"]
    assert {"contents", "indirect_recall", "source_right", "token_f", "articles"} == set(known["scores"]["attribution"])
    assert {*benchmark.MEASURES, "model_bytes"} == set(known["speed"])


def test_the_mean_of_weights_takes_their_shares(tmp_path):
    """Each file counts with its share; shares that do not make one whole are refused."""
    torch = pytest.importorskip("torch", reason="training needs it, the workbench does not")
    from workbench.training.weights import mean_of

    files = [tmp_path / "early.pt", tmp_path / "late.pt"]
    for file, value in zip(files, (0.0, 4.0), strict=True):
        torch.save({"scores": torch.tensor([value])}, file)

    assert [4.0] == mean_of(files[1:])["scores"].tolist()
    assert [2.0] == mean_of(files)["scores"].tolist()
    assert [1.0] == mean_of(files, [0.75, 0.25])["scores"].tolist()
    with pytest.raises(WorkbenchError, match="2 shares that together are 1"):
        mean_of(files, [0.75, 0.5])
