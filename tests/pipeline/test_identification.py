"""Named, described or unnamed: the definition of the gold set's notes, case by case."""

import pytest

from tests.pipeline.conftest import find
from workbench.pipeline.mentions import read_mention

PERSON, ORG, LOC, NORP = "PERSON", "ORG", "LOC", "NORP"
NAMED = {
    "Secretary of State Ann Lee": ("person", [("Secretary of State Ann Lee", PERSON)]),
    "Ann Lee herself": ("person", [("Ann Lee", PERSON)]),
    "Bill Clinton": ("person", [("Bill Clinton", PERSON)]),
    "the Norwegian foreign ministry": ("organisation", [("Norwegian", NORP)]),
    "the ministry of Marub": ("organisation", [("Marub", LOC)]),
    "the White House": ("organisation", [("White House", ORG)]),
    "the United Nations": ("organisation", [("United Nations", ORG)]),
    "the Revolutionary Guards": ("organisation", [("Revolutionary Guards", ORG)]),
    "Norland police": ("organisation", [("Norland", LOC)]),
    "Deutschlandfunk radio": ("outlet", [("Deutschlandfunk", ORG)]),
    "the Tasnim news agency": ("outlet", [("Tasnim", ORG)]),
    "Norland's Channel 4": ("outlet", [("Norland", LOC)]),
    "the battery maker Lumo": ("organisation", []),
}
DESCRIBED = {
    "the ministry": ("organisation", []),
    "police": ("organisation", []),
    "federal prosecutors": ("organisation", []),
    "a court in Hamburg": ("organisation", [("Hamburg", LOC)]),
    "a Norland company": ("organisation", [("Norland", LOC)]),
    "the prime minister's office": ("organisation", []),
    "the theatre": ("organisation", []),
    "the two companies": ("organisation", []),
    "a senior Israeli official": ("person", [("Israeli", NORP)]),
    "one of the officials": ("person", []),
    "an MP": ("person", []),
    "a spokesperson": ("person", []),
    "her brother": ("person", []),
    "the driver": ("person", []),
    "an expert at the bank": ("person", []),
    "a member of the crew": ("person", []),
    "a board member": ("person", []),
    "a lawyer for Ann Lee": ("person", [("Ann Lee", PERSON)]),
    "a report": ("document", []),
    "the ship's log": ("document", []),
    "tests commissioned by the bank": ("document", []),
    "the figures": ("document", []),
    "photographs taken by a clerk": ("document", []),
    "a clerk at the ministry": ("person", []),
    "state television": ("outlet", []),
    "the news agency": ("outlet", []),
    "the study's authors": ("group", []),
    "the ministry and an aide": ("group", []),
}
UNNAMED = {
    "two people familiar with the talks": ("group", []),
    "a person briefed on the plan": ("person", []),
    "one of the people": ("person", []),
    "military sources": ("group", []),
    "a Kremlin source": ("person", [("Kremlin", ORG)]),
    "officials": ("group", []),
    "the officials": ("group", []),
    "White House officials": ("group", [("White House", ORG)]),
    "analysts at the bank": ("group", []),
    "a resident of Gaza": ("person", [("Gaza", LOC)]),
    "a worker at the factory": ("person", []),
    "another driver": ("person", []),
    "a teacher": ("person", []),
    "a guard": ("person", []),
    "a clerk": ("person", []),
    "witnesses": ("group", []),
    "those who saw it": ("group", []),
    "a number of officials": ("group", []),
    "Israelis": ("group", [("Israelis", NORP)]),
    "Western governments": ("organisation", []),
    "two airlines": ("organisation", []),
    "local media": ("outlet", []),
    "letters obtained by Reuters": ("document", [("Reuters", ORG)]),
    "media reports": ("document", []),
    "an aide and two officials": ("group", []),
}


@pytest.mark.parametrize(
    ("words", "expected", "ents"),
    [
        pytest.param(words, (kind, how), ents, id=words)
        for how, cases in (("named", NAMED), ("described", DESCRIBED), ("unnamed", UNNAMED))
        for words, (kind, ents) in cases.items()
    ],
)
def test_how_far_a_phrase_says_who(make_doc, words, expected, ents):
    """Whoever can be looked up is named; one office, body or paper is described; whoever could be anybody is unnamed."""
    mention = read_mention(find(make_doc(f"So {words} said.", *ents), words))

    assert expected == (mention.kind, mention.identified)


@pytest.mark.parametrize("words", ["Jurors", "Aides", "Republicans"])
def test_a_plural_with_a_capital_is_no_name(make_doc, words):
    """What begins a sentence may be taken for a name; a plural of people is none."""
    mention = read_mention(find(make_doc(f"{words} said so.", (words, PERSON)), words))

    assert ("group", "unnamed") == (mention.kind, mention.identified)


def test_it_is_no_person(make_doc):
    """ "It" stands for a body or a paper."""
    assert "organisation" == read_mention(find(make_doc("Later it said so."), "it")).kind
