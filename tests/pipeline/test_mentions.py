"""The words for a speaker say what kind of speaker it is and whether anybody could be asked."""

import pytest

from tests.pipeline.conftest import find
from workbench.pipeline.mentions import read_mention

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
        pytest.param("a government report", [], ("document", "described", "a government report"), id="a report"),
    ],
)  # fmt: skip
def test_read_mention(make_doc, words, ents, expected):
    """Kind, identification and name of a speaker from the words alone."""
    doc = make_doc(f"So {words} said.", *ents)

    mention = read_mention(find(doc, words))

    assert expected == (mention.kind, mention.identified, mention.name)


def test_a_pronoun_is_no_name(make_doc):
    """A pronoun says who only together with what stands before it."""
    doc = make_doc("Later he said so.")

    assert read_mention(find(doc, "he")).is_pronoun
