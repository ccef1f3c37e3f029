"""One Source per speaker where the text supports it; two where it does not."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import behind, find, parsed
from workbench.articles import Article
from workbench.claims import AUTHOR
from workbench.pipeline.hearsay import NOBODY, is_nobody
from workbench.pipeline.speakers import Speakers
from workbench.pipeline.whole_phrases import whole_phrase

PERSON, ORG, NORP = "PERSON", "ORG", "NORP"


def names(make_doc, text, ents, mentions, **fields):
    """The names of the Sources that the mentions, given as words in order of the text, stand for."""
    doc = make_doc(text, *ents)
    speakers = Speakers(doc, Article.from_text(text, **fields))
    ids = [speakers.source_of((find(doc, words),)) for words in mentions]
    known = {source.id: source.name for source in speakers.sources()}
    return [known[source_id] for source_id in ids]


@pytest.mark.parametrize(
    ("text", "ents", "mentions", "expected"),
    [
        pytest.param(
            "Hassan Nasrallah said so. Nasrallah agreed.", [("Hassan Nasrallah", PERSON)], ["Hassan Nasrallah", "Nasrallah"],
            ["Hassan Nasrallah"] * 2, id="last name after full name",
        ),
        pytest.param(
            "Nasrallah said so, and Hassan Nasrallah came.", [("Nasrallah", PERSON), ("Hassan Nasrallah", PERSON)], ["Nasrallah"],
            ["Hassan Nasrallah"], id="full name given elsewhere",
        ),
        pytest.param(
            "The Lee campaign agreed. Then Lee said so.", [("Lee", PERSON)], ["The Lee campaign", "Lee"],
            ["the Lee campaign", "Lee"], id="somebody's campaign",
        ),
        pytest.param(
            "Ann Lee said so. Bob Lee agreed.", [("Ann Lee", PERSON), ("Bob Lee", PERSON)], ["Ann Lee", "Bob Lee"],
            ["Ann Lee", "Bob Lee"], id="two of one family",
        ),
        pytest.param(
            "Ann Lee said so. Then he left, she said.", [("Ann Lee", PERSON)], ["Ann Lee", "she"],
            ["Ann Lee"] * 2, id="pronoun to the person before",
        ),
        pytest.param(
            "An official said so. Later they agreed.", [], ["An official", "they"],
            ["an official"] * 2, id="they of one person",
        ),
        pytest.param("Then she said so.", [], ["she"], ["she"], id="pronoun with nobody before"),
        pytest.param(
            "Several American officials said so. The officials agreed.", [("American", NORP)],
            ["Several American officials", "The officials"], ["several American officials"] * 2, id="the officials again",
        ),
        pytest.param(
            "American officials said so. The Israeli officials disagreed.", [("American", NORP), ("Israeli", NORP)],
            ["American officials", "The Israeli officials"], ["American officials", "the Israeli officials"], id="other officials",
        ),
        pytest.param(
            "The New York Times (NYT) said so. The US newspaper added more. The NYT agreed.", [],
            ["The New York Times", "The US newspaper", "The NYT"], ["The New York Times"] * 3, id="one newspaper",
        ),
    ],
)  # fmt: skip
def test_who_is_the_same(make_doc, text, ents, mentions, expected):
    """Mentions of one speaker share a Source, others do not."""
    assert expected == names(make_doc, text, ents, mentions)


def test_the_newspaper_is_the_article_s_own_outlet(make_doc):
    """Without another paper in the text, "the newspaper" is the one that published it: the article's own voice."""
    found = names(make_doc, "It sank, the newspaper reported.", [], ["the newspaper"], outlet="The Herald")

    assert ["this article (The Herald)"] == found
    mercury = names(
        make_doc, "The Mercury dug it up.", [("Mercury", ORG)], ["The Mercury"], outlet="The Hallam Mercury"
    )
    assert ["this article (The Hallam Mercury)"] == mercury


def test_what_an_outlet_says_of_itself_is_the_article(make_doc):
    """An outlet named in its own article is the article's voice, and so is the report that it speaks of."""
    text = (
        "A report by the Dunmere Herald found oil. It sank, the report says. The Herald warned of it. The BBC agreed."
    )
    mentions = ["A report by the Dunmere Herald", "the report", "The Herald", "The BBC"]

    assert [*["this article (Dunmere Herald)"] * 3, "BBC"] == names(
        make_doc, text, [], mentions, outlet="Dunmere Herald"
    )


def test_the_times_of_an_article_without_another(make_doc):
    """A bare "the Times" is the New York one only where that is named."""
    assert ["the Times"] == names(make_doc, "It sank, the Times said.", [], ["the Times"])
    assert ["The New York Times"] == names(
        make_doc, "The New York Times came. It sank, the Times said.", [], ["the Times"]
    )


@pytest.mark.parametrize(
    ("text", "ents", "mentions", "expected"),
    [
        pytest.param("An official spoke. A second official agreed. The first official left, the second said.", [],
                     ["An official", "A second official", "The first official", "the second"],
                     ["an official", "a second official", "an official", "a second official"], id="ordinals"),
        pytest.param("Ann Lee, the elder, spoke. Eve Lee sang. So the younger Lee said.", [("Ann Lee", PERSON), ("Eve Lee", PERSON)],
                     ["the younger Lee"], ["Eve Lee"], id="the younger of two"),
        pytest.param("So Ann left. Ann Lee came.", [("Ann", PERSON), ("Ann Lee", PERSON)], ["Ann", "Ann Lee"],
                     ["Ann Lee"] * 2, id="a first name"),
        pytest.param("The Bread Fund said so. The charity agreed.", [("Bread Fund", ORG)], ["The Bread Fund", "The charity"],
                     ["the Bread Fund"] * 2, id="a class of body"),
        pytest.param("Critics spoke. Police said so. Later they agreed.", [], ["Critics", "Police", "they"],
                     ["critics", "police", "police"], id="they who spoke last"),
        pytest.param("So Mr. Lee said. Ann Lee sang.", [("Mr. Lee", PERSON), ("Ann Lee", PERSON)], ["Mr. Lee"],
                     ["Ann Lee"], id="a title before a last name"),
        pytest.param("A poll by a bank said so. The survey agreed.", [], ["A poll by a bank", "The survey"], ["a poll by a bank"] * 2, id="a poll is a survey"),
        pytest.param("Norland police said so. The force agreed.", [("Norland", "LOC")], ["Norland police", "The force"], ["Norland police"] * 2, id="the police are a force"),
        pytest.param("AFP said so. The agency agreed.", [], ["AFP", "The agency"], ["Agence France-Presse"] * 2, id="the agency"),
        pytest.param("Ann Lee said so. She left. Bo Ray agreed. It rained, she said.", [("Ann Lee", PERSON), ("Bo Ray", PERSON)], ["Ann Lee", "She", "Bo Ray", "she"],
                     ["Ann Lee", "Ann Lee", "Bo Ray", "Bo Ray"], id="he of whom nothing is known"),
        pytest.param("Ann Lee said so. She left. It rained. He agreed.", [("Ann Lee", PERSON)], ["Ann Lee", "She", "He"],
                     ["Ann Lee", "Ann Lee", "he"], id="she is not he"),
        pytest.param("James O’Neill said so. O'Neill agreed.", [("James O’Neill", PERSON), ("O'Neill", PERSON)],
                     ["James O’Neill", "O'Neill"], ["James O’Neill"] * 2, id="either apostrophe"),
        pytest.param("Iran said so. Tehran denied it.", [("Iran", "LOC"), ("Tehran", "LOC")], ["Iran", "Tehran"],
                     ["Iran"] * 2, id="a capital for its state"),
        pytest.param("Lee denied it through his lawyer. It sank, he said.", [("Lee", PERSON)], ["Lee", "his lawyer", "he"],
                     ["Lee", "his lawyer", "Lee"], id="he who speaks through another"),
        pytest.param("Police said so. Later they agreed.", [], ["Police", "they"], ["police"] * 2, id="they of the police"),
        pytest.param("The World Trade Office spoke. The WTO agreed.", [("World Trade Office", ORG), ("WTO", ORG)],
                     ["The World Trade Office", "The WTO"], ["the World Trade Office"] * 2, id="initials"),
        pytest.param("Ann Lee, a retired judge, sat. So the retired judge said.", [("Ann Lee", PERSON)],
                     ["the retired judge"], ["Ann Lee"], id="a calling with its adjective"),
        pytest.param("Ann Lee, the mayor, said so. The analyst agreed.", [("Ann Lee", PERSON)],
                     ["Ann Lee", "The analyst"], ["Ann Lee", "the analyst"], id="of whom another calling is told"),
    ],
)  # fmt: skip
def test_whom_the_text_means(make_doc, text, ents, mentions, expected):
    """Ordinals, ages, first names, classes and initials find their bearer; another calling is somebody else."""
    assert expected == names(make_doc, text, ents, mentions)


def test_a_bare_determiner_takes_its_noun(make_doc):
    """ "those", cut short of "people", is still "those people", who were met before."""
    doc = make_doc("Some people close to him said so. It sank, those people said.")

    assert "those people" == whole_phrase(find(doc, "those")).text
    assert "those people" == whole_phrase(doc[-3:-2]).text


def test_those_people_are_the_group_that_spoke_last(make_doc):
    """ "those people" says nothing of its own about who they are."""
    text = "Senior members of the league said so. It sank, those people said."

    found = names(make_doc, text, [], ["Senior members of the league", "those people"])

    assert ["Senior members of the league"] * 2 == found


@pytest.mark.parametrize(
    ("text", "ents", "mentions", "expected"),
    [
        pytest.param("The mayor spoke. Ann Lee, who has been mayor since May, agreed.", [("Ann Lee", PERSON)],
                     ["The mayor", "Ann Lee"], ["Ann Lee"] * 2, id="an office that is named later"),
        pytest.param("Ann Lee, an analyst, said so. It sank, the analyst added.", [("Ann Lee", PERSON)],
                     ["Ann Lee", "the analyst"], ["Ann Lee"] * 2, id="a calling"),
        pytest.param("Ann Lee said so. The mayor agreed.", [("Ann Lee", PERSON)],
                     ["Ann Lee", "The mayor"], ["Ann Lee", "the mayor"], id="an office may be somebody else's"),
        pytest.param("Arland and Besk agreed. It sank, the two countries said.", [],
                     ["Arland and Besk", "the two countries"], ["Arland and Besk"] * 2, id="the two"),
        pytest.param("The harbour ministry spoke. Then the group denied it.", [],
                     ["The harbour ministry", "the group"], ["the harbour ministry", "the group"], id="a ministry is no group"),
        pytest.param("The BBC met the Herald. Then the broadcaster agreed.", [],
                     ["the broadcaster"], ["BBC"], id="a broadcaster is no paper"),
        pytest.param("So Marvin denied it. Roman Marvin was ill, he said.", [("Marvin", PERSON), ("Roman Marvin", PERSON)],
                     ["he", "Marvin"], ["Roman Marvin"] * 2, id="a name found after its pronoun"),
    ],
)  # fmt: skip
def test_words_that_point_at_a_name(make_doc, text, ents, mentions, expected):
    """Roles, callings and classes find the name where the text gives it, and stay open where not."""
    assert expected == names(make_doc, text, ents, mentions)


def test_each_word_of_hearsay_stands_for_somebody_of_its_own(make_doc):
    """Whoever is behind one "reportedly" need not be behind the next."""
    doc = make_doc("The dam reportedly burst. The bridge reportedly fell. It is said that it rained.")
    speakers = Speakers(doc, Article.from_text(doc.text))
    for cue in (doc[2:3], doc[7:8], find(doc, "is said")):
        speakers.source_of((), (cue,))
    found = speakers.sources()[1:]

    assert [f"{NOBODY} (“reportedly”)", f"{NOBODY} (“reportedly”) 2", f"{NOBODY} (“is said”)"] == [
        s.name for s in found
    ]
    assert all(is_nobody(source) and source.identified == "unnamed" for source in found)


def test_quotations_that_nobody_says_are_one_source(make_doc):
    """Attributions without a source and a cue rest on one unnamed Source, apart from all others."""
    doc = make_doc("It was said that it sank.")
    speakers = Speakers(doc, Article.from_text(doc.text))

    speakers.source_of((), (find(doc, "was said"),))

    assert speakers.source_of(()) == speakers.source_of(())
    assert [AUTHOR, "s1", "s2"] == [source.id for source in speakers.sources()]
    assert (NOBODY, "unnamed") == (speakers.sources()[2].name, speakers.sources()[2].identified)


def test_stated_grounds_for_anonymity(make_doc):
    """The reason for anonymity is kept in the article's words."""
    text = "It sank, said two officials, speaking on the condition of anonymity to discuss the case, in Rome."
    doc = make_doc(text)
    speakers = Speakers(doc, Article.from_text(text))
    speakers.source_of((find(doc, "two officials"),))

    assert "on the condition of anonymity to discuss the case" == speakers.sources()[1].grounds


def test_mentions_point_into_the_article(make_doc):
    """Spans count from the article's first character, not the doc's."""
    doc = make_doc("The mayor spoke.")
    speakers = Speakers(doc, Article.from_text("From: X\n\nThe mayor spoke."), offset=9)
    speakers.source_of((find(doc, "The mayor"),))

    assert [(9, 18)] == [(span.start, span.end) for span in speakers.sources()[1].mentions]


@pytest.mark.parametrize(
    ("words", "whole"), [("Lumo, for", "Lumo"), ("Ada", "Ada Brook"), ("which Lumo", "Lumo"), ("Lumo", "Lumo")]
)
def test_a_source_begins_and_ends_with_its_name(make_doc, words, whole):
    """What the encoder took too much of is cut, and half a name is made whole."""
    doc = make_doc("So Lumo, for its part, left which Lumo denied, as Ada Brook said.", ("Ada Brook", PERSON))
    again = find(doc, "Lumo denied").start
    doc.set_ents([*doc.ents, find(doc, "Lumo", ORG), Span(doc, again, again + 1, ORG)])

    assert whole == whole_phrase(find(doc, words)).text


@pytest.mark.parametrize(
    ("text", "ents", "mentions", "expected"),
    [
        pytest.param("His daughter told him. So he said.", [], ["His daughter", "he"], ["his daughter", "he"], id="a daughter is no he"),
        pytest.param("A leaked memo said so. The two-page document said more.", [], ["A leaked memo", "The two-page document"],
                     ["a leaked memo"] * 2, id="a document of some size"),
        pytest.param("A leaked memo said so. The other document said more.", [], ["A leaked memo", "The other document"],
                     ["a leaked memo", "the other document"], id="another one"),
        pytest.param("A clerk and a guard said so. The clerk said more.", [], ["A clerk and a guard", "The clerk"],
                     ["a clerk and a guard", "the clerk"], id="one of two who spoke together"),
        pytest.param("The borough treasurer said so. Ada Brook, treasurer since May, said more.", [("Ada Brook", PERSON)],
                     ["The borough treasurer", "Ada Brook, treasurer since May"], ["Ada Brook"] * 2, id="an office that is named later"),
        pytest.param("The deputy mayor said so. Ada Brook, deputy mayor since May, said more.", [("Ada Brook", PERSON)],
                     ["The deputy mayor", "Ada Brook, deputy mayor since May"], ["Ada Brook"] * 2, id="an office of two words"),
        pytest.param("The deputy mayor said so. Ada Brook, who is mayor, said more.", [("Ada Brook", PERSON)],
                     ["The deputy mayor", "Ada Brook"], ["the deputy mayor", "Ada Brook"], id="another office"),
        pytest.param("Two young players said so. The pair said more.", [], ["Two young players", "The pair"], ["two young players"] * 2, id="the two"),
        pytest.param("Three players said so. The pair said more.", [], ["Three players", "The pair"], ["three players", "the pair"], id="not of three"),
        pytest.param("Ann Lee said so. A driver agreed. The woman said more.", [("Ann Lee", PERSON)], ["Ann Lee", "A driver", "The woman"],
                     ["Ann Lee", "a driver", "a driver"], id="whoever spoke last"),
        pytest.param("Ann Lee said so. His brother agreed. The woman said more.", [("Ann Lee", PERSON)], ["Ann Lee", "His brother", "The woman"],
                     ["Ann Lee", "his brother", "Ann Lee"], id="a brother is no woman"),
        pytest.param("Her lawyer said so. Then her lawyer said more.", [], ["Her lawyer", "her lawyer"], ["her lawyer"] * 2, id="hers again"),
    ],
)  # fmt: skip
def test_what_shows_who_is_the_same(make_doc, text, ents, mentions, expected):
    """Sex, size and the same words again."""
    assert expected == names(make_doc, text, ents, mentions)


def test_a_pronoun_is_rather_whom_the_sentence_before_names(nlp):
    """Where nobody named has spoken for a while, "she" is the person whom the sentence before is about."""
    doc = parsed(nlp, "A/DET/det/1", "clerk/NOUN/nsubj/2", "spoke/VERB/ROOT/2", "|It/PRON/nsubj/4", "rained/VERB/ROOT/4", "|Lee/PROPN/nsubj/6",
                 "came/VERB/ROOT/6", "|She/PRON/nsubj/8", "spoke/VERB/ROOT/8")  # fmt: skip
    doc.set_ents([Span(doc, 5, 6, PERSON)])
    speakers = Speakers(doc, Article.from_text(doc.text))
    ids = [speakers.source_of((span,)) for span in (doc[0:2], doc[7:8])]

    assert ["a clerk", "Lee"] == [source.name for source in speakers.sources() if source.id in ids]


def test_a_pronoun_takes_up_its_sentence_s_subject(nlp):
    """ "Lee sees none, though she concedes it" is Lee, whoever spoke before."""
    doc = parsed(nlp, "A/DET/det/1", "manager/NOUN/nsubj/2", "spoke/VERB/ROOT/2", "./PUNCT/punct/2", "|Lee/PROPN/nsubj/5", "sees/VERB/ROOT/5",
                 "none/PRON/obj/5", ",/PUNCT/punct/10", "though/SCONJ/mark/10", "she/PRON/nsubj/10", "concedes/VERB/advcl/5")  # fmt: skip
    speakers = Speakers(doc, Article.from_text(doc.text))
    ids = [speakers.source_of((span,)) for span in (doc[0:2], doc[4:5], doc[9:10])]

    assert ids[1] == ids[2] != ids[0]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        pytest.param(["The/DET/det/1", "ministry/NOUN/nsubj/2"], "the ministry", id="a body"),
        pytest.param(["The/DET/det/1", "bridge/NOUN/nsubj/2"], "the army", id="a thing"),
    ],
)
def test_it_is_what_the_sentence_before_is_about(nlp, subject, expected):
    """A body that has not spoken is what "it" takes up, rather than one that spoke before."""
    rows = [*subject, "fell/VERB/ROOT/2", "./PUNCT/punct/2"]
    doc = parsed(nlp, "The/DET/det/1", "army/NOUN/nsubj/2", "spoke/VERB/ROOT/2", "./PUNCT/punct/2", *behind(4, rows),
                 *behind(8, ["It/PRON/nsubj/1", "agreed/VERB/ROOT/1"]))  # fmt: skip
    speakers = Speakers(doc, Article.from_text(doc.text))
    speakers.source_of((doc[0:2],))
    it = speakers.source_of((doc[8:9],))

    assert expected == next(source.name for source in speakers.sources() if source.id == it)


def test_the_only_one_named_is_he(nlp):
    """ "Papers accuse Ann Lee. … She denied it": nobody else can be meant."""
    doc = parsed(nlp, "Papers/NOUN/nsubj/1", "accuse/VERB/ROOT/1", "Ann/PROPN/obj/1", "Lee/PROPN/flat/2", "./PUNCT/punct/1",
                 *behind(5, ["It/PRON/nsubj/1", "rained/VERB/ROOT/1", "./PUNCT/punct/1"]),
                 *behind(8, ["It/PRON/nsubj/1", "snowed/VERB/ROOT/1", "./PUNCT/punct/1"]),
                 *behind(11, ["She/PRON/nsubj/1", "denied/VERB/ROOT/1", "it/PRON/obj/1"]))  # fmt: skip
    doc.set_ents([Span(doc, 2, 4, label=PERSON)])
    speakers = Speakers(doc, Article.from_text(doc.text))
    she = speakers.source_of((doc[11:12],))

    assert "Ann Lee" == next(source.name for source in speakers.sources() if source.id == she)
