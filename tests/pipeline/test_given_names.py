"""A first name that goes with one pronoun alone speaks against the other."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import find, parsed
from workbench.articles import Article
from workbench.pipeline.given_names import goes_with
from workbench.pipeline.speakers import Speakers

PERSON = "PERSON"


@pytest.mark.parametrize(
    ("name", "pronoun", "fits"),
    [
        ("John Lee", "he", True),
        ("John Lee", "she", False),
        ("Mary Lee", "his", False),
        ("Robin Lee", "she", True),
        ("John", "she", True),
        ("John Lee", "they", True),
    ],
)
def test_what_a_name_goes_with(name, pronoun, fits):
    """A last name alone, a name of both sexes and other pronouns tell nothing."""
    assert fits == goes_with(name, pronoun)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param("John Lee sat. So [she] said.", ["John Lee"], "she", id="not the only one who is named"),
        pytest.param("[Mary Ray] sat. [John Lee] sang. So [she] said.", ["Mary Ray", "John Lee"], "Mary Ray", id="not who spoke last"),
        pytest.param("[John Lee] sat. So [she] said. Then [she] left.", ["John Lee"], "she", id="nor the second time"),
    ],
)  # fmt: skip
def test_she_is_not_john(make_doc, text, names, expected):
    """Of those whom the text has named, only those count whom the pronoun can mean."""
    plain = text.replace("[", "").replace("]", "")
    doc = make_doc(plain, *((name, PERSON) for name in names))
    speakers, place, found = Speakers(doc, Article.from_text(plain)), 0, None
    for part in text.split("[")[1:]:
        words = part.split("]")[0]
        start = plain.index(words, place)
        found, place = speakers.source_of((doc.char_span(start, start + len(words)),)), start + len(words)

    assert expected == next(source.name for source in speakers.sources() if source.id == found)


def test_what_the_text_says_of_somebody_outweighs_the_name(make_doc):
    """Somebody called Mary whom the text has called "Mr." is he."""
    doc = make_doc("Mr. Mary Lee sat. So he said.", ("Mr. Mary Lee", PERSON))
    speakers = Speakers(doc, Article.from_text(doc.text))
    first = speakers.source_of((find(doc, "Mr. Mary Lee"),))

    assert first == speakers.source_of((find(doc, "he"),))


def test_whom_a_quotation_is_about_is_not_who_says_it(nlp):
    """ "“Bo has left,” she said": who is told of in the words has not acted since; who spoke last goes on."""
    rows = ["Lee/PROPN/nsubj/1", "sang/VERB/ROOT/1", "./PUNCT/punct/1", "|It/PRON/nsubj/4", "rained/VERB/ROOT/4", "./PUNCT/punct/4",
            "|“/PUNCT/punct/8", "Bo/PROPN/nsubj/8", "left/VERB/ROOT/8", "./PUNCT/punct/8", "|It/PRON/nsubj/11", "rained/VERB/ccomp/15", ",/PUNCT/punct/11",
            "”/PUNCT/punct/11", "she/PRON/nsubj/15", "said/VERB/ROOT/15", "./PUNCT/punct/15"]  # fmt: skip
    doc = parsed(nlp, *rows)
    doc.set_ents([Span(doc, 0, 1, label=PERSON), Span(doc, 7, 8, label=PERSON)])
    speakers = Speakers(doc, Article.from_text(doc.text))
    first = speakers.source_of((doc[0:1],))

    assert first == speakers.source_of((doc[14:15],))


def test_he_is_whom_the_sentence_before_is_about(nlp):
    """Who spoke a while ago is not meant where the sentence before is about one person by name."""
    rows = ["Lee/PROPN/nsubj/1", "sang/VERB/ROOT/1", "./PUNCT/punct/1", "|It/PRON/nsubj/4", "rained/VERB/ROOT/4", "./PUNCT/punct/4",
            "|Ray/PROPN/nsubj/7", "left/VERB/ROOT/7", "./PUNCT/punct/7", "|He/PRON/nsubj/10", "said/VERB/ROOT/10", "so/ADV/advmod/10", "./PUNCT/punct/10"]  # fmt: skip
    doc = parsed(nlp, *rows)
    doc.set_ents([Span(doc, 0, 1, label=PERSON), Span(doc, 6, 7, label=PERSON)])
    speakers = Speakers(doc, Article.from_text(doc.text))
    speakers.source_of((doc[0:1],))
    speakers.source_of((doc[9:10],))

    assert ["Lee", "Ray"] == [source.name for source in speakers.sources()[1:]]
