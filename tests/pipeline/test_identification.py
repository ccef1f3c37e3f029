"""Named, described or unnamed: the definition of the gold set's notes, case by case."""

import csv
from pathlib import Path

import pytest

from tests.pipeline.conftest import find
from workbench.pipeline.mentions import read_mention

PERSON = "PERSON"
# Phrases as reporters write them, with the names that stand in them, judged by the notes before any rule was asked.
PHRASES = list(csv.DictReader((Path(__file__).parent / "source_phrases.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["phrase"])
@pytest.mark.parametrize("place", ["inside", "first"])
def test_how_far_a_phrase_says_who(make_doc, row, place):
    """Whoever can be looked up is named; one office, body or paper is described; whoever could be anybody is unnamed.

    So it is at the beginning of a sentence too, where every word has a capital.
    """
    words = row["phrase"]
    if place == "first":
        if " " not in words and words[0].isupper() and not row["names"]:
            pytest.skip("without a tag or a name, one word with a capital that begins a sentence can be anything")
        words = words[0].upper() + words[1:]
    names = [tuple(name.split(":")) for name in row["names"].split("|") if name]
    names = [(words[: len(name)] if words.lower().startswith(name.lower()) else name, label) for name, label in names]
    text = f"So {words} said." if place == "inside" else f"{words} said so."

    mention = read_mention(find(make_doc(text, *names), words))

    assert (row["kind"], row["identified"]) == (mention.kind, mention.identified)


@pytest.mark.parametrize("words", ["Jurors", "Aides", "Republicans"])
def test_a_plural_with_a_capital_is_no_name(make_doc, words):
    """What begins a sentence may be taken for a name; a plural of people is none."""
    mention = read_mention(find(make_doc(f"{words} said so.", (words, PERSON)), words))

    assert ("group", "unnamed") == (mention.kind, mention.identified)


def test_it_is_no_person(make_doc):
    """ "It" stands for a body or a paper."""
    assert "organisation" == read_mention(find(make_doc("Later it said so."), "it")).kind


@pytest.mark.parametrize(("who", "how"), [("officials", "described"), ("sources", "unnamed")])
def test_one_of_them_is_one_of_those_before(make_doc, who, how):
    """ "One of them" is as well known as "one of the officials", whom the text has just told of."""
    mention = read_mention(find(make_doc(f"Three {who} met in May. One of them said so."), "One of them"))

    assert ("person", how) == (mention.kind, mention.identified)
