"""Claims, chains and flags come out of a Doc as plain records, each signal with the right holder."""

import pytest

from tests.pipeline.conftest import hand, parsed
from workbench.articles import Article
from workbench.pipeline.assembly import assemble
from workbench.pipeline.hands import Hand
from workbench.pipeline.passing import split_hands
from workbench.pipeline.uncertainty import find_signals


def read(doc, *hands):
    """The Analysis of a hand-made doc."""
    return assemble(Article.from_text(doc.text), doc, split_hands(doc, list(hands)), find_signals(doc), offset=0)


def outline(analysis):
    """Each claim's words, the names on its chain after the author, and its flags as (kind, holder's name)."""
    return [
        (
            analysis.text_of(claim.spans),
            [source.name for source in analysis.chain_of(claim)[1:]],
            [(flag.kind, analysis[flag.holder].name) for flag in claim.flags],
        )
        for claim in analysis.claims
    ]


def test_own_voice_and_attribution(make_doc):
    """A sentence nobody is made to say is the article's own claim."""
    doc = make_doc("The pier burned down. Ann Lee said the crew left.", ("Ann Lee", "PERSON"))

    assert [
        ("The pier burned down.", [], []),
        ("the crew left", ["Ann Lee"], []),
    ] == outline(read(doc, hand(doc, "Ann Lee", "said", "the crew left")))


def test_whose_doubt(make_doc):
    """In "officials said it may", the doubt is the officials'; in a sentence of the article's it is the article's."""
    doc = make_doc("It may rain. Ann Lee said the crew may leave.", ("Ann Lee", "PERSON"))
    found = outline(read(doc, hand(doc, "Ann Lee", "said", "the crew may leave")))

    assert [[("hedge", "this article")], [("hedge", "Ann Lee")]] == [flags for _, _, flags in found]


def test_denial_by_the_cue_is_the_speaker_s(make_doc):
    """A cue that denies says the content is denied, and by whom."""
    doc = make_doc("Ann Lee denied that the crew left.", ("Ann Lee", "PERSON"))
    claim = read(doc, hand(doc, "Ann Lee", "denied", "that the crew left")).claims[0]

    assert ["denial"] == [flag.kind for flag in claim.flags]
    assert [("s0", "Uu"), ("s1", "CT-")] == [(value.source_id, value.value) for value in claim.factuality]


def test_absence_of_evidence_is_no_denial_and_its_qualifier_is_told(make_doc):
    """ "No signs that … directly" leaves an indirect part open, and says so."""
    doc = make_doc("Ann Lee said there are no signs that it was directly ordered by him.", ("Ann Lee", "PERSON"))
    content = "there are no signs that it was directly ordered by him"
    flag = read(doc, hand(doc, "Ann Lee", "said", content)).claims[0].flags[0]

    assert "absence_of_evidence" == flag.kind
    assert "“directly” carries the weight: an indirect part stays open" in flag.reason


def test_doubt_beside_the_cue_is_the_voice_above(make_doc):
    """Who says "reportedly" is not whose words are reported."""
    doc = make_doc("Ann Lee reportedly said the crew left.", ("Ann Lee", "PERSON"))

    assert [("reported", "this article")] == outline(read(doc, hand(doc, "Ann Lee", "said", "the crew left")))[0][2]


def test_a_saying_that_did_not_happen(make_doc):
    """A negated cue is told on the claim, so it cannot be read as said."""
    doc = make_doc("Ann Lee did not claim that the crew left.", ("Ann Lee", "PERSON"))

    assert ["negation"] == [
        flag.kind for flag in read(doc, hand(doc, "Ann Lee", "claim", "that the crew left")).claims[0].flags
    ]


def test_words_about_the_source_bear_on_nothing_else(make_doc):
    """ "His likely successor" is likely to succeed, which makes nothing he says likely."""
    doc = make_doc("His likely successor said the crew left.")
    found = outline(read(doc, hand(doc, "His likely successor", "said", "the crew left")))

    assert "hedge" not in [kind for kind, _ in found[0][2]]


def test_a_vague_source_is_told(make_doc):
    """How many they are is the article's silence, not theirs."""
    doc = make_doc("Several officials said the crew left.")
    found = outline(read(doc, hand(doc, "Several officials", "said", "the crew left")))

    assert [("vague", "this article"), ("unnamed_source", "several officials")] == found[0][2]


def test_hearsay_without_a_sayer_is_the_article_s(make_doc):
    """ "It is said" names nobody, so the article answers for it."""
    doc = make_doc("It is said that the crew left.")
    found = outline(read(doc, hand(doc, None, "is said", "that the crew left")))

    assert ("reported", "this article") in found[0][2]


def test_innermost_claim_takes_the_signal(make_doc):
    """A doubt inside a nested claim is not the outer speaker's doubt."""
    doc = make_doc("Ann Lee said Bob Ray thinks the crew may leave.", ("Ann Lee", "PERSON"), ("Bob Ray", "PERSON"))
    outer = hand(doc, "Ann Lee", "said", "Bob Ray thinks the crew may leave")
    inner = hand(doc, "Bob Ray", "thinks", "the crew may leave", parent=0)
    found = outline(read(doc, outer, inner))

    assert ("the crew may leave", ["Ann Lee", "Bob Ray"]) == found[1][:2]
    assert ("hedge", "Bob Ray") in found[1][2]


def test_a_chain_through_a_newspaper(make_doc):
    """The path runs from the article through each hand to the origin, once each."""
    doc = make_doc("Ghaani made a plan, according to the NYT citing informed sources.", ("Ghaani", "PERSON"))
    analysis = read(doc, hand(doc, "the NYT citing informed sources", "according to", "Ghaani made a plan"))

    assert [("Ghaani made a plan", ["The New York Times", "informed sources"])] == [
        row[:2] for row in outline(analysis)
    ]


def test_a_quotation_of_two_sentences_is_two_claims(make_doc):
    """Each sentence of a content can be true or false by itself."""
    doc = make_doc("Ann Lee said: “The pier burned. The crew left.”", ("Ann Lee", "PERSON"))

    assert ["“The pier burned.", "The crew left.”"] == [
        row[0] for row in outline(read(doc, hand(doc, "Ann Lee", "said", "“The pier burned. The crew left.”")))
    ]


def test_a_question_is_asked_not_stated(make_doc):
    """A heading with a question mark states nothing."""
    doc = make_doc("Did the crew leave?")

    assert ["hedge"] == [flag.kind for flag in read(doc).claims[0].flags]


@pytest.mark.parametrize("text", ["🙂🙂 “It may,” he said.", "\n\n \n", "?", "a b\u200b c"])
def test_spans_match_the_text(make_doc, text):
    """Whatever the characters, records point at what they mean."""
    doc = make_doc(text)
    article = Article.from_text(f"x {text}")
    analysis = assemble(article, doc, [], find_signals(doc), offset=2)

    assert all(claim.span.of(article.text) in text for claim in analysis.claims)


def test_what_stands_for_a_cue_is_no_claim_of_its_own(nlp):
    """ "It is false that it rained": one claim, denied by the article, and none that says "it is false"."""
    doc = parsed(
        nlp, "It/PRON/expl/2", "is/AUX/cop/2", "false/ADJ/ROOT/2", "that/SCONJ/mark/6", "the/DET/det/5",
        "pier/NOUN/nsubj/6", "burned/VERB/ccomp/2", "./PUNCT/punct/2",
    )  # fmt: skip
    claims = read(doc, hand(doc, None, None, "that the pier burned")).claims

    assert [(["denial"], "doubtful")] == [([flag.kind for flag in claim.flags][:1], claim.level) for claim in claims]
    assert "CT-" == claims[0].factuality[0].value


def test_a_false_claim_is_the_teller_s_word(make_doc):
    """Who "falsely said" it stands by it; that it is false is the article's."""
    doc = make_doc("Ann Lee falsely said the crew left.", ("Ann Lee", "PERSON"))
    claim = read(doc, hand(doc, "Ann Lee", "falsely said", "the crew left")).claims[0]

    assert [("denial", "s0")] == [(flag.kind, flag.holder) for flag in claim.flags]
    assert ["CT-", "CT+"] == [value.value for value in claim.factuality]


def test_a_hedge_holds_for_what_its_colon_explains(nlp):
    """ "They apparently helped: they sent boats" is as unsure of the boats as of the help."""
    doc = parsed(nlp, "They/PRON/nsubj/2", "apparently/ADV/advmod/2", "helped/VERB/ROOT/2", "the/DET/det/4", "crew/NOUN/obj/2", ":/PUNCT/punct/7",
                 "they/PRON/nsubj/7", "sent/VERB/parataxis/2", "ten/NUM/nummod/9", "boats/NOUN/obj/7", "./PUNCT/punct/2")  # fmt: skip
    found = outline(read(doc))

    assert [["hedge"], ["hedge"]] == [[kind for kind, _ in flags] for _, _, flags in found]


def test_what_goes_on_behind_a_tag_is_a_claim_of_its_own(nlp):
    """ "It sank, he said, and nobody may know": the doubt is about the second claim alone."""
    doc = parsed(nlp, "Boats/NOUN/nsubj/1", "sank/VERB/ccomp/4", ",/PUNCT/punct/1", "Lee/PROPN/nsubj/4", "said/VERB/ROOT/4", ",/PUNCT/punct/1",
                 "and/CCONJ/cc/9", "crews/NOUN/nsubj/9", "may/AUX/aux/9", "know/VERB/conj/1", "./PUNCT/punct/4")  # fmt: skip
    said = Hand((doc[3:4],), (doc[4:5],), (doc[0:2], doc[6:10]))

    assert [("Boats sank", []), ("crews may know", ["hedge"])] == [
        (words, [kind for kind, _ in flags]) for words, _, flags in outline(read(doc, said))
    ]


def test_whoever_says_i_think_holds_the_thought(nlp):
    """The subject of what is thought, which a wrong arc hangs on the verb, is not whose thought it is."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "said/VERB/ROOT/1", ":/PUNCT/punct/1", "I/PRON/nsubj/4", "think/VERB/ccomp/1", "voters/NOUN/nsubj/4",
                 "left/VERB/ccomp/4", "./PUNCT/punct/1")  # fmt: skip
    found = outline(read(doc, Hand((doc[0:1],), (doc[1:2],), (doc[3:7],))))

    assert [[("hedge", "Lee")]] == [flags for _, _, flags in found]


@pytest.mark.parametrize(("noun", "holder"), [("army", "the army"), ("wreck", "this article")])
def test_a_thing_is_no_holder(nlp, noun, holder):
    """An army can have found no trace; of a wreck the article tells that it shows none."""
    doc = parsed(
        nlp,
        "The/DET/det/1",
        f"{noun}/NOUN/nsubj/2",
        "showed/VERB/ROOT/2",
        "no/DET/det/4",
        "trace/NOUN/obj/2",
        "./PUNCT/punct/2",
    )

    assert [[("absence_of_evidence", holder)]] == [flags for _, _, flags in outline(read(doc))]


def test_what_it_could_not_find_is_the_speaker_s(nlp):
    """ "The army said so. It was unable to trace it" is what the army could not do."""
    doc = parsed(nlp, "The/DET/det/1", "army/NOUN/nsubj/2", "said/VERB/ROOT/2", "boats/NOUN/nsubj/4", "sank/VERB/ccomp/2", "./PUNCT/punct/2",
                 "|It/PRON/nsubj/8", "was/AUX/cop/8", "unable/ADJ/ROOT/8", "to/PART/mark/10", "trace/VERB/xcomp/8", "them/PRON/obj/10", "./PUNCT/punct/8")  # fmt: skip
    found = outline(read(doc, Hand((doc[0:2],), (doc[2:3],), (doc[3:5],))))

    assert [("absence_of_evidence", "the army")] == found[-1][2]


def test_a_condition_that_joins_its_clause(nlp):
    """ "They pay, or else the piano goes": the clause stands without its "or", and its condition stays with it."""
    doc = parsed(nlp, "They/PRON/nsubj/1", "pay/VERB/ROOT/1", "rent/NOUN/obj/1", ",/PUNCT/punct/8", "or/CCONJ/cc/8", "else/ADV/advmod/8",
                 "the/DET/det/7", "piano/NOUN/nsubj/8", "goes/VERB/conj/1", "./PUNCT/punct/1")  # fmt: skip

    assert [[], [("conditional", "this article")]] == [flags for _, _, flags in outline(read(doc))]


def test_i_is_whoever_says_it(nlp):
    """ "“I think it sank,” said Lee" is Lee's thought, though the name stands behind."""
    doc = parsed(nlp, "Ray/PROPN/nsubj/1", "left/VERB/ROOT/1", "./PUNCT/punct/1", "|“/PUNCT/punct/5", "I/PRON/nsubj/5", "think/VERB/ccomp/11", "it/PRON/nsubj/7",
                 "sank/VERB/ccomp/5", "there/ADV/advmod/7", ",/PUNCT/punct/5", "”/PUNCT/punct/5", "said/VERB/ROOT/11", "Lee/PROPN/nsubj/11", "./PUNCT/punct/11")  # fmt: skip
    said = Hand((doc[12:13],), (doc[11:12],), (doc[3:11],))
    thought = Hand((doc[4:5],), (doc[5:6],), (doc[6:9],), 0)

    assert {("Lee",)} == {tuple(names) for words, names, _ in outline(read(doc, said, thought)) if "sank" in words}
