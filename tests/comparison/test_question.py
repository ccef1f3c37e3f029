"""A question of the analyst's: who stands how to it."""

from dataclasses import replace

import pytest

from tests.comparison.stories import Said, article, no_vectors
from workbench.claims import Analysis, Attribution, Source
from workbench.comparison import compare
from workbench.errors import AnalysisError
from workbench.spans import Span

QUESTION = "Iran helped to plan the attack"
OTHERS = Said("Bread became dearer in Dunmere.")


def stances(*said, question=QUESTION):
    """Source and stance of what bears on the question, in an article with these sentences."""
    comparison = compare([article(OTHERS, *said)], vectors=no_vectors)
    return [(stance.source, stance.stance) for stance in comparison.on(question).stances]


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


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param(Said("Ukraine was not involved in the attack on the pipelines.", ("Ada Brook",), (("negation", "not"),)), [("Ada Brook", "deny")], id="a word that stands for any deed"),
        pytest.param(Said("The bombing of the pipelines was carried out by Ukraine.", ("Ada Brook",)), [("Ada Brook", "support")], id="two words that are one"),
        pytest.param(Said("Swedish divers carried out the attack on the Nord Stream pipelines."), [], id="what was attacked is no doer"),
        pytest.param(Said("Swedish divers carried out the attack in Ukraine."), [], id="nor is where"),
        pytest.param(Said("Sweden carried out the attack against Ukraine and its pipelines.", ("Ada Brook",)), [], id="nor is against whom"),
        pytest.param(
            Said("It was not possible to determine who carried out the attack on the pipelines.", ("Ada Brook",), (("absence_of_evidence", "not possible to determine"),)),
            [("Ada Brook", "query")], id="open who did it",
        ),
        pytest.param(Said("Officials who carried out the attack were paid.", ("Ada Brook",)), [], id="a clause with who asks nothing"),
        pytest.param(Said("The attack was staged to blame Ukraine.", ("Ada Brook",)), [("Ada Brook", "deny")], id="framed"),
        pytest.param(
            Said("The attack may have been staged to blame Ukraine.", ("Ada Brook",), (("hedge", "may"),)),
            [("Ada Brook", "query")], id="perhaps framed",
        ),
    ],
)  # fmt: skip
def test_who_is_said_to_have_done_it(said, found):
    """A claim bears on the question where it names the doer as the doer, in whatever words."""
    assert found == stances(said, question="Ukraine carried out the attack on the Nord Stream pipelines")


def test_what_belongs_to_a_country_is_the_country():
    """“The Iranian Revolutionary Guard” makes every Revolutionary Guard Iran's; the Security Service is anybody's."""
    guard = Said("The Iranian Revolutionary Guard met in Beirut.", ("two dockers",))
    later = Said("Officers of the Revolutionary Guard planned the attack.", ("Ada Brook",))

    assert [("Ada Brook", "support")] == [pair for pair in stances(guard, later) if pair[1] == "support"]
    assert [] == [pair for pair in stances(later) if pair[1] == "support"]


def test_a_speaker_of_the_own_side_names_it():
    """“It” in the mouth of Iran's envoy is Iran, in that of another it is not."""
    words = "It did not help to plan the attack."

    assert [("Iran's envoy", "deny")] == stances(Said(words, ("Iran's envoy",), (("negation", "not"),)))
    assert [] == stances(Said(words, ("Norway's envoy",), (("negation", "not"),)))


def test_what_the_article_spoke_of_need_not_be_named_again():
    """A short denial speaks of what the article spoke of before."""
    attack = Said("The pipelines were damaged by an attack.")
    denied = Said("Ukraine was not involved.", ("Ada Brook",), (("negation", "not"),))
    question = "Ukraine carried out the attack on the pipelines"

    assert ("Ada Brook", "deny") in stances(attack, denied, question=question)
    assert ("Ada Brook", "deny") not in stances(denied, question=question)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param(Said("Iran was surprised by the attack.", ("Ada Brook",)), [("Ada Brook", "deny")], id="the opposite"),
        pytest.param(
            Said("Iran was not surprised by the attack.", ("Ada Brook",), (("negation", "not"),)), [("Ada Brook", "support")], id="the opposite denied"
        ),
        pytest.param(Said("Iran knew of the surprise attack.", ("Ada Brook",)), [("Ada Brook", "support")], id="a kind of attack"),
    ],
)  # fmt: skip
def test_who_says_the_opposite_of_the_deed_denies_it(said, found):
    """Surprised is the opposite of knowing; a surprise attack surprised nobody in the sentence."""
    assert found == stances(said, question="Iran knew of the attack in advance")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (Said("Iran ordered a halt to the attack.", ("Ada Brook",)), "comment"),
        (Said("Iran ordered the attack, which began at dawn.", ("Ada Brook",)), "support"),
    ],
    ids=["to stop it", "to do it"],
)
def test_who_orders_a_halt_orders_no_attack(said, found):
    """The deed that is done to its end is no deed."""
    assert [("Ada Brook", found)] == stances(said)


def test_the_analyst_knows_who_means_the_doer():
    """Names that are given along stand for the doers; of others an article must say whose they are."""
    comparison = compare([article(OTHERS, Said("Khamenei ordered the attack.", ("Ada Brook",)))], vectors=no_vectors)

    assert [] == list(comparison.on(QUESTION).stances)
    assert ["support"] == [
        stance.stance for stance in comparison.on(QUESTION, also=["Ali Khamenei", "Khamenei"]).stances
    ]


def test_this_is_false_means_what_was_told():
    """A bare denial is one of what the article told before, and “that …” opens a clause."""
    told = Said("Iran helped to plan the attack.", ("two dockers",))
    bare = Said("“This is utterly false,” she said.", ("Ada Brook",), (("denial", "false"),))

    assert [("two dockers", "support"), ("Ada Brook", "deny")] == stances(told, bare)


@pytest.mark.parametrize("question", ["Zelensky approved the plan", "The submarine sank the ship"])
def test_whom_no_article_names_nobody_speaks_of(question):
    """A name, or a thing, that stands nowhere in the articles finds nothing."""
    assert [] == stances(Said("Iran approved the plan that sank the ship.", ("Ada Brook",)), question=question)


def inside(analysis, words, *, name):
    """The analysis with somebody inside its last claim who is given these words."""
    text = analysis.article.text
    start = text.rindex(name)
    said = Attribution(
        "a9", "s9", (Span(start, start + len(name)),), (), (Span(text.rindex(words), text.rindex(words) + len(words)),)
    )
    found = Source("s9", name, "organisation", "named")
    return Analysis(analysis.article, (*analysis.sources, found), (*analysis.attributions, said), analysis.claims)


@pytest.mark.parametrize(
    ("words", "content", "found"),
    [
        ("Tehran backed the raids but did not order them.", "the raids", ["deny"]),
        ("Tehran said that Norway had planned the attack.", "Norway had planned the attack", []),
    ],
    ids=["does one thing and tells of another", "only tells of the deed"],
)
def test_who_only_tells_of_a_deed_did_not_do_it(words, content, found):
    """A source inside a claim is no doer of what it tells, and one of what it does."""
    attack = Said("There was an attack.")
    negation = (("negation", "not"),) if "not" in words else ()
    told = article(OTHERS, attack, Said(words, ("Ada Brook",), negation))
    comparison = compare([inside(told, content, name="Tehran")], vectors=no_vectors)

    assert found == [s.stance for s in comparison.on(QUESTION).stances if s.source == "Ada Brook"]


@pytest.mark.parametrize(
    ("words", "signals", "found"),
    [
        ("U.S. agencies found no evidence that Iran destroyed the pipelines.", (("absence_of_evidence", "no evidence"),), []),
        ("The United States praised those who destroyed the pipelines.", (), []),
        ("The United States built the bomb that destroyed the pipelines.", (), ["support"]),
        ("U.S. divers destroyed the pipelines.", (), ["support"]),
    ],
    ids=["who looked for evidence", "who praised them", "whose bomb it was", "who did it"],
)  # fmt: skip
def test_who_looks_into_a_deed_is_no_doer(words, signals, found):
    """A name before the clause that tells of the deed is not the one who did it."""
    given = stances(Said(words, ("two dockers",), signals), question="The United States destroyed the pipelines")

    assert found == [stance for _, stance in given]


@pytest.mark.parametrize(
    ("question", "said", "found"),
    [
        pytest.param("Hamas planned the attack alone", Said("Hamas planned the attack."), "query", id="alone is not said"),
        pytest.param("Hamas planned the attack alone", Said("Hamas planned the attack on its own."), "support", id="alone is said"),
        pytest.param("Only Hamas planned the attack", Said("Hamas planned the attack by itself."), "support", id="only is alone"),
        pytest.param("Hamas planned the attack alone", Said("The attack was planned by Hamas, Hezbollah and Iran."), "deny", id="others in one list"),
        pytest.param("Hamas planned the attack alone", Said("Iranian officials helped Hamas plan the attack."), "deny", id="a helper"),
        pytest.param("Hamas planned the attack alone", Said("Hamas planned the attack with key support from Iran."), "deny", id="with support"),
        pytest.param("Hamas planned the attack alone", Said("Iranian officers worked with Hamas to plan the attack."), "deny", id="somebody who did it with them"),
        pytest.param("Hamas planned the attack alone", Said("Hamas planned the attack on Israel."), "query", id="against whom is no helper"),
        pytest.param("Hamas planned the attack alone", Said("Hamas did not plan the attack.", (), (("negation", "not"),)), "deny", id="not at all"),
        pytest.param("Iran directly ordered the attack", Said("Iran ordered the attack."), "query", id="directly is not said"),
        pytest.param("Iran directly ordered the attack", Said("Iran played a direct role in ordering the attack."), "support", id="its like is said"),
        pytest.param("Iran ordered the attack", Said("Iran did not directly order the attack.", (), (("negation", "not"),)), "query", id="not directly"),
        pytest.param("Hamas planned the attack", Said("Hamas did not plan the attack alone.", (), (("negation", "not"),)), "support", id="not alone"),
        pytest.param("Iran ordered the attack", Said("Iran did not order the attack.", (), (("negation", "not"),)), "deny", id="nothing narrows it"),
    ],
)  # fmt: skip
def test_words_that_narrow_are_heeded(question, said, found):
    """Who says so without “alone” or “directly” leaves that open; who denies only that does not deny the rest."""
    names = Said("Leaders of Hamas met leaders of Hezbollah.")

    assert [found] == [stance for _, stance in stances(names, said, question=question)]


HAMAS = "Hamas planned the attack"


@pytest.mark.parametrize(
    ("question", "first", "said", "found"),
    [
        pytest.param(HAMAS, "Bob Reed, a senior Hamas official, ate bread.", Said("The group planned the attack.", ("Bob Reed",)), ["support"], id="the group of its official"),
        pytest.param(HAMAS, "Bob Reed, a senior Hamas official, ate bread.", Said("The group planned the attack.", ("Ada Brook",)), [], id="the group of somebody else"),
        pytest.param(HAMAS, "Bakers fled Hamas.", Said("Tehran was involved in planning the raid by Hamas.", ("Ada Brook",)), [], id="who did another thing"),
        pytest.param(HAMAS, "Bakers fled Hamas.", Said("The attack was planned by Hamas.", ("Ada Brook",)), ["support"], id="who did it, at the end"),
        pytest.param(QUESTION, "There was an attack.", Said("Any talk of his involvement in planning was spread by Iranian papers.", ("Ada Brook",)), [], id="whose deed is named before"),
        pytest.param(
            "Iran approved the plan to sink the ship", "Iran had a plan to sink the ship.",
            Said("Iran in particular never approved any such plan in the waters of third countries.", ("Ada Brook",), (("negation", "never"),)), ["deny"], id="such a plan",
        ),
    ],
)  # fmt: skip
def test_who_is_meant(question, first, said, found):
    """A group in its official's mouth, who did what by the words next to it, and what “such” points at."""
    given = stances(Said(first, ("two dockers",)), said, question=question)

    assert found == [stance for source, stance in given if source == said.by[0] and stance != "comment"]


def test_the_officials_are_those_of_whom_the_claim_before_named_them():
    """After “Iranian officials helped Hamas”, “the officials” are Iran's and not those of Hamas."""
    first = Said("Iranian security officials helped Hamas with bread.", ("two dockers",))
    then = Said("The officials planned the attack.", ("two dockers",))

    assert ("two dockers", "support") in stances(first, then)
    assert ("two dockers", "support") not in stances(Said("Bakers fled Hamas."), first, then, question=HAMAS)


def test_who_keeps_a_name_back_takes_the_rest_for_granted():
    """“Would not identify the officers who …” says that officers did; “would not say who” leaves it open."""
    kept = Said(
        "They would not identify the Iranian officers who planned the attack.",
        ("Ada Brook",),
        (("absence_of_evidence", "would not identify"),),
    )

    assert [("Ada Brook", "support")] == stances(kept)


def test_a_bare_denial_of_a_role_is_the_speakers():
    """“Denied any role” speaks of whoever denies it, and of those whose officer that is."""
    known = Said("Bob Reed, an officer in Iran's army, met bakers.")
    analysis = article(OTHERS, known, Said("any role in the attack", ("Bob Reed",), (("denial", "any"),)))
    denied = replace(analysis.attributions[0], cue_kind="denies")
    comparison = compare([replace(analysis, attributions=(denied,))], vectors=no_vectors)

    assert ("Bob Reed", "deny") in [
        (s.source, s.stance) for s in comparison.on("Iran was involved in the attack").stances
    ]


def test_a_suggestion_that_says_what_it_is_points_at_nothing_before():
    """A denial of “the suggestion that …” is not one of what the article told before."""
    told = Said("Iran helped to plan the attack.", ("two dockers",))
    other = Said("She rejected the suggestion that bread was dear.", ("Ada Brook",), (("denial", "rejected"),))

    assert [("two dockers", "support")] == stances(told, other)


@pytest.mark.model
@pytest.mark.parametrize("name", ["iran", "iran-knew", "nord-stream", "nord-stream-us"])
def test_questions_agree_with_the_reading_by_hand(name):
    """All who surely take a stance are given one that a careful reader could defend, within one in twenty.

    So are all the stances that are given.
    """
    from workbench.training.gold import GOLD
    from workbench.training.matrices import judge_matrix, read_records, read_story

    records = read_records(GOLD / f"comparison-{name}.jsonl")
    figures = judge_matrix(records, *read_story(records[0]["story"]))

    assert 0.95 <= figures["found"], figures["missed"]
    assert 0.95 <= figures["right"], figures["wrong"]


@pytest.mark.model
def test_origins_agree_with_the_reading_by_hand():
    """Who has it from whom is what was read by hand, for whole stories and for a matter: nothing missed or merged."""
    from workbench.training.gold import GOLD
    from workbench.training.matrices import judge_origins, read_records, read_story

    for record in read_records(GOLD / "origins.jsonl"):
        told, read = judge_origins(record, *read_story(record["story"]))
        assert read == told, (record["story"], record["matter"])
