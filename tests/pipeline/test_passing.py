"""Hands that hide inside the words of one attribution come out as hands of their own."""

import pytest

from tests.pipeline.conftest import hand, parsed
from workbench.pipeline.hands import Hand
from workbench.pipeline.passing import split_hands
from workbench.pipeline.vicinity import hands_near


def path(doc, *hands):
    """The words of every hand's source, outermost first, with the index of its parent."""
    return [(step.source[0].text, step.parent) for step in split_hands(doc, list(hands))]


def test_citing_inside_the_source(make_doc):
    """The outlet passes on what those it cites have said."""
    doc = make_doc("He worked on a scheme, according to a report by the NYT citing informed sources.")
    said = hand(doc, "a report by the NYT citing informed sources", "according to", "He worked on a scheme")

    assert [("a report by the NYT", None), ("informed sources", 0)] == path(doc, said)


def test_whom_a_translation_cites_before_a_colon(make_doc):
    """What stands behind the colon is said, and whoever stands before it has said it."""
    doc = make_doc("The content, according to the NYT, citing dockers: it sank.")
    said = hand(doc, "the NYT", "according to", "citing dockers: it sank")

    assert [("the NYT", None), ("dockers", 0)] == path(doc, said)
    assert ["it sank"] * 2 == [step.content[0].text for step in split_hands(doc, [said])]


def test_citing_after_the_source(make_doc):
    """A comma before "citing", and the content after a colon, change nothing."""
    doc = make_doc("According to the paper, citing participants from Iran and Syria: he told them to prepare.")
    said = hand(doc, "the paper", "According to", "he told them to prepare")

    assert [("the paper", None), ("participants from Iran and Syria", 0)] == path(doc, said)


def test_cited_by(make_doc):
    """ "Insiders cited by the Herald" passed through the Herald, not the other way round."""
    doc = make_doc("According to insiders cited by the Dunmere Herald, the boat sank.")
    said = hand(doc, "insiders cited by the Dunmere Herald", "According to", "the boat sank")

    assert [("the Dunmere Herald", None), ("insiders", 0)] == path(doc, said)


def test_a_report_that_quotes(make_doc):
    """Every link of a longer chain is a hand."""
    doc = make_doc("The agency Sarn, citing an NYT report that quotes informed sources, says the general left.")
    said = hand(doc, "The agency Sarn", "says", "the general left")

    assert [("The agency Sarn", None), ("an NYT report", 0), ("informed sources", 1)] == path(doc, said)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        pytest.param("Two dealers, interviewed separately by Reuters, said it sank.", "Two dealers, interviewed separately by Reuters",
                     "said", "it sank", ["Reuters", "Two dealers"], id="an adverb between"),
        pytest.param("A note carried by state radio said it sank.", "A note carried by state radio", "said", "it sank",
                     ["state radio", "A note"], id="a station without a name"),
        pytest.param("A note shared with Reuters said it sank.", "A note shared with Reuters", "said", "it sank", ["Reuters", "A note"], id="shared with"),
        pytest.param("Two divers, quoted by the charity Sea Lantern, said it sank.", "Two divers, quoted by the charity Sea Lantern",
                     "said", "it sank", ["the charity Sea Lantern", "Two divers"], id="who looks after them"),
        pytest.param("Lee, through her lawyer, said it sank.", "Lee, through her lawyer", "said", "it sank", ["her lawyer", "Lee"], id="a lawyer beside a name"),
        pytest.param("Two clerks told the paper that it sank.", "Two clerks", "told", "that it sank", ["the paper", "Two clerks"], id="the paper was told"),
        pytest.param("Two clerks told the news agency that it sank.", "Two clerks", "told", "that it sank", ["the news agency", "Two clerks"], id="a news agency"),
        pytest.param("It sank, the firm said in a written reply to Reuters.", "the firm", "said", "It sank", ["Reuters", "the firm"], id="a reply"),
        pytest.param("In an interview with Reuters, Lee said it sank.", "Lee", "said", "it sank", ["Reuters", "Lee"], id="an interview before it"),
        pytest.param("In an interview on Friday, Lee said Reuters erred.", "Lee", "said", "Reuters erred", ["Lee"], id="an outlet in what is said"),
        pytest.param("It sank, Lee said on CNN.", "Lee", "said", "It sank", ["CNN", "Lee"], id="on the air"),
        pytest.param("Speaking on CNN, Lee said it sank.", "Lee", "said", "it sank", ["CNN", "Lee"], id="speaking on the air"),
        pytest.param("One critic wrote in the Guardian that it sank.", "One critic", "wrote", "that it sank", ["Guardian", "One critic"], id="written there"),
        pytest.param("One critic said in the Guardian hall that it sank.", "One critic", "said", "that it sank", ["One critic"], id="said there"),
        pytest.param("An aide confirmed the loss to Reuters.", "An aide", "confirmed", "the loss", ["Reuters", "An aide"], id="behind an object"),
        pytest.param("In a letter seen by the Guardian, Lee wrote that it sank.", "Lee", "wrote", "that it sank", ["Guardian", "Lee"], id="a letter before it"),
        pytest.param("A minister confirmed cuts to the BBC.", "A minister", "confirmed", "cuts", ["A minister"], id="what is done to an outlet"),
        pytest.param("Two people interviewed by Reuters said so, but Lee denied it.", "Lee", "denied", "it", ["Lee"], id="another speaker of the sentence"),
        pytest.param("In an interview with CNN, Ray said so, but Lee denied losses.", "Lee", "denied", "losses", ["Lee"], id="an interview of another"),
        pytest.param("After a report seen by the Guardian, Lee said it sank.", "Lee", "said", "it sank", ["Lee"], id="a report that is no word of the speaker"),
        pytest.param("Analysts polled by Reuters expected it to sink.", "Analysts polled by Reuters", "expected", "it to sink", ["Reuters", "Analysts"], id="polled"),
        pytest.param("Files obtained by the outlet Lanterna show it.", "Files obtained by the outlet Lanterna", "show", "it",
                     ["Lanterna", "Files"], id="what an outlet is called before its name"),
    ],
)  # fmt: skip
def test_who_passed_it_on(make_doc, text, source, cue, content, expected):
    """Whoever brought words to light, or was told, is a hand before whoever said them."""
    doc = make_doc(text)

    assert expected == [words for words, _ in path(doc, hand(doc, source, cue, content))]


def test_telling_a_station(make_doc):
    """A station without a name passes on too; "this newspaper" is the article itself."""
    doc = make_doc("The mayor told state television that it sank. The clerk informed this newspaper that it rained.")
    one = hand(doc, "The mayor", "told", "it sank")
    other = hand(doc, "The clerk", "informed", "it rained")

    assert [("state television", None), ("The mayor", 0)] == path(doc, one)
    assert [("The clerk", None)] == path(doc, other)


def test_the_cited_are_no_part_of_the_content(make_doc):
    """Where the encoder begins the content with those who are cited, they are cut off it."""
    doc = make_doc("According to the paper, citing dockers from Rome: he told them to prepare.")
    said = hand(doc, "the paper", "According to", "dockers from Rome: he told them to prepare")

    assert [("the paper", None), ("dockers from Rome", 0)] == path(doc, said)
    assert ["he told them to prepare"] == [step.content[0].text for step in split_hands(doc, [said])][1:]


def test_citing_inside_the_content_is_the_speaker_s_own(make_doc):
    """Whoever is cited inside what was said was not cited by this article."""
    doc = make_doc("The mayor said the ship sank, citing a storm.")
    said = hand(doc, "The mayor", "said", "the ship sank, citing a storm")

    assert [("The mayor", None)] == path(doc, said)


def test_outlet_joined_to_its_sources(make_doc):
    """The sources of an outlet are not the outlet."""
    doc = make_doc("NYT-Revolutionary Guard and Hezbollah sources said the attack was planned.")
    said = hand(doc, "NYT-Revolutionary Guard and Hezbollah sources", "said", "the attack was planned")

    assert [("NYT", None), ("Revolutionary Guard and Hezbollah sources", 0)] == path(doc, said)


def test_telling_an_outlet(make_doc):
    """What somebody told an outlet came to us through that outlet."""
    doc = make_doc('"We saw nothing," the captain told CNN.')
    said = hand(doc, "the captain", "told", "We saw nothing")

    assert [("CNN", None), ("the captain", 0)] == path(doc, said)


def test_said_an_outlet_in_a_translation(make_doc):
    """ "The captain said CNN, although …" is what is left of telling CNN."""
    doc = make_doc("The captain said CNN, although it rained, he saw nothing.")
    said = hand(doc, "The captain", "said", "although it rained, he saw nothing")

    assert [("CNN", None), ("The captain", 0)] == path(doc, said)


def test_nested_attributions_keep_their_parents(make_doc):
    """After a split, what stood inside an attribution stands inside its innermost hand."""
    doc = make_doc("Dockers told Reuters that the mayor believes the ship sank.")
    outer = hand(doc, "Dockers", "told", "that the mayor believes the ship sank")
    inner = hand(doc, "the mayor", "believes", "the ship sank", parent=0)

    assert [("Reuters", None), ("Dockers", 0), ("the mayor", 1)] == path(doc, outer, inner)


@pytest.mark.parametrize("source", [None, "The mayor"])
def test_plain_attribution_stays_as_it_is(make_doc, source):
    """One hand is one hand, with or without a name."""
    doc = make_doc("The mayor said the ship sank.")
    said = hand(doc, source, "said", "the ship sank")

    assert [said] == split_hands(doc, [said])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        pytest.param("Letters obtained by CNN reveal it sank.", "Letters obtained by CNN", "reveal", "it sank",
                     [("CNN", None), ("Letters", 0)], id="obtained by"),
        pytest.param("A dealer, asked by the Dunmere Echo, laughed that it sank.", "A dealer", "laughed", "it sank",
                     [("Dunmere Echo", None), ("A dealer", 0)], id="asked by"),
        pytest.param("Intelligence reviewed by U.S. officials shows it sank.", "Intelligence reviewed by U.S. officials", "shows", "it sank",
                     [("U.S. officials", None), ("Intelligence", 0)], id="what only some have seen"),
        pytest.param("Tests reviewed by the bank show it sank.", "Tests reviewed by the bank", "show", "it sank",
                     [("Tests reviewed by the bank", None)], id="a body may not have told"),
        pytest.param("Lee said through his lawyer that it sank.", "Lee", "said", "it sank",
                     [("his lawyer", None), ("Lee", 0)], id="through a person"),
        pytest.param("Lee said through his window that it sank.", "Lee", "said", "it sank", [("Lee", None)], id="through a thing"),
    ],
)  # fmt: skip
def test_messengers_are_hands(make_doc, text, source, cue, content, expected):
    """Whoever brought the words to light, or carries them for somebody, stands between."""
    doc = make_doc(text)

    assert expected == path(doc, hand(doc, source, cue, content))


def test_neighbours_share_a_sentence(make_doc):
    """A hand's neighbours have a word in one of its sentences, itself included; the rest of the text is not searched."""
    doc = make_doc("Ada said it rained, and Ben said it snowed. Cy said it hailed. Dee said it blew.")
    ada, ben, cy, dee = (
        hand(doc, who, None, what)
        for who, what in (("Ada", "it rained"), ("Ben", "it snowed"), ("Cy", "it hailed"), ("Dee", "it blew"))
    )
    near = hands_near([ada, ben, cy, dee])

    assert [ada, ben] == near(ada)
    assert [cy] == near(cy)


def test_what_is_cited_is_not_said(make_doc):
    """ "[citing the palace], said [the king was ill]": the first piece names a hand, only the second is a claim."""
    doc = make_doc("The Dunmere Herald, citing the palace, said the king was ill.")
    steps = split_hands(doc, [hand(doc, "The Dunmere Herald", "said", "citing the palace", "the king was ill")])

    assert [("Dunmere Herald", "the king was ill"), ("the palace", "the king was ill")] == [
        (step.source[0].text.removeprefix("The "), step.content[0].text) for step in steps
    ]


def test_only_who_can_speak_is_cited(make_doc):
    """A fact that somebody cites is no hand behind them."""
    doc = make_doc("Lee said the vote was void, citing the low turnout. Ray cited her years at sea as proof.")
    first = hand(doc, "Lee", "said", "the vote was void")
    second = hand(doc, "Ray", "cited", "her years at sea as proof")

    assert [("Lee", None), ("Ray", None)] == path(doc, first) + path(doc, second)


def test_who_is_quoted_in_a_file(make_doc):
    """Whoever the file quotes has said it, in the file."""
    doc = make_doc("The file quotes the mayor as saying that it sank.")
    said = hand(doc, "The file", "quotes", "the mayor as saying that it sank")

    assert [("The file", None), ("the mayor", 0)] == path(doc, said)
    assert {"it sank"} == {step.content[0].text for step in split_hands(doc, [said])}


def test_a_messenger_named_first(make_doc):
    """ "Through her lawyer" passes on as well where it begins the sentence."""
    doc = make_doc("Through her lawyer, the keeper, Ann Lee, said it sank.", ("Ann Lee", "PERSON"))
    said = hand(doc, "her lawyer, the keeper, Ann Lee", "said", "it sank")

    assert [("her lawyer", None), ("the keeper, Ann Lee", 0)] == path(doc, said)


@pytest.mark.parametrize(
    ("text", "source", "cue", "conduit"),
    [
        pytest.param("Emails reviewed by the paper show it sank.", "Emails reviewed by the paper", "show", "the paper", id="the paper"),
        pytest.param("A note leaked to the Dunmere Echo says it sank.", "A note leaked to the Dunmere Echo", "says", "the Dunmere Echo",
                     id="leaked to"),
        pytest.param("A diver told the charity Sea Watch it sank.", "A diver", "told", "the charity Sea Watch", id="who looks after people"),
        pytest.param("Interviewed by the Dunmere Echo, the mayor said it sank.", "the mayor", "said", "the Dunmere Echo", id="first of all"),
        pytest.param("Speaking to the Dunmere Echo, the mayor said it sank.", "the mayor", "said", "the Dunmere Echo", id="speaking to"),
        pytest.param("A groom let slip to the Dunmere Echo it sank.", "A groom", "let slip", "the Dunmere Echo", id="with to"),
    ],
)  # fmt: skip
def test_who_has_heard_it_passes_it_on(make_doc, text, source, cue, conduit):
    """Whoever was told or shown something stands between."""
    doc = make_doc(text)

    assert conduit.removeprefix("the ") == path(doc, hand(doc, source, cue, "it sank"))[0][0].removeprefix("the ")


def test_who_was_cited_and_said(nlp):
    """ "The agency cited two clerks, who said it sank": they said it to the agency."""
    doc = parsed(nlp, "The/DET/det/1", "agency/NOUN/nsubj/2", "cited/VERB/ROOT/2", "two/NUM/nummod/4", "clerks/NOUN/obj/2", ",/PUNCT/punct/7",
                 "who/PRON/nsubj/7", "said/VERB/acl:relcl/4", "it/PRON/nsubj/9", "sank/VERB/ccomp/7")  # fmt: skip

    assert [("The agency", None), ("two clerks", 0)] == path(doc, Hand((doc[6:7],), (doc[7:8],), (doc[8:10],)))


def test_who_was_met_and_said(nlp):
    """ "The agency met two clerks, who said it sank" tells not to whom."""
    doc = parsed(nlp, "The/DET/det/1", "agency/NOUN/nsubj/2", "met/VERB/ROOT/2", "two/NUM/nummod/4", "clerks/NOUN/obj/2", ",/PUNCT/punct/7",
                 "who/PRON/nsubj/7", "said/VERB/acl:relcl/4", "it/PRON/nsubj/9", "sank/VERB/ccomp/7")  # fmt: skip

    assert [("who", None)] == path(doc, Hand((doc[6:7],), (doc[7:8],), (doc[8:10],)))
