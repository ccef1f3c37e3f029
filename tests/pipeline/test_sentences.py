"""Sentences end where a reader would end them, whatever the quotation marks."""

import pytest
import spacy

from tests.pipeline.answers import predict
from workbench.pipeline.sentences import LONGEST, PARTS, set_sentence_starts


@pytest.fixture(scope="module")
def nlp():
    """The tokeniser alone."""
    return spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He left. She stayed.", ["He left.", "She stayed."], id="two"),
        pytest.param("“He left.” She stayed.", ["“He left.”", "She stayed."], id="closing mark stays"),
        pytest.param('He left. "I stay."', ["He left.", '"I stay."'], id="straight mark opens the next"),
        pytest.param('"I stay." He left.', ['"I stay."', "He left."], id="straight mark closes"),
        pytest.param("“Who?” he asked.", ["“Who?” he asked."], id="a question inside its sentence"),
        pytest.param("In the U.S. Senate he spoke.", ["In the U.S. Senate he spoke."], id="abbreviation inside"),
        pytest.param(
            "He left the U.S. The crew stayed.", ["He left the U.S.", "The crew stayed."], id="abbreviation at the end"
        ),
        pytest.param("Gen. The left.", ["Gen. The left."], id="title is no end"),
        pytest.param("A heading\n\nA line.", ["A heading", "A line."], id="lines"),
        pytest.param("It cost 3.5 million. Then", ["It cost 3.5 million.", "Then"], id="a number's dot"),
    ],
)
def test_sentences(nlp, text, expected):
    """The sentences of a text, white space at their ends aside."""
    assert expected == [sentence.text.strip() for sentence in set_sentence_starts(nlp.make_doc(text)).sents]


def test_parts_decide_where_lines_do_not(nlp):
    """A hard-wrapped paragraph is one part, so its line ends end no sentence."""
    text = "PARIS – The old pier\nburned. It rained."
    doc = nlp.make_doc(text)
    doc.user_data[PARTS] = [(0, 7), (8, len(text))]

    assert ["PARIS –", "The old pier\nburned.", "It rained."] == [
        s.text.strip() for s in set_sentence_starts(doc).sents
    ]


def test_a_sentence_without_an_end_is_cut(nlp):
    """No sentence grows without bound, so neither does what the parse needs."""
    doc = set_sentence_starts(nlp.make_doc("word " * 1000))

    assert LONGEST == max(len(sentence) for sentence in doc.sents)


def test_empty_doc(nlp):
    """Nothing to split is no error."""
    assert [] == list(set_sentence_starts(nlp.make_doc("")))


def test_the_encoder_sees_a_sentence_begin_where_no_mark_stands(nlp):
    """What it is sure of is added to what the marks say; it takes nothing away."""
    doc = predict(nlp.make_doc("thanks for writing I will call. Good night."), sentence=[("I", "start")])

    assert ["thanks for writing", "I will call.", "Good night."] == [s.text for s in set_sentence_starts(doc).sents]
