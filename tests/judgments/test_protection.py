"""A protected source is called by its label everywhere, and the judgments stay on their words."""

import json
from dataclasses import replace

import pytest

from tests.sample import TEXT, part
from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Source
from workbench.errors import JudgmentError
from workbench.judgments import Judgments
from workbench.judgments.disguise import Disguise
from workbench.judgments.protection import Protection, labelled, words_of
from workbench.spans import Span


def of(text, name, kind, identified, *mentions):
    """An analysis of a text in which one source is mentioned by these words."""
    source = Source("s1", name, kind, identified, tuple(part(text, words) for words in mentions))
    author = Source(AUTHOR, "this article", "author", "named")
    return Analysis(Article.from_text(text), (author, source), (), ()), source


@pytest.mark.parametrize(
    ("text", "name", "kind", "identified", "mentions", "words"),
    [
        pytest.param("militia leader Hassan Nasr spoke. He left. Nasr’s men stayed.", "Hassan Nasr", "person", "named", ("militia leader Hassan Nasr", "He ", "Nasr’s"), ("Hassan Nasr", "Nasr"), id="person"),
        pytest.param("The New York Times wrote it. The US newspaper said so; NYT.", "The New York Times", "outlet", "named", ("The New York Times", "The US newspaper", "NYT"), ("New York Times", "NYT"), id="paper"),
        pytest.param("A senior official in the port office said so. They left.", "A senior official in the port office", "person", "described", ("A senior official in the port office", "They"), ("senior official in the port office",), id="described"),
        pytest.param("José Cañón said so.", "José Cañón", "person", "named", ("José Cañón",), ("Jose Canon", "José Cañón", "Canon", "Cañón"), id="accents"),
    ],
)  # fmt: skip
def test_the_words_that_name_a_source(text, name, kind, identified, mentions, words):
    """Its names, also without accents, and not the pronouns or the country in its description."""
    analysis, source = of(text, name, kind, identified, *mentions)

    assert words == words_of(analysis, source)


def test_what_has_no_words_cannot_be_protected():
    """A source that is nowhere mentioned, and one that is only “they”, are refused with what to do."""
    analysis, source = of("They said so.", "they", "group", "unnamed", "They")
    with pytest.raises(JudgmentError, match="also="):
        words_of(analysis, source)
    with pytest.raises(JudgmentError, match="nowhere mentioned"):
        words_of(analysis, replace(source, mentions=()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Nasr’s men, said NASR. Nasrallah is another.", "Source A’s men, said Source A. Nasrallah is another.", id="whole words"),
        pytest.param("Hassan\nNasr and Nasr", "Source A and Source A", id="broken line"),
        pytest.param("2023-hassan-nasr_speaks.txt", "2023-Source A_speaks.txt", id="file name"),
        pytest.param("what May may do", "what Source B may do", id="a short name that is a word"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_a_label_stands_for_every_form(text, expected):
    """The same label for each way of writing the name, and for nothing else."""
    both = (Protection("Source A", ("Hassan Nasr", "Nasr")), Protection("Source B", ("May",)))

    assert expected == labelled(text, both).text


def test_places_move_with_the_words():
    """A span before, behind and around a name is found in the new text; one that cuts it gets the whole label."""
    moved = labelled("Then Hassan Nasr spoke.", [Protection("A", ("Hassan Nasr",))])

    assert "Then A spoke." == moved.text
    assert ["Then", "spoke", "A spoke", "A"] == [
        moved.place(span).of(moved.text) for span in (Span(0, 4), Span(17, 22), Span(12, 22), Span(5, 16))
    ]


def test_a_disguise_keeps_judgments_on_their_words(tmp_path, analysis):
    """In the new text each judgment is on the same words; names, undone ones and the protection itself are gone."""
    book = Judgments(tmp_path / "judgments.jsonl", creator="Jana Weber")
    book.protect(analysis, analysis["s2"], "Paper B", also=["Nasrallah"])
    book.record(analysis, analysis["c7"], "level", "hedged", why="Nasrallah would know")
    book.undo(book.record(analysis, analysis["c1"], "note", "a thought taken back"))
    disguise = Disguise(book.protections, {"Jana Weber": "Analyst 1"})
    new = disguise.article(analysis.article)
    lines = disguise.judgments(book.in_force, analysis.article, new)
    (tmp_path / "new.jsonl").write_text(lines, "utf-8")
    (judgment,) = Judgments(tmp_path / "new.jsonl").in_force
    (quoted,) = judgment.quotes

    assert "Paper\u2011B has told them to prepare for war" == quoted.exact == new.text[quoted.start : quoted.end]
    assert ("Analyst 1", "Paper\u2011B would know") == (judgment.creator, judgment.why)
    assert not {"Nasrallah", "Weber", "taken back"} & set(json.dumps(lines).split())
    assert "Nasrallah" not in repr(new)
    assert "Labels stand in this text" in new.notes[-1]


def test_without_protection_nothing_changes(analysis):
    """The article that goes in comes out."""
    assert analysis.article == Disguise().article(analysis.article)
    assert TEXT == Disguise().words(TEXT)


def test_protection_can_be_taken_back(tmp_path, analysis):
    """It is a judgment like others: undone, it no longer counts."""
    book = Judgments(tmp_path / "judgments.jsonl")
    key = book.protect(analysis, analysis["s3"], "Source A")
    before = book.protections
    book.undo(key)

    assert (Protection("Source\u2011A", ("participants from Iran",)),) == before
    assert () == book.protections
