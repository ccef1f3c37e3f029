"""The Reader without a browser: what Python decides, what it refuses, what its bundle holds."""

import json
import re
from pathlib import Path

import pytest

from tests.sample import TEXT, hostile_analysis, sample_analysis
from workbench import views
from workbench.claims import FLAG_NAMES, LEVEL_NAMES
from workbench.errors import AnalysisError
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

    assert {"selected": None, "levels": [], "kinds": [], "sources": []} == reader.state
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
    levels, kinds, sources = reader.content["filters"]

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


def test_script_makes_no_markup_of_text():
    """The script knows no way by which text could become markup or code."""
    script = (FILES / "reader.js").read_text("utf-8")

    assert [] == re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|DOMParser", script
    )
    assert 160 >= len(script.splitlines())


def test_style_sheet_touches_nothing_outside_the_reader():
    """Every rule begins at the Reader, because a widget's style sheet reaches the whole page."""
    css = re.sub(r"/\*.*?\*/", "", (FILES / "reader.css").read_text("utf-8"), flags=re.S)
    selectors = [part.strip() for part in re.findall(r"(?:^|[{};])\s*([^{};@]+)\{", css)]

    assert [] == [
        name for name in selectors if not re.match(r"(\S+ )?\.wb-reader|\.jupyter-widgets-disconnected \.wb-", name)
    ]


def test_script_and_style_speak_of_the_same_classes():
    """Each class in the style sheet is drawn by the script, so no rule is left behind."""
    script, css = ((FILES / f"reader.{kind}").read_text("utf-8") for kind in ("js", "css"))
    drawn = {*re.findall(r"wb-[a-z]+", script), *(f"wb-{level}" for level in LEVEL_NAMES)}

    assert set() == set(re.findall(r"\.(wb-[a-z]+)", css)) - drawn
