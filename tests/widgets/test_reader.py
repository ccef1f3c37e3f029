"""The Reader without a browser: what Python decides, what it refuses, what its bundle holds."""

import json
import re
from pathlib import Path

import pytest

from tests.sample import TEXT, hostile_analysis, sample_analysis
from workbench import views
from workbench.errors import AnalysisError
from workbench.judgments import Judgments
from workbench.kinds import FLAG_NAMES, LEVEL_NAMES
from workbench.widgets import reader as module
from workbench.widgets.reader import Reader

FILES = Path(module.__file__).parent
ALL = [f"c{n}" for n in range(1, 10)]


@pytest.fixture
def reader():
    """A Reader of the sample."""
    return Reader(sample_analysis())


def words(pieces):
    """The text of what is sent to the browser."""
    return "".join(piece if isinstance(piece, str) else words(piece["inside"]) for piece in pieces)


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        pytest.param({}, ALL, id="no filter"),
        pytest.param({"levels": ["hedged"]}, ["c1", "c5", "c9"], id="certainty"),
        pytest.param({"kinds": ["unnamed_source"]}, ["c7", "c9"], id="kind of flag"),
        pytest.param({"kinds": ["unnamed_source", "garbled"]}, ["c3", "c7", "c9"], id="either of two kinds"),
        pytest.param({"sources": ["s2"]}, ["c7"], id="a hand in the middle of a chain"),
        pytest.param({"cues": ["believes"]}, ["c9"], id="what is only thought"),
        pytest.param({"sources": ["s0"]}, ["c1", "c2", "c3", "c6"], id="the article's own voice"),
        pytest.param({"sources": ["s1"], "levels": ["hedged"]}, ["c5"], id="both filters at once"),
        pytest.param({"sources": ["s5"], "kinds": ["garbled"]}, [], id="nothing passes"),
    ],
)
def test_filters_decide_what_is_shown(reader, state, shown):
    """Values within a filter add, filters together narrow."""
    reader.state = state

    assert shown == reader.shown


@pytest.mark.parametrize(
    "sent",
    [
        {"selected": "c99", "levels": ["x"], "kinds": ["<img>"], "sources": ["s99"], "more": 1},
        {"selected": ["c1"], "levels": "hedged", "kinds": {"hedge": 1}, "sources": [None, 7, ["s1"]]},
        {"selected": None, "kinds": ["denial"]},
    ],
    ids=["unknown ids", "wrong types", "a kind that no claim has"],
)
def test_what_the_browser_sends_is_reduced_to_what_there_is(reader, sent):
    """Nothing unknown enters the state, and the claims stay shown."""
    reader.state = sent

    assert {"selected": None, "levels": [], "kinds": [], "cues": [], "sources": [], "relations": []} == reader.state
    assert ALL == reader.shown


def test_selection_is_a_claim(reader):
    """What is selected in the browser is a record in Python."""
    reader.state = {**reader.state, "selected": "c7"}

    assert reader.analysis["c7"] == reader.selected


def test_a_filter_drops_a_selection_it_hides(reader):
    """The panel never explains a claim that is not shown."""
    reader.state = {"selected": "c7"}
    reader.state = {**reader.state, "levels": ["hedged"]}

    assert None is reader.selected


def test_content_holds_the_whole_text(reader):
    """The browser gets every row of the article, and no offset."""
    rows = reader.content["rows"]

    assert TEXT.split() == " ".join(words(row["pieces"]) for row in rows).split()
    assert not re.search(r'"(start|end|span)"', json.dumps(reader.content))


def test_content_names_filters_in_words_with_counts(reader):
    """Each filter offers what occurs, named as everywhere, with the number of claims behind it."""
    levels, kinds, *_, sources = reader.content["filters"]

    assert [LEVEL_NAMES["stated"], 2] == [levels["options"][0][name] for name in ("words", "count")]
    assert {FLAG_NAMES[k] for k in ("hedge", "unnamed_source", "absence_of_evidence", "garbled")} == {
        option["words"] for option in kinds["options"]
    }
    assert ["this article", 4] == [sources["options"][0][name] for name in ("words", "count")]
    assert "participants from Iran (unnamed)" in [option["words"] for option in sources["options"]]


def test_content_explains_each_claim(reader):
    """The panel's sentences are those of the views."""
    analysis = reader.analysis

    assert [views.claim_sentences(analysis, claim) for claim in analysis.claims] == [
        [sentence["words"] for sentence in claim["sentences"]] for claim in reader.content["claims"]
    ]
    assert ["", "", "absence of evidence", ""] == [item["kind"] for item in reader.content["claims"][3]["sentences"]]


def test_content_shows_steering_characters():
    """What would turn or hide text is visible before it leaves Python."""
    sent = json.dumps(Reader(hostile_analysis()).content, ensure_ascii=False)

    assert set() == set("\u202e\u202c\u200b") & set(sent)


def test_bundle_carries_three_renderings(reader):
    """Live view, static HTML and readable text travel together; the text is no repr."""
    data, _ = reader._repr_mimebundle_()

    assert reader.model_id == data["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert views.article_html(reader.analysis) in data["text/html"]
    assert views.article_text(reader.analysis) == data["text/plain"]


def test_reader_says_what_it_needs():
    """An article alone is refused with the call that helps."""
    with pytest.raises(AnalysisError, match=r"got Article. Try Reader\(analyse\(article\)\)"):
        Reader(sample_analysis().article)


@pytest.mark.parametrize("name", ["selecting", "twins", "reader"])
def test_script_makes_no_markup_of_text(name):
    """The script knows no way by which text could become markup or code, and stays readable."""
    script = (FILES / f"{name}.js").read_text("utf-8")

    assert [] == re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|DOMParser", script
    )
    assert 330 >= len(script.splitlines())


def test_style_sheet_touches_nothing_outside_the_reader():
    """Every rule begins at the Reader, because a widget's style sheet reaches the whole page."""
    css = re.sub(r"/\*.*?\*/", "", (FILES / "reader.css").read_text("utf-8"), flags=re.S)
    selectors = [part.strip() for part in re.findall(r"(?:^|[{};])\s*([^{};@]+)\{", css)]

    assert [] == [
        name for name in selectors if not re.match(r"(\S+ )?\.wb-reader|\.jupyter-widgets-disconnected \.wb-", name)
    ]


def test_script_and_style_speak_of_the_same_classes():
    """Each class in the style sheet is drawn by the script, so no rule is left behind."""
    script = "".join((FILES / f"{name}.js").read_text("utf-8") for name in ("selecting", "twins", "reader"))
    css = (FILES / "reader.css").read_text("utf-8")
    drawn = {*re.findall(r"wb-[a-z]+", script), *(f"wb-{level}" for level in LEVEL_NAMES)}

    assert set() == set(re.findall(r"\.(wb-[a-z]+)", css)) - drawn


@pytest.fixture
def kept(tmp_path):
    """A Reader that keeps notes in a file of its own; `said` holds what it answers."""
    reader = Reader(sample_analysis(), tmp_path / "judgments.jsonl", analyst="Ada")
    reader.said = []
    reader.send = reader.said.append
    return reader


def row_of(reader, words):
    """The number of the row that shows these words, and the words before them there."""
    texts = [globals()["words"](row["pieces"]) for row in reader.content["rows"]]
    row = next(number for number, text in enumerate(texts) if words in text)
    return row, texts[row][: texts[row].index(words)]


def test_any_words_can_be_noted(kept):
    """A note on selected words is kept as a judgment on exactly these characters, and comes back."""
    row, before = row_of(kept, "supported by Tehran")
    kept._handle_custom_msg(
        {"do": "keep", "as": "note", "row": row, "before": before, "exact": "supported by Tehran", "words": "how?"}, []
    )
    (judgment,) = kept.judgments.in_force
    (quote,) = judgment.quotes

    assert ("Ada", "note", "how?") == (judgment.creator, judgment.scale, judgment.value)
    assert "supported by Tehran" == TEXT[quote.start : quote.end]
    assert [(row, before, "supported by Tehran", "how?")] == [
        (note["row"], note["before"], note["exact"], note["words"])
        for note in Reader(kept.analysis, kept.judgments.path).notes
    ]
    assert kept.said[-1]["ok"]


def test_a_missed_claim_can_be_kept(kept):
    """Words that the machine did not mark become a claim of one's own, with the reason, and can be taken back."""
    row, before = row_of(kept, "Hamas is one")
    kept.note(row, before, "Hamas is one", "It is.", missed=True)

    assert [("claim", "added", "It is.")] == [(j.scale, j.value, j.why) for j in kept.judgments.in_force]
    assert "a claim that was missed. It is." == kept.notes[0]["words"]
    kept._handle_custom_msg({"do": "undo", "key": kept.notes[0]["key"]}, [])
    assert [] == kept.notes


def test_a_note_on_a_claim_is_the_claims(kept):
    """It is the same note that the desk shows."""
    kept._handle_custom_msg({"do": "keep", "as": "note", "claim": "c7", "words": "who?"}, [])

    assert "who?" == kept.judged.value(kept.analysis["c7"], "note")


@pytest.mark.parametrize(
    "place",
    [
        {"row": 99, "before": "", "exact": "x"},
        {"row": True, "before": "", "exact": "x"},
        {"row": 1, "before": "wrong", "exact": "The attack"},
        {"row": 1, "before": "", "exact": ""},
        {"row": 1, "before": None, "exact": ["x"]},
        {"claim": "c99"},
        {"do": "erase"},
    ],
    ids=["no such row", "no number", "other words before", "nothing", "no text", "no such claim", "something else"],
)
def test_words_that_do_not_stand_there_are_refused(kept, place):
    """The browser is not believed; nothing is kept."""
    kept._handle_custom_msg({"do": "keep", "as": "note", "words": "hm", **place}, [])

    assert not kept.said[-1]["ok"]
    assert not kept.judgments.path.exists()


def test_shown_codes_are_words_too(tmp_path):
    """Words with a steering character are found as they are shown, and the note points at the characters themselves."""
    reader = Reader(hostile_analysis(), tmp_path / "judgments.jsonl")
    row, before = row_of(reader, "\u27e6U+202E\u27e7This is")
    reader.note(row, before, "\u27e6U+202E\u27e7This is", "turned")

    assert "\u202eThis is" == reader.judgments.in_force[0].quotes[0].exact
    assert "\u27e6U+202E\u27e7This is" == reader.notes[0]["exact"]


def test_a_citation_names_article_paragraph_and_text(reader):
    """What is copied says where it stands and which text that was."""
    claim = next(claim for claim in reader.content["claims"] if claim["id"] == "c7")
    expected = "“Nasrallah has told them to prepare for war” (Ada Example, “Was it planned?”, The Example, paragraph 3; text 9c1684231b521d29)"

    assert expected == claim["citation"]


def test_static_copy_shows_what_was_judged(kept):
    """In a copy without a kernel the analyst's marks stand beside the machine's."""
    kept.judgments.record(kept.analysis, kept.analysis["c1"], "level", "stated", creator="Ada")

    assert "1 hedged ▸ stated (analyst)" in kept._repr_mimebundle_()[0]["text/html"]


def test_static_copy_shows_notes_on_words(kept):
    """What somebody noted on words that are no claim is there without a kernel too."""
    row, before = row_of(kept, "supported by")
    kept.note(row, before, "supported by", "<b>how?</b>")

    assert "&lt;b&gt;how?&lt;/b&gt;" in kept._repr_mimebundle_()[0]["text/html"]


def test_merged_sources_are_shown_as_one(tmp_path):
    """A Reader made after a merge shows one hand where two were, in the chains and among the filters."""
    analysis = sample_analysis()
    judgments = Judgments(tmp_path / "judgments.jsonl")
    key = judgments.merge_sources(analysis, analysis["s3"], analysis["s4"])
    merged, names = (
        Reader(analysis, judgments),
        lambda reader: [hand["words"] for hand in reader.content["claims"][8]["chain"]],
    )

    assert "participants from Iran (unnamed)" in names(merged)
    merged.state = {"sources": ["s3"]}
    assert ["c7", "c9"] == merged.shown
    judgments.undo(key)
    assert "sources (unnamed)" in names(Reader(analysis, judgments))
