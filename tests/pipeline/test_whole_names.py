"""Names come in one piece, without a loose end."""

import pytest
from spacy import blank
from spacy.tokens import Doc, Span

from workbench.pipeline.whole_names import whole


def names(text, *spans):
    """The names that are left of spans given as (start, end, label); "form/tag" gives a word its tag."""
    words = [word if word == "/" else word.split("/")[0] for word in text.split()]
    tags = [word.partition("/")[2] for word in text.split()]
    doc = Doc(blank("en").vocab, words, tags=tags, sent_starts=[number == 0 for number in range(len(words))])
    return [(span.text, span.label_) for span in whole(Span(doc, a, b, label=label) for a, b, label in spans)]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("World Union of the Lion Clubs met", [(0, 4, "ORG"), (4, 6, "ORG")], [("World Union of the Lion Clubs", "ORG")]),
        ("Grand Duchy of Baden fell", [(0, 3, "ORG"), (3, 4, "LOC")], [("Grand Duchy of Baden", "ORG")]),
        ("in Greater Poland today", [(1, 2, "LOC"), (2, 3, "LOC")], [("Greater Poland", "LOC")]),
        ("North Shore of an island", [(0, 3, "LOC")], [("North Shore", "LOC")]),
        ("Mynt / Forge opened", [(0, 2, "ORG"), (2, 3, "ORG")], [("Mynt", "ORG"), ("Forge", "ORG")]),
        ("Scholars/NNS have", [(0, 1, "PERSON")], []),
        ("He/PRP has", [(0, 1, "PERSON")], []),
        ("Reuters/NNP has", [(0, 1, "ORG")], [("Reuters", "ORG")]),
        ("such as dukkha", [(2, 3, "PERSON")], []),
        ("since last spring", [(1, 3, "DATE")], [("last spring", "DATE")]),
        ("the end of May 2020", [(0, 3, "DATE"), (3, 5, "DATE")], [("the end", "DATE"), ("May 2020", "DATE")]),
        ("today ( 23 December )", [(1, 4, "DATE")], [("23 December", "DATE")]),
        ("Ann Lee , the mayor of Orle", [(0, 7, "PERSON")], [("Ann Lee", "PERSON")]),
        ("Ann Lee and Bo Ray left", [(0, 5, "PERSON")], [("Ann Lee", "PERSON"), ("Bo Ray", "PERSON")]),
        ("Ann Lee , a history and arts teacher", [(0, 8, "PERSON")], [("Ann Lee", "PERSON")]),
        ("Lee and Sons left", [(0, 3, "ORG")], [("Lee and Sons", "ORG")]),
        ("Ann Lee , House editor", [(0, 5, "PERSON")], [("Ann Lee", "PERSON")]),
        ("Ann Lee , Jr. left", [(0, 4, "PERSON")], [("Ann Lee , Jr.", "PERSON")]),
        ("Smith , Jones and Sons", [(0, 5, "ORG")], [("Smith , Jones and Sons", "ORG")]),
        ("Rail League , the union", [(0, 5, "ORG")], [("Rail League", "ORG")]),
        ("Ann Lee ( D ) said", [(0, 5, "PERSON")], [("Ann Lee", "PERSON")]),
        ("Rail League ( RL ) said", [(0, 5, "ORG")], [("Rail League ( RL )", "ORG")]),
        ("the campaign chief , Ann Lee , said", [(0, 6, "PERSON")], [("Ann Lee", "PERSON")]),
        ("the party chair , Representative Ann Lee of Orle", [(0, 9, "PERSON")], [("Representative Ann Lee", "PERSON")]),
        ("Tarn ( Orle ) Sheriff Ann Lee said", [(0, 7, "PERSON")], [("Sheriff Ann Lee", "PERSON")]),
        ("Ann Lee ( R ) , a Liberal", [(0, 8, "PERSON")], [("Ann Lee", "PERSON")]),
        ("former Obama speechwriter Ann Lee", [(1, 5, "PERSON")], [("Ann Lee", "PERSON")]),
        ("Co - moderator Ann Lee", [(0, 5, "PERSON")], [("Co - moderator Ann Lee", "PERSON")]),
        ("Ann de los Santos", [(0, 4, "PERSON")], [("Ann de los Santos", "PERSON")]),
        ("Ann van der Lee", [(0, 4, "PERSON")], [("Ann van der Lee", "PERSON")]),
        ("Ann Lee of the independent Orle Report", [(0, 7, "PERSON")], [("Ann Lee", "PERSON")]),
        ("Judge blocks it , the judge said", [(0, 1, "PERSON")], []),
        ("CNN 's Ann Lee said", [(0, 4, "PERSON")], [("Ann Lee", "PERSON")]),
        ("Ann Lee , the party 's leader", [(0, 7, "PERSON")], [("Ann Lee", "PERSON")]),
        ("the Lee administration", [(1, 3, "PERSON")], [("Lee", "PERSON")]),
        ("Ko Dae - yun", [(0, 4, "PERSON")], [("Ko Dae - yun", "PERSON")]),
        ("Prime Minister Lee", [(0, 2, "PERSON"), (2, 3, "PERSON")], [("Lee", "PERSON")]),
        ("a tired Lee left", [(0, 3, "PERSON")], [("Lee", "PERSON")]),
        ("Mr. left", [(0, 1, "PERSON")], []),
        ("The left", [(0, 1, "PERSON")], []),
        ("Four left", [(0, 1, "PERSON")], []),
        ("Ann Lee Bob Ray", [(0, 2, "PERSON"), (2, 4, "PERSON")], [("Ann Lee", "PERSON"), ("Bob Ray", "PERSON")]),
    ],
)  # fmt: skip
def test_names_are_whole(text, spans, expected):
    """A broken name is put together and a trailing link word left out; dates and neighbours stay apart."""
    assert expected == names(text, *spans)
