"""The words for a speaker say what kind of speaker it is and whether anybody could be asked."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import find, parsed
from workbench.pipeline.mentions import read_mention
from workbench.pipeline.whole_phrases import whole_phrase

PERSON, ORG, LOC, NORP = "PERSON", "ORG", "LOC", "NORP"


@pytest.mark.parametrize(
    ("words", "ents", "expected"),
    [
        pytest.param("Hassan Nasrallah", [("Hassan Nasrallah", PERSON)], ("person", "named", "Hassan Nasrallah"), id="name"),
        pytest.param("militia leader Nasrallah", [("Nasrallah", PERSON)], ("person", "named", "Nasrallah"), id="title and name"),
        pytest.param("the deputy adviser, Jon Finer", [("Jon Finer", PERSON)], ("person", "named", "Jon Finer"), id="name in apposition"),
        pytest.param("the leader of the party, Jon Finer", [("Jon Finer", PERSON)], ("person", "named", "Jon Finer"), id="apposition after of"),
        pytest.param("Kremlin spokesman Jon Finer", [("Kremlin", PERSON), ("Jon Finer", PERSON)], ("person", "named", "Jon Finer"), id="the last of two names is the head"),
        pytest.param("Jon Finer and Ann Lee", [("Jon Finer", PERSON), ("Ann Lee", PERSON)], ("group", "named", "Jon Finer and Ann Lee"), id="two persons"),
        pytest.param("a spokesman for Jon Finer", [("Jon Finer", PERSON)], ("person", "described", "a spokesman for Jon Finer"), id="somebody's spokesman"),
        pytest.param("Jon Finer's aides", [("Jon Finer", PERSON)], ("group", "unnamed", "Jon Finer's aides"), id="somebody's aides"),
        pytest.param("an Israeli intelligence official", [("Israeli", NORP)], ("person", "described", "an Israeli intelligence official"), id="one official"),
        pytest.param("Ann Lee of Orlen Bank", [("Ann Lee of Orlen Bank", PERSON)], ("person", "named", "Ann Lee"), id="with a bank"),
        pytest.param("the generals", [], ("group", "described", "the generals"), id="certain officers"),
        pytest.param("generals", [], ("group", "unnamed", "generals"), id="any officers"),
        pytest.param("the officials", [], ("group", "unnamed", "the officials"), id="officials are many"),
        pytest.param("the minister's doctors", [], ("group", "described", "the minister's doctors"), id="somebody's doctors"),
        pytest.param("farmers' lawyers", [], ("group", "unnamed", "farmers' lawyers"), id="anybody's lawyers"),
        pytest.param("the 30 percent", [], ("group", "unnamed", "the 30 percent"), id="a share with an article"),
        pytest.param("Twenty-four percent", [], ("group", "unnamed", "Twenty-four percent"), id="a share of two words"),
        pytest.param("two officials in 2019", [], ("group", "unnamed", "two officials in 2019"), id="officials of a year"),
        pytest.param("a 2021 study in 10 hospitals", [], ("document", "described", "a 2021 study in 10 hospitals"), id="a study of a year"),
        pytest.param("one voter in ten", [], ("group", "unnamed", "one voter in ten"), id="one in so many"),
        pytest.param("polls there", [], ("document", "unnamed", "polls there"), id="polls somewhere"),
        pytest.param("the new paper", [], ("document", "described", "the new paper"), id="a study"),
        pytest.param("the paper", [], ("outlet", "described", "the paper"), id="a newspaper"),
        pytest.param("one group, Partnership for Growth", [], ("organisation", "named", "Partnership for Growth"), id="a name with a small word"),
        pytest.param("the pro-state paper An-Nur", [], ("outlet", "named", "An-Nur"), id="a name with a hyphen behind its noun"),
        pytest.param("the Dockers' and Seafarers' Union", [("Dockers' and Seafarers' Union", ORG)], ("organisation", "named", "the Dockers' and Seafarers' Union"), id="a union of two trades"),
        pytest.param("a lawyer for eleven of the families", [], ("person", "described", "a lawyer for eleven of the families"), id="for some of them"),
        pytest.param("a retired frame-maker", [], ("person", "unnamed", "a retired frame-maker"), id="no body retires"),
        pytest.param("several American officials", [("American", NORP)], ("group", "unnamed", "several American officials"), id="officials"),
        pytest.param("participants from Iran and Syria", [("Iran", LOC), ("Syria", LOC)], ("group", "unnamed", "participants from Iran and Syria"), id="participants"),
        pytest.param("informed sources", [], ("group", "unnamed", "informed sources"), id="sources"),
        pytest.param("people close to the Guards", [("Guards", ORG)], ("group", "unnamed", "people close to the Guards"), id="people close to"),
        pytest.param("the NYT", [("NYT", ORG)], ("outlet", "named", "The New York Times"), id="outlet by its letters"),
        pytest.param("the New York Times (NYT)", [("New York Times", ORG)], ("outlet", "named", "The New York Times"), id="outlet with letters after it"),
        pytest.param("a report by the New York Times (NYT)", [("New York Times", ORG)], ("outlet", "named", "The New York Times"), id="an outlet's report"),
        pytest.param("the US newspaper", [("US", LOC)], ("outlet", "described", "the US newspaper"), id="some newspaper"),
        pytest.param("the US and Israel", [("US", LOC), ("Israel", LOC)], ("group", "named", "the US and Israel"), id="two states"),
        pytest.param("Iran's mission to the United Nations", [("Iran", LOC), ("United Nations", ORG)], ("organisation", "named", "Iran's mission to the United Nations"), id="a state's mission"),
        pytest.param("Ines Ray-Lee, treasurer since May", [("Ines Ray-Lee", PERSON)], ("person", "named", "Ines Ray-Lee"), id="a name with a hyphen"),
        pytest.param("Gillian Orme KC", [("Gillian Orme KC", PERSON)], ("person", "named", "Gillian Orme"), id="letters behind a name"),
        pytest.param("the Carters' and Cleansing Union", [], ("organisation", "named", "the Carters' and Cleansing Union"), id="an and in a name"),
        pytest.param("the receipt, a copy of which AFP has seen", [], ("document", "described", "the receipt"), id="an outlet in what is said of it"),
        pytest.param("Teachers for Fair Pay", [], ("organisation", "named", "Teachers for Fair Pay"), id="a cause"),
        pytest.param("the Kestrel Papers", [], ("document", "named", "the Kestrel Papers"), id="papers with a name"),
        pytest.param("the Green Harbour Report", [], ("document", "named", "the Green Harbour Report"), id="a report with a name"),
        pytest.param("About 4 in 10 Danish voters in each state", [], ("group", "unnamed", "About 4 in 10 Danish voters in each state"), id="a share with about"),
        pytest.param("a full 72 percent", [], ("group", "unnamed", "a full 72 percent"), id="percent"),
        pytest.param("the F.B.I.", [("F.B.I.", PERSON)], ("organisation", "named", "the F.B.I."), id="letters with an article"),
        pytest.param("his Justice Department", [("Justice Department", PERSON)], ("organisation", "named", "his Justice Department"), id="somebody's department"),
        pytest.param("the Rev. Ann Lee", [("Rev. Ann Lee", PERSON)], ("person", "named", "Ann Lee"), id="a title with an article"),
        pytest.param("the Post columnist Ann Lee", [("the Post columnist Ann Lee", PERSON)], ("person", "named", "Ann Lee"), id="an office in the name"),
        pytest.param("the Ohio Republican", [("Ohio Republican", PERSON)], ("person", "described", "the Ohio Republican"), id="of a party"),
        pytest.param("one hopeful Canadian", [("Canadian", PERSON)], ("person", "unnamed", "one hopeful Canadian"), id="one of many"),
        pytest.param("supporters of Lee", [("supporters of Lee", PERSON)], ("group", "unnamed", "supporters of Lee"), id="somebody's supporters"),
        pytest.param("Ohio Supervisor of Elections Ann Lee", [("Ohio Supervisor of Elections Ann Lee", PERSON)], ("person", "named", "Ann Lee"), id="an office with of"),
        pytest.param("Representative Ann King of Ohio", [("Representative Ann King of Ohio", PERSON)], ("person", "named", "Ann King"), id="a last name that is an office"),
        pytest.param("61-year-old Ann Lee", [("61-year-old Ann Lee", PERSON)], ("person", "named", "Ann Lee"), id="an age before a name"),
        pytest.param("presidential nominee Ann Lee", [("presidential nominee Ann Lee", PERSON)], ("person", "named", "Ann Lee"), id="a nominee"),
        pytest.param("his opposite number", [], ("person", "described", "his opposite number"), id="an opposite number"),
        pytest.param("several of the widows", [], ("group", "unnamed", "several of the widows"), id="some of many"),
        pytest.param("more than 4 in 10 dentists", [], ("group", "unnamed", "more than 4 in 10 dentists"), id="a share with more"),
        pytest.param("House Republicans", [("House Republicans", ORG)], ("group", "unnamed", "House Republicans"), id="members of a party"),
        pytest.param("Stacy Baker of Columbia", [("Stacy Baker of Columbia", PERSON)], ("person", "named", "Stacy Baker"), id="a last name that is a trade"),
        pytest.param("Ann Lee — a teacher", [("Ann Lee", PERSON)], ("person", "named", "Ann Lee"), id="a dash behind a name"),
        pytest.param("the Competition and Harbour Board", [], ("organisation", "named", "the Competition and Harbour Board"), id="an and before a board"),
        pytest.param("nine in ten dentists", [], ("group", "unnamed", "nine in ten dentists"), id="a share"),
        pytest.param("a ranger at the Elm Park", [("Elm Park", LOC)], ("person", "described", "a ranger at the Elm Park"), id="at a park"),
        pytest.param("a welder in his fifties", [], ("person", "unnamed", "a welder in his fifties"), id="an age is no body"),
        pytest.param("a waitress with two jobs and three children", [], ("person", "unnamed", "a waitress with two jobs and three children"), id="what one has"),
        pytest.param("Downing Street", [("Downing Street", PERSON)], ("organisation", "named", "Downing Street"), id="a street that speaks"),
        pytest.param("the Mothers of Lipno", [], ("organisation", "named", "the Mothers of Lipno"), id="a plural that is a name"),
        pytest.param("the auditors, Penrith & Moule", [("Penrith", PERSON)], ("organisation", "named", "Penrith & Moule"), id="a firm of two names"),
        pytest.param("two airlines", [], ("group", "unnamed", "two airlines"), id="bodies are a group"),
        pytest.param("a lawyer for the owners", [], ("person", "described", "a lawyer for the owners"), id="whose lawyer"),
        pytest.param("a government report", [], ("document", "described", "a government report"), id="a report"),
    ],
)  # fmt: skip
def test_read_mention(make_doc, words, ents, expected):
    """Kind, identification and name of a speaker from the words alone."""
    doc = make_doc(f"So {words} said.", *ents)

    mention = read_mention(find(doc, words))

    assert expected == (mention.kind, mention.identified, mention.name)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pickers at three Corvane warehouses left. So Corvane said.", id="what only companies have"),
        pytest.param("Corvane paid its rivals. So Corvane said.", id="it does something with its own"),
        pytest.param("Corvane have left. So Corvane said.", id="it does as many do"),
        pytest.param("So said Corvane, a collective of pilots. So Corvane said.", id="an apposition"),
        pytest.param("So said Corvane, the firm in question. So Corvane said.", id="the firm"),
    ],
)
def test_a_name_that_is_no_person_s(make_doc, text):
    """What the encoder takes for a person is a body where the text shows it."""
    doc, places = make_doc(text), (text.index("Corvane"), text.rindex("Corvane"))
    doc.set_ents([doc.char_span(at, at + len("Corvane"), PERSON) for at in places])
    for token in doc:
        token.pos_ = {"paid": "VERB"}.get(token.text, "NOUN")

    assert "organisation" == read_mention(find(doc, "Corvane")).kind


def test_a_person_s_things_are_no_company_s(make_doc):
    """Whoever is named in full stays a person, whatever else is called so."""
    doc = make_doc("Ada Corvane sold three Corvane warehouses. So Corvane said.", ("Ada Corvane", PERSON))
    last = doc.char_span(doc.text.rindex("Corvane"), doc.text.rindex("Corvane") + len("Corvane"), PERSON)
    doc.set_ents([*doc.ents, last])

    assert "person" == read_mention(last).kind


@pytest.mark.parametrize(("pos", "kind"), [("VERB", "organisation"), ("NOUN", "person")])
def test_a_house_has_the_name_of_somebody(nlp, pos, kind):
    """ "Hollin's denies it" is a house that speaks; "Hollin's denial" is what a person said."""
    doc = parsed(nlp, "Hollin/PROPN/nsubj/2", "'s/PART/case/0", f"denies/{pos}/ROOT/2")
    doc.set_ents([Span(doc, 0, 2, PERSON)])

    assert kind == read_mention(whole_phrase(doc[0:2])).kind


def test_one_takes_its_noun(nlp):
    """ "One" of "one cabinet minister" is the minister."""
    doc = parsed(nlp, "One/NUM/nummod/2", "cabinet/NOUN/compound/2", "minister/NOUN/nsubj/3", "spoke/VERB/ROOT/3")

    assert "One cabinet minister" == whole_phrase(doc[0:1]).text


def test_an_outlet_ends_at_its_verb(nlp):
    """A source that runs on into a verb is still the outlet it begins with."""
    doc = parsed(nlp, "Reuters/PROPN/nsubj/1", "disclosed/VERB/ROOT/1", "it/PRON/obj/1")

    assert ("outlet", "Reuters") == (read_mention(doc[0:2]).kind, read_mention(doc[0:2]).name)


def test_a_name_may_begin_with_the_noun(make_doc):
    """A name over the noun itself says nothing of where somebody is employed, and breaks nothing."""
    doc = make_doc("So an analyst at Lumo said.", ("analyst at Lumo", ORG))

    assert "person" == read_mention(find(doc, "an analyst at Lumo")).kind


def test_a_pronoun_is_no_name(make_doc):
    """A pronoun says who only together with what stands before it."""
    doc = make_doc("Later he said so.")

    assert read_mention(find(doc, "he")).is_pronoun
