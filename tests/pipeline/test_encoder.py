"""Texts become pieces and windows; answers become spans; the bundled weights load and keep their place."""

import json
from concurrent.futures import Future

import numpy as np
import pytest
import spacy

from workbench.errors import ModelError
from workbench.pipeline import attributions, encoder, entities, sentences, syntax  # noqa: F401 - registers components
from workbench.pipeline.decoding import PieceSpan, find_spans, join_touching
from workbench.pipeline.pieces import NEW_LINE, Pieces, near_line, piece_of_word, span_of, windows

OUTPUTS = ("O", "B-A", "I-A", "B-B", "I-B")


def pieces_of(size: int, *, lines: tuple[int, ...] = ()) -> Pieces:
    """Pieces of one character with a space behind each; new lines begin at the given ones."""
    starts = np.arange(size) * 2
    kinds = np.zeros(size, dtype=np.int64)
    kinds[list(lines)] = NEW_LINE
    return Pieces(starts, kinds, starts, starts + 1)


@pytest.mark.parametrize("size", [0, 1, 254, 255, 500, 5000])
@pytest.mark.parametrize("lines", [(), (0, 60, 150, 170)])
def test_each_piece_is_kept_once(size, lines):
    """However long the text and wherever its lines begin, windows cover it and their kept parts meet without a gap."""
    found = list(windows(pieces_of(size, lines=tuple(line for line in lines if line < size))))
    kept = [place for window in found for place in range(window.keep_start, window.keep_end)]

    assert list(range(size)) == kept
    assert all(w.start <= w.keep_start <= w.keep_end <= w.end and w.end - w.start <= 254 for w in found)


def test_a_piece_is_read_with_its_neighbours():
    """No kept piece stands within 30 pieces of an edge that is not the text's own."""
    for window in windows(pieces_of(3000)):
        assert window.start == 0 or window.keep_start - window.start >= 30
        assert window.end == 3000 or window.end - window.keep_end >= 30


def test_windows_meet_where_a_line_begins():
    """A window ends where a line does, if one ends in its second half, and the next begins there."""
    first, second = windows(pieces_of(400, lines=(0, 100, 150)))

    assert (150, 150) == (first.end, first.keep_end)
    assert (150, 150) == (second.start, second.keep_start)
    assert 9 == near_line(np.zeros(20), 5, 9)


def test_characters_to_pieces():
    """Spans cover every piece they touch; a word is spoken for by the first piece that begins in it."""
    pieces = Pieces(*(np.array(row) for row in ([1, 2, 3], [0, 0, 0], [0, 3, 4], [3, 4, 5])))  # don ' t

    assert (0, 1) == span_of(pieces, 0, 2)
    assert (0, 3) == span_of(pieces, 2, 5)
    assert 1 == piece_of_word(pieces, 2, 5)
    assert 0 == piece_of_word(pieces, 1, 2)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param("O O O", [], id="nothing"),
        pytest.param("O B-A I-A O", [(1, 3, "A")], id="one span"),
        pytest.param("B-A B-A I-A", [(0, 1, "A"), (1, 3, "A")], id="two that touch"),
        pytest.param("B-A I-A B-B I-B", [(0, 2, "A"), (2, 4, "B")], id="two labels"),
        pytest.param("O O B-A", [(2, 3, "A")], id="at the end"),
    ],
)
def test_answers_become_spans(answers, expected):
    """BIO answers are read as spans with their labels."""
    scores = np.zeros((len(answers.split()), len(OUTPUTS)))
    for place, answer in enumerate(answers.split()):
        scores[place, OUTPUTS.index(answer)] = 9.0

    assert expected == [(span.start, span.end, span.label) for span in find_spans(scores, OUTPUTS)]


def test_leaning_finds_more():
    """A head that is too shy can be told to lean away from O."""
    scores = np.array([[1.0, 0.5, -9, -9, -9]])

    assert [[], [(0, 1)]] == [[(s.start, s.end) for s in find_spans(scores, OUTPUTS, lean=lean)] for lean in (0, 1)]


def test_touching_spans_are_joined():
    """Spans of one label with nothing between them become one; other labels and gaps keep them apart."""
    spans = [PieceSpan(0, 1, "A", 0.9), PieceSpan(1, 3, "A", 0.8), PieceSpan(3, 4, "B", 1), PieceSpan(5, 6, "B", 1)]

    assert [(0, 3, "A"), (3, 4, "B"), (5, 6, "B")] == [(s.start, s.end, s.label) for s in join_touching(spans)]


def test_no_span_begins_in_its_middle():
    """An I that follows nothing is taken as what else is likeliest, and an I of another label is not mixed in."""
    tiny = 1e-9
    chances = [[0.6, 0.3, 0.1, tiny, tiny], [0.1, 0.2, 0.7, tiny, tiny], [0.1, tiny, 0.35, tiny, 0.55]]

    assert [(0, 3, "A")] == [(span.start, span.end, span.label) for span in find_spans(np.log(chances), OUTPUTS)]


def test_missing_weights_are_named(tmp_path):
    """The error names the file and says what to do."""
    with pytest.raises(ModelError, match=r"labels.json is missing from .*Install"):
        encoder.Encoder(tmp_path)


def test_weights_of_another_format_are_refused(tmp_path):
    """Code and weights of different releases do not run together silently."""
    (tmp_path / "labels.json").write_text(json.dumps({"format": 99}), "utf-8")

    with pytest.raises(ModelError, match="has format 99, this version reads"):
        encoder.Encoder(tmp_path)


TEXT = (
    "Harbour burns\n\nThe mayor said on Monday that the fire might have been set on purpose. "
    "“We saw two men,” said Ada Byron, a docker. 🔥\n\nThe Herald reported that police in Malta had denied it."
)


@pytest.fixture(scope="module")
def bundled():
    """The pipeline with the weights that come with the package."""
    nlp = spacy.blank("en")
    for name in ("sentences", "encoder", "entities", "syntax", "attributions"):
        nlp.add_pipe(f"workbench/{name}")
    return nlp


@pytest.mark.model
def test_bundled_model_reads_a_text(bundled):
    """The weights load; the text stays as it was; what is found stands where it says, and the plain cases are found."""
    doc = bundled(TEXT)
    found = attributions.linked(doc)

    assert doc.text == TEXT
    assert all(
        TEXT[s.start_char : s.end_char] == s.text for item in found for s in (*item.source, *item.cue, *item.content)
    )
    assert {"said"} <= {span.text for item in found for span in item.cue}
    assert any("Ada Byron" in span.text for item in found for span in item.source)
    assert any(ent.text == "Ada Byron" and ent.label_ == "PERSON" for ent in doc.ents)


@pytest.mark.model
def test_every_sentence_is_one_tree(bundled):
    """Each sentence has one root, every word a head in its own sentence, and sentences stay as they were set."""
    doc = bundled(TEXT)
    before = [token.is_sent_start for token in sentences.set_sentence_starts(bundled.make_doc(TEXT))]

    assert before == [bool(token.is_sent_start) for token in doc]
    assert all(sum(token.head is token or token.head.i == token.i for token in sent) == 1 for sent in doc.sents)
    assert all(token.head.sent.start == token.sent.start for token in doc)


@pytest.mark.model
def test_a_batch_says_what_single_texts_say(bundled):
    """Texts that are read together do not change each other."""
    texts = [TEXT, "", "He left.", TEXT * 3]
    together = [[ent.text for ent in doc.ents] for doc in bundled.pipe(texts)]

    assert [[ent.text for ent in bundled(text).ents] for text in texts] == together


@pytest.mark.model
def test_a_large_table_says_the_same_from_a_file(monkeypatch):
    """Where a table lies makes no difference."""
    inside = encoder.load_encoder()(TEXT)
    monkeypatch.setattr(encoder, "LARGEST", 0)
    outside = encoder.load_encoder()(TEXT)

    assert isinstance(outside.table, np.memmap)
    assert np.array_equal(inside.table, outside.table)
    assert np.array_equal(inside.vector_table, outside.vector_table)


def test_what_goes_wrong_in_the_background_is_raised():
    """A reading that failed gives the error to whoever waits for it, and the rest of its text is left unread."""
    failed, rest = Future(), Future()
    failed.set_exception(ModelError("no memory"))

    with pytest.raises(ModelError, match="no memory"):
        encoder.Reading(None, (failed, rest)).result()
    assert rest.cancelled()


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "🙂🙂", "a" * 3000, "“" * 300, "No.\r\nYes.\tSo\xa0what?"])
def test_odd_texts_pass(bundled, text):
    """Nothing crashes and nothing of the text is changed."""
    assert bundled(text).text == text
