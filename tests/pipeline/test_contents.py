"""A content is the clause that its cue governs: whole, and nothing that another verb governs."""

from tests.pipeline.conftest import parsed
from workbench.pipeline.contents import completed, own_pieces, with_inner_saying
from workbench.pipeline.hands import Hand


def words(hand):
    """The words of each content."""
    return [span.text for span in hand.content]


def test_a_content_begins_with_its_clause(nlp):
    """Where the encoder began behind the subject, the clause that the cue governs is taken whole."""
    doc = parsed(nlp, "Crews/NOUN/nsubj/1", "began/VERB/ccomp/6", "planning/VERB/xcomp/1", "it/PRON/obj/2", ",/PUNCT/punct/6",
                 "aides/NOUN/nsubj/6", "said/VERB/ROOT/6", "./PUNCT/punct/6")  # fmt: skip

    assert ["Crews began planning it"] == words(completed(Hand((doc[5:6],), (doc[6:7],), (doc[3:4],)), []))


def test_a_hole_without_a_name_is_closed(nlp):
    """Words between two pieces that are nobody's belong to both."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "said/VERB/ROOT/1", "it/PRON/nsubj/3", "sank/VERB/ccomp/1", "or/CCONJ/cc/5",
                 "burned/VERB/conj/3", "./PUNCT/punct/1")  # fmt: skip

    assert ["it sank or burned"] == words(completed(Hand((doc[0:1],), (doc[1:2],), (doc[2:4], doc[5:6])), []))


def test_what_the_cue_is_held_against_is_not_its_content(nlp):
    """In "though they confirm it sank, this does not mean it burned" only the sinking is confirmed."""
    doc = parsed(nlp, "Though/SCONJ/mark/2", "they/PRON/nsubj/2", "confirm/VERB/advcl/7", "it/PRON/nsubj/4", "sank/VERB/ccomp/2",
                 ",/PUNCT/punct/7", "this/PRON/nsubj/7", "means/VERB/ROOT/7", "it/PRON/nsubj/9", "burned/VERB/ccomp/7")  # fmt: skip

    assert ["it sank"] == words(completed(Hand((doc[1:2],), (doc[2:3],), (doc[3:5], doc[8:10])), []))


def test_a_hole_in_which_somebody_speaks_stays(nlp):
    """ "It sank, he said, and nobody came" is two contents."""
    doc = parsed(nlp, "It/PRON/nsubj/1", "sank/VERB/ccomp/4", ",/PUNCT/punct/4", "he/PRON/nsubj/4", "said/VERB/ROOT/4",
                 ",/PUNCT/punct/8", "and/CCONJ/cc/8", "nobody/PRON/nsubj/8", "came/VERB/conj/1")  # fmt: skip

    assert 2 == len(completed(Hand((doc[3:4],), (doc[4:5],), (doc[0:2], doc[7:9])), []).content)


def test_a_quotation_is_closed_behind_its_stop(make_doc):
    """The mark that closes what the content opened belongs to it."""
    doc = make_doc("Lee wants a “new era.” Then it rained.")

    assert ["a “new era.”"] == words(completed(Hand((doc[0:1],), (doc[1:2],), (doc[2:6],)), []))


def test_what_is_joined_behind_the_speaker_is_theirs(nlp):
    """ "It sank, he said, and nobody came" are two things he said; a quotation ends with its mark."""
    rows = ["It/PRON/nsubj/1", "sank/VERB/ccomp/4", ",/PUNCT/punct/4", "he/PRON/nsubj/4", "said/VERB/ROOT/4", ",/PUNCT/punct/8",
            "and/CCONJ/cc/8", "nobody/PRON/nsubj/8", "came/VERB/conj/4", "./PUNCT/punct/4"]  # fmt: skip
    doc = parsed(nlp, *rows)
    said = Hand((doc[3:4],), (doc[4:5],), (doc[0:2],))

    assert ["It sank", "nobody came"] == words(completed(said, [said]))


def test_a_saying_on_which_the_words_hang_is_told_as_well(nlp):
    """ "Lee told them it sank, said dockers": the dockers tell what Lee told."""
    rows = ["Lee/PROPN/nsubj/1", "told/VERB/ccomp/6", "them/PRON/iobj/1", "it/PRON/nsubj/4", "sank/VERB/ccomp/1", ",/PUNCT/punct/1",
            "said/VERB/ROOT/6", "dockers/NOUN/nsubj/6", "./PUNCT/punct/6"]  # fmt: skip
    doc = parsed(nlp, *rows)

    assert ["Lee told them it sank"] == words(with_inner_saying(Hand((doc[7:8],), (doc[6:7],), (doc[3:5],))))


def test_what_somebody_else_says_ends_at_a_semicolon(nlp):
    """ "[A driver recalled that it froze; it thawed], she said": only the last clause is hers."""
    doc = parsed(nlp, "A/DET/det/1", "driver/NOUN/nsubj/2", "recalled/VERB/ccomp/10", "that/SCONJ/mark/5", "it/PRON/nsubj/5",
                 "froze/VERB/ccomp/2", ";/PUNCT/punct/2", "it/PRON/nsubj/8", "thawed/VERB/parataxis/2", ",/PUNCT/punct/10",
                 "said/VERB/ROOT/10", "she/PRON/nsubj/10")  # fmt: skip

    assert ["it thawed"] == words(own_pieces(Hand((doc[11:12],), (doc[10:11],), (doc[0:9],))))


def test_a_semicolon_inside_what_one_says_ends_nothing(nlp):
    """ "[It froze; it thawed], she said" is all hers."""
    doc = parsed(nlp, "It/PRON/nsubj/1", "froze/VERB/ccomp/6", ";/PUNCT/punct/1", "it/PRON/nsubj/4", "thawed/VERB/parataxis/1",
                 ",/PUNCT/punct/6", "said/VERB/ROOT/6", "she/PRON/nsubj/6")  # fmt: skip

    assert ["It froze; it thawed"] == [
        w.replace(" ;", ";") for w in words(own_pieces(Hand((doc[7:8],), (doc[6:7],), (doc[0:5],))))
    ]
