"""Judgments kept, undone, redone, read back, shared by several writers, and what the file says to strangers."""

import json
from dataclasses import replace

import jsonschema
import pytest

from tests.judgments.w3c import ANNOTATION
from tests.sample import TEXT, part, sample_analysis
from workbench.articles import Article
from workbench.claims import Analysis
from workbench.errors import JudgmentError
from workbench.judgments import Judgments
from workbench.judgments.annotations import from_annotation, to_annotation


def values(judgments):
    return [judgment.value for judgment in judgments.in_force]


def one_of_each(judgments, analysis):
    """A judgment of every kind, an undo and a redo."""
    claim, other = analysis["c1"], analysis["c4"]
    for scale, value in [
        ("marks", "confirmed"), ("level", "stated"), ("check", "yes"), ("information", "3"), ("likelihood", "likely"),
        ("confidence", "low"), ("note", "See “the” other paper.\nAnd \u202e this 🙂."),
    ]:  # fmt: skip
        judgments.record(analysis, claim, scale, value)
    judgments.record(analysis, other, "flag", "dismissed", flag=other.flags[0], why="They looked nowhere.")
    judgments.record(analysis, analysis["s3"], "source", "C")
    judgments.record(analysis, analysis["s0"], "source", "B")
    judgments.record(analysis, part(TEXT, "Militias"), "note", "which ones?")
    judgments.record(analysis, analysis["c8"], "information", "6")
    judgments.merge_sources(analysis, analysis["s3"], analysis["s4"])
    judgments.split_source(analysis, analysis["s2"].mentions[0])
    judgments.undo()
    judgments.redo()


def test_a_judgment_is_read_back_as_it_was(judgments, analysis):
    """Who, when, what on which scale, and why; by another reader of the same file."""
    key = judgments.record(analysis, analysis["c1"], "information", "3", why="Two papers.", creator="Ada")
    (kept,) = Judgments(judgments.path).all

    assert (key, "Ada", "information", "3", "Two papers.") == (
        kept.key, kept.creator, kept.scale, kept.value, kept.why
    )  # fmt: skip
    assert "The attack could be part of the planning." == kept.words
    assert kept.created.endswith("Z")
    assert kept.article.startswith(analysis.article.id)


def test_every_line_is_a_web_annotation(judgments, analysis):
    """Each line holds what the W3C model demands, and selects the words it quotes in code points."""
    one_of_each(judgments, analysis)
    lines = [json.loads(line) for line in judgments.path.read_text("utf-8").splitlines()]
    places = [
        target["selector"]
        for line in lines
        if isinstance(line["target"], list)
        for target in line["target"]
        if "selector" in target
    ]

    assert 16 == len(lines)
    for line in lines:
        jsonschema.validate(line, ANNOTATION)
    assert all(words["exact"] == TEXT[place["start"] : place["end"]] for words, place in places)
    assert len({line["id"] for line in lines}) == len(lines)


def test_annotations_are_read_back_whole(judgments, analysis):
    """Whatever was judged, the record is the same after the file."""
    one_of_each(judgments, analysis)

    assert all(from_annotation(to_annotation(entry)) == entry for entry in judgments.all)
    assert judgments.in_force == Judgments(judgments.path).in_force


def test_a_later_value_replaces_an_earlier_one(judgments, analysis):
    """On one claim and scale the last counts; others stand beside it."""
    judgments.record(analysis, analysis["c1"], "information", "3")
    judgments.record(analysis, analysis["c2"], "information", "1")
    judgments.record(analysis, analysis["c1"], "information", "4")

    assert ["4", "1"] == values(judgments)
    assert ["replaced", "counts", "counts"] == list(judgments.table()["state"])


def test_undo_goes_back_step_by_step_and_redo_forward(judgments, analysis):
    """Each undo brings back what was before; nothing is taken out of the file."""
    for grade in "345":
        judgments.record(analysis, analysis["c1"], "information", grade)
    seen = []
    for turn in (judgments.undo, judgments.undo, judgments.redo, judgments.undo, judgments.undo, judgments.undo):
        turned = turn()
        seen.append((turned and turned.value, values(judgments)))

    assert [("5", ["4"]), ("4", ["3"]), ("4", ["4"]), ("4", ["3"]), ("3", []), (None, [])] == seen
    assert 8 == len(judgments.path.read_text("utf-8").splitlines())


def test_a_new_judgment_ends_what_can_be_redone(judgments, analysis):
    """After something else was judged, redo does nothing."""
    judgments.record(analysis, analysis["c1"], "information", "3")
    judgments.undo()
    judgments.record(analysis, analysis["c2"], "information", "1")

    assert None is judgments.redo()
    assert ["1"] == values(judgments)


def test_any_judgment_can_be_undone_by_its_key(judgments, analysis):
    """Not only the last; an unknown key is refused."""
    key = judgments.record(analysis, analysis["c1"], "information", "3")
    judgments.record(analysis, analysis["c2"], "information", "1")
    judgments.undo(key)

    assert ["1"] == values(judgments)
    with pytest.raises(JudgmentError, match="no judgment 'urn:uuid:0' in judgments.jsonl"):
        judgments.undo("urn:uuid:0")


def test_nobody_undoes_what_another_judged(judgments, analysis):
    """Undo takes back one's own last judgment."""
    judgments.record(analysis, analysis["c1"], "information", "3", creator="Ada")
    judgments.record(analysis, analysis["c2"], "information", "1", creator="Ben")

    assert "3" == judgments.undo(creator="Ada").value
    assert None is judgments.undo(creator="Ada")
    assert ["1"] == values(judgments)


def test_a_value_can_be_withdrawn(judgments, analysis):
    """What is withdrawn leaves nothing in its place, also not an earlier value."""
    for value in ("3", "4", "withdrawn"):
        judgments.record(analysis, analysis["c1"], "information", value)

    assert [] == values(judgments)


def test_two_readers_of_one_file_see_each_other(judgments, analysis):
    """Two tabs on one article: what one has recorded the other finds."""
    other = Judgments(judgments.path, creator="Ben")
    judgments.record(analysis, analysis["c1"], "information", "3")

    assert other.refresh()
    assert ["3"] == values(other)
    assert not other.refresh()


def test_the_name_of_the_analyst(tmp_path, monkeypatch, analysis):
    """It is given, or set once for all; the name of an account is never taken."""
    monkeypatch.setenv("WORKBENCH_ANALYST", "Ada")

    assert "Ada" == Judgments(tmp_path / "j.jsonl").creator
    assert "Ben" == Judgments(tmp_path / "j.jsonl", creator="Ben").creator
    monkeypatch.delenv("WORKBENCH_ANALYST")
    assert "analyst" == Judgments(tmp_path / "j.jsonl").creator


def test_table_says_what_is_about_which_claim(judgments, analysis):
    """One row a judgment, with the claim it is about and whether its words are there."""
    one_of_each(judgments, analysis)
    table = judgments.table(analysis)

    assert ["1"] * 7 + ["4", "", "", "", "8", "", ""] == list(table["claim"])
    assert {"attached"} == set(table["place"])
    assert {"counts"} == set(table["state"])
    assert [] == list(Judgments(judgments.path.with_name("none.jsonl")).table()["when"])


def changed(text, analysis, *claims) -> Analysis:
    """An analysis of another text with the given claims, by their words."""
    claims = tuple(replace(analysis["c2"], id=f"c{n}", spans=(part(text, words),)) for n, words in enumerate(claims, 1))
    return Analysis(Article.from_text(text), analysis.sources[:1], (), claims)


def test_a_changed_article_keeps_what_is_still_there(judgments, analysis):
    """What moved is attached again; what is claimed no more stays with its words; what changed is orphaned."""
    for key in ("c2", "c3", "c6"):
        judgments.record(analysis, analysis[key], "information", "3")
    text = "Updated.\n\n" + TEXT.replace("ready for months", "ready for years")
    found = judgments.attach(changed(text, analysis, "Militias are supported by Tehran."))

    assert ["attached", "words only", "orphaned"] == [item.state for item in found]
    assert ["c1", None, None] == [item.claim and item.claim.id for item in found]
    assert part(text, "Also those in Strip resident Hamas is one of the groups.") == found[1].spans[0]


def test_newer_weights_keep_judgments_with_the_words(judgments, analysis):
    """Claims with other ids or boundaries do not move a judgment to the next claim."""
    judgments.record(analysis, analysis["c2"], "information", "3")
    judgments.record(analysis, analysis["c1"], "information", "4")
    found = judgments.attach(changed(TEXT, analysis, "Militias", "The attack could be part of the planning."))

    assert [("words only", None), ("attached", "c2")] == [(item.state, item.claim and item.claim.id) for item in found]


def test_what_is_no_judgment_is_set_aside(judgments, analysis):
    """Another tool's annotation and a value that no scale has are told, and cost nothing else."""
    judgments.record(analysis, analysis["c1"], "information", "3")
    line = json.loads(judgments.path.read_text("utf-8"))
    line["body"][0]["value"] = "9" if isinstance(line["body"], list) else line["body"].update(value="9")
    foreign = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:x:1",
        "type": "Annotation",
        "target": "urn:x:2",
    }
    with judgments.path.open("a") as file:
        file.write(json.dumps(line) + "\n" + json.dumps(foreign) + "\n")
    again = Judgments(judgments.path)

    assert ["3"] == values(again)
    assert 2 == len(again.notes)
    assert "no value" in again.notes[0]


@pytest.mark.parametrize("about", ["c1", 7, None], ids=["an id", "a number", "nothing"])
def test_what_it_is_about_is_a_record(judgments, analysis, about):
    """Ids and numbers are refused with what helps."""
    with pytest.raises(JudgmentError, match="is about a Claim, a Source that is mentioned, or a Span"):
        judgments.record(analysis, about, "information", "3")


def test_a_signal_needs_its_claim(judgments, analysis):
    """A dismissed signal is named."""
    with pytest.raises(JudgmentError, match="give flag="):
        judgments.record(analysis, analysis["c1"], "flag", "dismissed")


def test_an_older_file_put_in_its_place_is_read_anew(judgments, analysis):
    """After `git checkout` of an earlier state nothing is left of what is no longer there."""
    judgments.record(analysis, analysis["c1"], "information", "3")
    before = judgments.path.read_bytes()
    judgments.record(analysis, analysis["c1"], "information", "4")
    judgments.path.write_bytes(before)
    judgments.refresh()

    assert ["3"] == values(judgments)


def test_sample_is_untouched(analysis, judgments):
    """Judging changes no record."""
    one_of_each(judgments, analysis)

    assert sample_analysis() == analysis
