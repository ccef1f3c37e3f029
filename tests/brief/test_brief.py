"""What a brief says: who claims what through whom, what is disputed, what nobody knows, and whose each word is."""

from dataclasses import replace

import pytest

from tests.brief.conftest import CLAIM, text_of
from tests.comparison.stories import Said, article
from workbench import alternatives, benchmarks
from workbench.alternatives import Alternatives, Evidence
from workbench.brief import phrases
from workbench.claims import Flag
from workbench.comparison import Passage
from workbench.judgments import Judged, Judgment

TITLES = [
    "The question", "Who claims what", "What is disputed", "What rests on one origin", "What the analyst judged",
    "The sources", "Alternatives considered", "What would change this", "Limits",
]  # fmt: skip


def test_it_has_its_sections_and_reads_true_without_a_judgment(composed, sample):
    """What is not there is said: no question, no conclusion, no judgment, no grade, no alternative."""
    made = composed(sample)

    assert TITLES == [section.title for section in made.sections]
    assert "No question was asked" in text_of(made, "The question")
    assert "No conclusion has been written yet." in text_of(made, "The question")
    assert "No judgment has been recorded yet" in text_of(made, "What the analyst judged")
    assert "None of them has been graded." in text_of(made, "The sources")
    assert "None has been written down yet." in text_of(made, "Alternatives considered")


def test_a_claim_is_told_with_every_hand(composed, story):
    """Origin first, then through whom; people without a name are called so."""
    said = text_of(composed(*story, question=CLAIM), "Who claims what")

    assert f"According to two dockers (unnamed), through The Herald: “{CLAIM} on Monday” [1]." in said


def test_the_question_is_counted_over_all_articles(composed, story):
    """How many say so, say no, leave it open."""
    said = text_of(composed(*story, question=CLAIM), "The question")

    assert "In 2 articles on the story, 1 claim says so, 1 says it is not so, and none leave it open." in said


def test_words_that_deny_stand_as_they_are(story):
    """Where the denial is part of the words, they say it themselves."""
    _, denied = story

    assert not phrases.is_denied(denied.claims[0])
    assert phrases.told(denied, denied.claims[0]).startswith("According to the ministry: “denied that")


def test_a_denial_outside_the_words_is_said(sample):
    """What is denied is not put into the denier's mouth."""
    claim = sample["c5"]
    cue = sample["a1"].cue[0]
    denied = replace(claim, flags=(Flag("denial", cue, claim.span, "s1", "x", "x"),))
    changed = replace(sample, claims=tuple(denied if item is claim else item for item in sample.claims))

    told = phrases.told(changed, denied)
    assert told == "Denied by the US: “the attack was ordered by Iran” [5] (“has said”: a denial)."


def test_absence_of_evidence_is_no_denial(sample):
    """And a hedge is named by its words."""
    assert phrases.told(sample, sample["c4"]).endswith("(absence of evidence, not a denial).")
    assert phrases.told(sample, sample["c1"]).endswith("(hedged by “could”).")


def test_that_nobody_denies_is_no_confirmation(composed):
    """Silence is said to be silence."""
    made = composed(article(Said(f"{CLAIM} on Monday.", ("Ada Lovelace",))), question=CLAIM)

    assert "Nobody here says that it is not so. That is no confirmation." in text_of(made, "What is disputed")


def test_one_origin_is_called_one(composed):
    """However many claims go back to it."""
    made = composed(article(Said(f"{CLAIM} on Monday.", ("Ada Lovelace",)), outlet="The Echo"), question=CLAIM)

    assert "All who say so go back to one origin, Ada Lovelace." in text_of(made, "What rests on one origin")
    assert "A second origin" in text_of(made, "What would change this")


def test_a_judgment_stands_beside_the_machine_s_reading(composed, sample, book):
    """Whose is whose, in words and with the scale's author."""
    book.record(sample, sample["c7"], "information", "3")
    book.record(sample, sample["s3"], "source", "D")
    book.record(sample, sample["c7"], "likelihood", "likely")
    book.record(sample, sample["c1"], "check", "yes")
    made = composed(sample, judged=book.over(sample))
    said = text_of(made, "What the analyst judged")

    assert "2 of 9 claims judged." in said
    assert (
        "Machine: attributed. Ada: source not usually reliable (D); information possibly true (3); likely (55–80 %)."
        in said
    )
    assert "source and information by Admiralty (NATO)" in said
    assert "Ada’s grade: D, not usually reliable" in text_of(made, "The sources")
    assert "None of them has been graded" not in text_of(made, "The sources")
    assert "wants these claims checked: [1]" in text_of(made, "What would change this")


def test_confirmed_marks_are_not_a_confirmed_claim(composed, sample, book):
    """That the machine read the words rightly says nothing of the matter, and the brief says which is meant."""
    book.record(sample, sample["c4"], "marks", "confirmed")
    book.record(sample, sample["c1"], "flag", "dismissed", flag=sample["c1"].flags[0])
    said = text_of(composed(sample, judged=book.over(sample)), "What the analyst judged")

    assert "Machine: absence of evidence. Ada: the machine’s marks are right." in said
    assert "1 mark wrong" in said
    assert "confirmed" not in said


def test_sources_are_described_with_what_is_not_known(composed, sample):
    """Identity, access and quality as far as the article tells; motive and record are said to be unknown."""
    said = text_of(composed(sample), "The sources")

    assert "Their motives and past record are not known here" in said
    assert "The newspaper: a news outlet, named; 1 claim. Its own report was not read here." in said
    assert (
        "Participants from Iran: several people, not named, because “the talks were secret”; 1 claim; "
        "heard through the newspaper. Nothing but this description says how they know." in said
    )


def test_a_source_that_was_graded_comes_first(composed, book):
    """What a person said of it is worth the space."""
    sentences = [Said(f"{CLAIM} {number}.", ("Ada Lovelace",)) for number in range(3)]
    analysis = article(*sentences, Said("It rained.", ("Jo March",)))
    before = text_of(composed(analysis), "The sources")
    jo = next(source for source in analysis.sources if source.name == "Jo March")
    grade = Judgment("urn:x:1", "Ada", "2024-05-11T09:00:00Z", "source", "B", "0" * 64, ())
    after = text_of(composed(analysis, judged=Judged(analysis, {}, {jo.id: grade}, {}, ())), "The sources")

    assert before.index("Ada Lovelace") < before.index("Jo March")
    assert after.index("Jo March") < after.index("Ada Lovelace")


def test_what_would_change_it_is_read_off_the_gaps(composed, sample):
    """Reports that were not read, people who were not heard."""
    said = text_of(composed(sample), "What would change this")

    assert "The original report of the newspaper, cited but not read here." in said
    assert "A word from" in said


def test_alternatives_keep_their_order_and_are_only_counted(composed, sample):
    """No winner; what hangs on one origin is said."""
    evidence = (Evidence(Passage("a", "c1"), "x", "X", "The Echo, 2024-05-10", False, ("support", None)),)
    made = composed(sample, alternatives=Alternatives(("Norland did it", "Rebels did it"), evidence))
    said = text_of(made, "Alternatives considered")

    assert alternatives.IN_SHORT in said
    assert said.index("Norland did it") < said.index("Rebels did it")
    assert "1 origin for it, nothing against. All that speaks for it falls with The Echo (10 May 2024)." in said
    assert "Rebels did it: nothing in these articles bears on it." in said


def test_limits_quote_the_measured_scores(composed, sample, monkeypatch):
    """From the file of benchmarks; where nothing is measured, that is said."""
    monkeypatch.setattr(benchmarks, "_figures", lambda: {"scores": {"attribution": {"contents": {"f": 0.5}}}})
    assert "Measured on texts that people annotated: F 0.50 for what is said." in text_of(composed(sample), "Limits")
    assert "1 claim could not be read with confidence and is left out." in text_of(composed(sample), "Limits")

    monkeypatch.setattr(benchmarks, "_figures", dict)
    assert "Nothing is measured yet." in text_of(composed(sample), "Limits")


def test_what_was_cut_is_counted(composed):
    """A page holds four claims; the rest is not silently gone."""
    many = [
        Said(f"Ship number {number} left the harbour of Town{number}.", (f"Captain{number} Smith",))
        for number in range(9)
    ]

    assert "Left out: 5 further claims of this article." in text_of(composed(article(*many)), "Who claims what")


def test_an_article_that_says_nothing_has_a_brief(composed):
    """No source, and nothing that could be asked about."""
    made = composed(article(Said("It is as it was.", ())))

    assert "The article names nobody" not in repr(made)
    assert "The article lets nobody speak but itself" in text_of(made, "The sources")


@pytest.mark.parametrize("words", ["x " * 400, "“quoted” words " * 50])
def test_long_words_are_cut(composed, words):
    """A page stays a page."""
    made = composed(
        article(*(Said(f"{CLAIM} {number} {words}.", ("Ada Lovelace",)) for number in range(6))), question=CLAIM
    )

    assert made.words < 800


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("that it rained.", "“it rained”"),
        ("“It rained”", "“It rained”"),
        ("a “new era”", "“a ‘new era’”"),
        ("one\n two", "“one two”"),
        (" ".join("abcdefghijklmnopqrstuvwxyz"), "“a b c d e f g h i j k l m n o p q r s t …”"),
    ],
)
def test_quotations_are_one_line_in_one_pair_of_marks(words, expected):
    """Marks inside become single, a leading “that” goes."""
    assert expected == phrases.quoted(words)


def test_dates_and_lists_are_read_aloud():
    """A partial date stays as it is."""
    assert "8 October 2023" == phrases.day("2023-10-08")
    assert ("2023", "") == (phrases.day("2023"), phrases.day(None))
    assert "a, b and c" == phrases.listed("abc")
    assert "a, b, c and 3 more" == phrases.listed("abcdef")
    assert ["no claims", "1 claim", "2 claims"] == [phrases.many(number, "claim") for number in range(3)]
