"""A question of the analyst's: who stands how to it."""

import json
from pathlib import Path

import pytest

from tests.comparison.stories import Said, article, no_vectors
from workbench.comparison import compare
from workbench.errors import AnalysisError

GOLD = Path(__file__).parents[2] / "data" / "gold" / "comparison-iran.jsonl"
QUESTION = "Iran helped to plan the attack"
OTHERS = Said("Bread became dearer in Dunmere.")


def stances(*said):
    """Source and stance of what bears on the question, in an article with these sentences."""
    comparison = compare([article(OTHERS, *said)], vectors=no_vectors)
    return [(stance.source, stance.stance) for stance in comparison.on(QUESTION).stances]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param(Said("Tehran helped to plan the assault.", ("two dockers",)), [("two dockers", "support")], id="its capital, another word"),
        pytest.param(Said("The attack was planned by Iranian officers."), [("The Echo", "support")], id="the article itself"),
        pytest.param(Said("Iran did not plan the attack.", ("Ada Brook",), (("negation", "not"),)), [("Ada Brook", "deny")], id="negation"),
        pytest.param(
            Said("There are no signs that Iran ordered the attack.", ("Ada Brook",), (("absence_of_evidence", "no signs"),)),
            [("Ada Brook", "query")], id="absence of evidence",
        ),
        pytest.param(Said("Iran may have helped to plan the attack.", (), (("hedge", "may"),)), [("The Echo", "query")], id="possible"),
        pytest.param(Said("Hezbollah helped to plan the attack."), [], id="somebody else"),
        pytest.param(Said("Hamas planned the attack on its own.", ("Ada Brook",)), [("Ada Brook", "deny")], id="somebody else alone"),
        pytest.param(Said("Iran sold more oil than ever."), [], id="another matter"),
        pytest.param(Said("Iran condemned the attack in the strongest words."), [("The Echo", "comment")], id="the attack, and nothing of planning"),
    ],
)  # fmt: skip
def test_stances(said, found):
    """Who bears on the question, and how."""
    assert found == stances(said)


def test_a_pronoun_means_whom_the_same_hands_named_before():
    """“The officers” of the same source are those of the sentence before; of another source they are anybody."""
    first = Said("Iranian officers met in Beirut.", ("two dockers",))
    then = "The officers approved the attack."

    assert [("two dockers", "support")] == stances(first, Said(then, ("two dockers",)))
    assert [] == stances(first, Said(then, ("Ada Brook",)))


def test_a_denial_of_the_report_is_one_of_what_it_told():
    """“The account” is what was told before, in the same article."""
    told = Said("Iran helped to plan the attack.", ("two dockers",))
    denied = Said("The account is false, she said.", ("Ada Brook",), (("denial", "false"),))

    assert [("two dockers", "support"), ("Ada Brook", "deny")] == stances(told, denied)
    assert [] == stances(denied)


def test_stances_stand_in_order_of_the_dates():
    """The earliest account comes first, whatever the order of the articles."""
    late = article(Said("Iran helped to plan the attack."), outlet="The Herald", published="2024-06-01")
    early = article(Said("Iran helped in planning the attack."), outlet="The Echo", published="2024-05-01")

    assert ["The Echo", "The Herald"] == [
        s.source for s in compare([late, early], vectors=no_vectors).on(QUESTION).stances
    ]


@pytest.mark.parametrize(
    ("question", "message"), [("  ", "is empty"), ("who is it?", "names nothing")], ids=["empty", "no content"]
)
def test_a_question_must_name_something(question, message):
    """The message says how to ask."""
    with pytest.raises(AnalysisError, match=message):
        compare([article(OTHERS)], vectors=no_vectors).on(question)


@pytest.mark.model
def test_the_question_of_the_first_story_agrees_with_the_reading_by_hand():
    """At least nine in ten of those who take a stance are found with a stance that a careful reader could defend.

    Nobody is given a stance who takes none.
    """
    from workbench import runs
    from workbench.pipeline import analyse_many

    head, *gold = map(json.loads, GOLD.read_text("utf-8").splitlines())
    files = runs.stories()[head["story"]]
    analyses = list(analyse_many(map(runs.read, files)))
    comparison = compare(analyses)
    stem = {analysis.article.id: path.stem for analysis, path in zip(analyses, files, strict=True)}
    found = [
        (stem[s.passage.article], comparison.accounts[s.passage].text, s.stance)
        for s in comparison.on(head["question"]).stances
    ]

    def answers(item):
        return [stance for article, text, stance in found if article == item["article"] and item["words"] in text]

    taking = [item for item in gold if "comment" not in (item["stance"], *item["also"])]
    right = [item for item in taking if {item["stance"], *item["also"]} & set(answers(item))]
    listed = {(item["article"], item["words"]) for item in gold}
    extra = [
        text
        for article, text, stance in found
        if stance != "comment" and not any(a == article and w in text for a, w in listed)
    ]

    assert 0.9 <= len(right) / len(taking)
    assert [] == extra
