"""A report goes on where its tense shows it, or where nobody else could know what is told."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import parsed
from workbench.pipeline.continuing import continued
from workbench.pipeline.hands import Hand

FIRST = ["It/PRON/nsubj/1", "sank/VERB/ccomp/4", ",/PUNCT/punct/4", "Lee/PROPN/nsubj/4", "said/VERB/ROOT/4"]


@pytest.mark.parametrize(
    ("second", "goes_on"),
    [
        pytest.param(["|It/PRON/nsubj/7", "had/AUX/aux/7", "burned/VERB/ROOT/7"], True, id="shifted back"),
        pytest.param(["|It/PRON/nsubj/6", "burned/VERB/ROOT/6"], False, id="the author might know that"),
        pytest.param(["|Ray/PROPN/nsubj/7", "had/AUX/aux/7", "left/VERB/ROOT/7"], False, id="a new subject"),
        pytest.param(["|“/PUNCT/punct/8", "It/PRON/nsubj/8", "had/AUX/aux/8", "burned/VERB/ROOT/8"], False, id="a quotation"),
    ],
)  # fmt: skip
def test_a_report_goes_on(nlp, second, goes_on):
    """Only a sentence that is shifted back and points back is the same speaker's."""
    doc = parsed(nlp, *FIRST, *second)
    said = Hand((doc[3:4],), (doc[4:5],), (doc[0:2],))

    assert goes_on == (2 == len(continued(doc, [said], headings=set())))


CITED = ["Rebels/NOUN/nsubj/1", "trained/VERB/ccomp/7", "with/ADP/case/3", "kites/NOUN/obl/1", "in/ADP/case/5", "camps/NOUN/obl/1",
         ",/PUNCT/punct/7", "said/VERB/ROOT/7", "the/DET/det/10", "Dunmere/PROPN/compound/10", "Herald/PROPN/nsubj/7", ",/PUNCT/punct/10",
         "citing/VERB/acl/10", "sources/NOUN/obj/12", "./PUNCT/punct/7"]  # fmt: skip
TAGS = {
    "Rebels": "NNS",
    "kites": "NNS",
    "camps": "NNS",
    "sources": "NNS",
    "were": "VBD",
    "burned": "VBD",
    "burn": "VBP",
    "took": "VBD",
}


def goes_on(nlp, *second, headings=(), outlet=True):
    """Whether the words after a report of the Herald's sources are theirs."""
    words = [*CITED, *second]
    doc = parsed(nlp, *words)
    for token in doc:
        token.tag_ = TAGS.get(token.text, "NN" if token.pos_ == "NOUN" else "")
        token.lemma_ = {"kites": "kite"}.get(token.lower_, token.lower_)
    source = doc[8:14] if outlet else doc[13:14]
    starts = [sent.start for sent in doc.sents]
    found = continued(
        doc, [Hand((source,), (doc[7:8],), (doc[0:6],))], headings={starts[number] for number in headings}
    )
    assert all(item.carried and not item.cue for item in found[1:])
    return [item.content[0].text for item in found[1:]]


THEY = ["|They/PRON/nsubj:pass/17", "were/AUX/aux:pass/17", "beaten/VERB/ROOT/17", "./PUNCT/punct/17"]


def test_what_only_another_outlet_knows_goes_on(nlp):
    """The article has heard of the rebels from the Herald alone: "They were beaten" is no knowledge of its own."""
    assert ["They were beaten ."] == goes_on(nlp, *THEY)


def test_a_heading_does_not_interrupt(nlp):
    """A heading between the two is the editor's; the report goes on below it."""
    heading = ["|Camps/NOUN/nsubj/16", "burn/VERB/ROOT/16", "./PUNCT/punct/16"]
    below = ["|They/PRON/nsubj:pass/20", "were/AUX/aux:pass/20", "beaten/VERB/ROOT/20", "./PUNCT/punct/20"]

    assert ["They were beaten ."] == goes_on(nlp, *heading, *below, headings=[1])


def test_what_was_first_spoken_of_in_the_report(nlp):
    """The kites are the sources' kites; nobody else has spoken of any."""
    assert goes_on(nlp, "|The/DET/det/16", "kites/NOUN/nsubj/17", "burned/VERB/ROOT/17", "./PUNCT/punct/17")


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(["|The/DET/det/16", "mill/NOUN/nsubj/17", "burned/VERB/ROOT/17", "./PUNCT/punct/17"], id="a new matter"),
        pytest.param(["|The/DET/det/16", "kites/NOUN/nsubj/17", "burn/VERB/ROOT/17", "./PUNCT/punct/17"], id="background in the present"),
        pytest.param(["|They/PRON/nsubj:pass/18", "were/AUX/aux:pass/18", "apparently/ADV/advmod/18", "beaten/VERB/ROOT/18", "./PUNCT/punct/18"], id="the article weighs it itself"),
        pytest.param(["|“/PUNCT/punct/18", "They/PRON/nsubj:pass/18", "were/AUX/aux:pass/18", "beaten/VERB/ROOT/18", "./PUNCT/punct/18"], id="a quotation"),
        pytest.param(["|He/PRON/nsubj:pass/17", "was/AUX/aux:pass/17", "beaten/VERB/ROOT/17", "./PUNCT/punct/17"], id="nobody whom he could mean"),
    ],
)  # fmt: skip
def test_what_stays_the_article_s_own(nlp, second):
    """A sentence that the article may know by itself is not put into another's mouth."""
    assert not goes_on(nlp, *second)


def test_who_speaks_to_the_article_itself_is_not_carried_on(nlp):
    """What sources told this article it may have seen for itself as well."""
    assert not goes_on(nlp, *THEY, outlet=False)


def test_the_aim_explains_a_reported_plan(nlp):
    """ "The aim is to …" goes on with the plan, whatever its tense."""
    assert goes_on(
        nlp,
        "|The/DET/det/16",
        "aim/NOUN/nsubj/17",
        "is/VERB/ROOT/17",
        "to/PART/mark/19",
        "fly/VERB/xcomp/17",
        "./PUNCT/punct/17",
    )


def test_he_is_somebody_in_the_report(nlp):
    """A person whom the report names is taken up by "he"."""
    words = [
        *CITED[:3],
        "Ray/PROPN/obl/1",
        *CITED[4:],
        "|He/PRON/nsubj:pass/17",
        "was/AUX/aux:pass/17",
        "beaten/VERB/ROOT/17",
    ]
    doc = parsed(nlp, *words)
    doc.set_ents([Span(doc, 3, 4, "PERSON")])

    assert 2 == len(continued(doc, [Hand((doc[8:14],), (doc[7:8],), (doc[0:6],))], headings=set()))
