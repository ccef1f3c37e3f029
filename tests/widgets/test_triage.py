"""The desk without a browser: what Python keeps, acknowledges, refuses, and what its outputs hold."""

import json
import re
from pathlib import Path

import pytest

from tests.sample import TEXT, hostile_analysis, part, sample_analysis
from workbench.errors import AnalysisError, JudgmentError, NotebookError
from workbench.judgments import Judgments
from workbench.kinds import LEVEL_NAMES
from workbench.widgets import triage as module
from workbench.widgets.queue import queue
from workbench.widgets.triage import Triage

FILES = Path(module.__file__).parent


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk on the sample; `said` holds what it answers."""
    monkeypatch.delenv("WORKBENCH_ANALYST", raising=False)
    desk = Triage(sample_analysis(), tmp_path / "judgments.jsonl")
    desk.said = []
    desk.send = desk.said.append
    return desk


def ask(desk, **message):
    """What the desk answers a message of the browser."""
    desk._handle_custom_msg({"number": 1, "client": "x", **message}, [])
    return desk.said[-1]


def lines(desk):
    path = desk.judgments.path
    return path.read_text("utf-8").splitlines() if path.exists() else []


def test_every_claim_is_in_the_queue_once(desk):
    """Those that most deserve a look come first, each with reasons; headings last."""
    order = [key for key, _ in queue(desk.analysis)]

    assert {claim.id for claim in desk.analysis.claims} == set(order)
    assert 9 == len(order)
    assert "c6" == order[-1]
    assert order == [claim["id"] for claim in desk.content["claims"]]


def test_a_judgment_is_on_the_disk_before_it_is_acknowledged(desk):
    """When the answer leaves, the line is in the file."""
    seen = []
    desk.send = lambda answer: seen.append((answer["ok"], len(lines(desk))))
    desk._handle_custom_msg({"do": "judge", "claim": "c1", "scale": "information", "value": "3", "number": 1}, [])

    assert [(True, 1)] == seen


def test_what_cannot_be_kept_is_never_acknowledged(desk, monkeypatch):
    """A full disk is told; the desk shows nothing as judged."""

    def full(*_):
        raise JudgmentError("The judgment could not be written: No space left on device.")

    monkeypatch.setattr("workbench.judgments.book.append", full)
    answer = ask(desk, do="judge", claim="c1", scale="information", value="3")

    assert (False, 0) == (answer["ok"], desk.state["judged"])
    assert "No space left" in answer["words"]


@pytest.mark.parametrize(
    "message",
    [
        {"do": "judge", "claim": "c99", "scale": "information", "value": "3"},
        {"do": "judge", "claim": ["c1"], "scale": "information", "value": "3"},
        {"do": "judge", "claim": "c1", "scale": "identity", "value": "same"},
        {"do": "judge", "claim": "c1", "scale": "information", "value": "7"},
        {"do": "judge", "claim": "c1", "scale": "information", "value": 3},
        {"do": "judge", "claim": "c1", "scale": {}, "value": "3"},
        {"do": "judge", "claim": "c1", "scale": "note", "value": "x" * 6000},
        {"do": "dismiss", "claim": "c1", "signal": 5},
        {"do": "dismiss", "claim": "c1", "signal": "0"},
        {"do": "dismiss", "claim": "c1", "signal": True},
        {"do": "erase"},
        {},
    ],
    ids=lambda message: json.dumps(message)[:60],
)
def test_what_the_browser_may_not_ask(desk, message):
    """Whatever is not a judgment of this desk is refused with a reason, and the file stays empty."""
    answer = ask(desk, **message)

    assert not answer["ok"]
    assert answer["words"]
    assert [] == lines(desk)


def test_rubbish_is_not_even_answered(desk):
    """What is no message has no sender."""
    desk._handle_custom_msg("judge", [])

    assert [] == desk.said


def test_state_is_what_the_file_says(desk):
    """Values, dismissed signals, level and summary of a claim come back from the file."""
    for scale, value in [
        ("information", "2"),
        ("source", "C"),
        ("likelihood", "likely"),
        ("check", "yes"),
        ("level", "stated"),
    ]:
        ask(desk, do="judge", claim="c9", scale=scale, value=value)
    ask(desk, do="dismiss", claim="c9", signal=1)
    shown = desk.state["claims"]["c9"]

    assert {"information": "2", "source": "C", "likelihood": "likely", "check": "yes", "level": "stated"} == shown[
        "values"
    ]
    assert [1] == shown["dismissed"]
    assert LEVEL_NAMES["stated"] == shown["levelName"]
    assert "stated flatly · 1 dismissed · needs checking · C2 · likely (55–80 %, ICD 203)" == shown["summary"]
    assert desk.state == Triage(desk.analysis, desk.judgments.path).state
    assert [] == re.findall(r'"(start|end|span)"', json.dumps([desk.state, desk.content]))


def test_nothing_is_filled_in(desk):
    """A fresh desk has no value on any scale, least of all one in the middle."""
    assert all({} == claim["values"] for claim in desk.state["claims"].values())


def test_undo_says_what_and_where(desk):
    """The browser is told which claim to show."""
    ask(desk, do="judge", claim="c4", scale="information", value="5")
    answer = ask(desk, do="undo")

    assert ("Undone: Information credibility, 5: Improbable", "c4") == (answer["words"], answer["claim"])
    assert 0 == desk.state["judged"]
    assert "There is nothing to undo." == ask(desk, do="undo")["words"]
    assert "Done again: Information credibility, 5: Improbable" == ask(desk, do="redo")["words"]


def test_a_note_is_held_against_the_rules(desk):
    """Remarks come with the note, each with its source."""
    ask(desk, do="judge", claim="c1", scale="note", value="With low confidence it is likely.")
    (two, one) = desk.state["claims"]["c1"]["remarks"]

    assert "stand in one sentence" in two["words"]
    assert "ICD 203" in two["source"]
    assert "one origin" in one["words"]


def test_two_desks_on_one_file(desk):
    """A desk that looks finds what another has kept; the last value counts on both."""
    other = Triage(desk.analysis, desk.judgments.path, analyst="Ben")
    other.judge("c1", "information", "3")
    ask(desk, do="look")

    assert other.state["claims"] == desk.state["claims"]
    assert "There is nothing to undo." == ask(desk, do="undo")["words"]


def test_it_judges_in_the_run_of_the_article(tmp_path, monkeypatch):
    """Without a file judgments lie in the article's run, which is made with the first of them."""
    monkeypatch.setenv("WORKBENCH_RUNS", str(tmp_path))
    desk = Triage(sample_analysis())
    assert [] == list(tmp_path.iterdir())
    desk.judge("c1", "check", "yes")

    assert 1 == len(list(tmp_path.glob("was-it-planned-*/judgments.jsonl")))


def test_without_a_clone_it_judges_where_one_works(tmp_path, monkeypatch):
    """Installed as a package alone there are no runs: the file lies in the current folder, with the text's mark."""

    def no_clone():
        raise NotebookError("No notebooks around this folder.")

    monkeypatch.setattr("workbench.runs.folders.project", no_clone)
    monkeypatch.delenv("WORKBENCH_RUNS", raising=False)
    monkeypatch.chdir(tmp_path)
    Triage(sample_analysis()).judge("c1", "check", "yes")

    assert ["judgments-9c168423.jsonl"] == [path.name for path in tmp_path.iterdir()]


def test_judgments_without_a_claim_are_told(tmp_path):
    """Of earlier judgments whose words are gone the desk says so, and lists them."""
    analysis = sample_analysis()
    kept = Judgments(tmp_path / "judgments.jsonl")
    kept.record(analysis, analysis["c1"], "information", "3")
    kept.record(analysis, part(TEXT, "Militias"), "note", "which ones?")
    desk = Triage(hostile_analysis(), kept)

    assert "2 earlier judgments belong to no claim of this reading, 2 of them" in desk.state["problems"][0]
    assert "orphaned" in desk._below()["text/html"]


def test_outputs_without_a_kernel(desk):
    """The saved copy holds the queue with its reasons and the judgments, escaped and without a time."""
    desk.judge("c1", "note", "<script>$x$</script>")
    saved = desk._copy()

    assert "Rests on one source without a name" in saved["text/html"]
    assert "Rests on one source without a name" in saved["text/plain"]
    assert "&lt;script&gt;<span>$</span>x" in saved["text/html"]
    assert "<script" not in saved["text/html"]
    assert "1 of 9 claims judged by analyst." in saved["text/plain"]


def test_steering_characters_are_shown():
    """What would turn or hide text is visible before it leaves Python."""
    desk = Triage(hostile_analysis(), "no-such-folder/judgments.jsonl")
    sent = json.dumps([desk.content, desk.state], ensure_ascii=False)

    assert set() == set("\u202e\u202c\u200b") & set(sent)


def test_desk_says_what_it_needs():
    """An article alone is refused with the call that helps."""
    with pytest.raises(AnalysisError, match=r"got Article. Try Triage\(analyse\(article\)\)"):
        Triage(sample_analysis().article)


@pytest.mark.parametrize("name", ["pieces", "triage"])
def test_script_makes_no_markup_of_text(name):
    """The script knows no way by which text could become markup or code, and stays readable."""
    text = (FILES / f"{name}.js").read_text("utf-8")

    assert [] == re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|DOMParser", text)
    assert 330 >= len(text.splitlines())


def test_style_sheets_touch_nothing_outside():
    """Every rule begins at a widget, because its style sheet reaches the whole page."""
    css = re.sub(
        r"/\*.*?\*/", "", "".join((FILES / f"{n}.css").read_text("utf-8") for n in ("pieces", "triage")), flags=re.S
    )
    selectors = [part.strip() for part in re.findall(r"(?:^|[{};])\s*([^{};@]+)\{", css)]

    assert [] == [
        name
        for name in selectors
        if not re.match(r"(\S+ )?(:where\()?\.wb-(triage|live)|\.jupyter-widgets-disconnected \.wb-", name)
    ]


def test_script_and_style_speak_of_the_same_classes():
    """Each class in the style sheet is drawn by the script, so no rule is left behind."""
    script, css = (
        "".join((FILES / name).read_text("utf-8") for name in names)
        for names in (("pieces.js", "twins.js", "triage.js"), ("pieces.css", "triage.css"))
    )
    drawn = {
        *re.findall(r"wb-[a-z]+", script),
        *(f"wb-{level}" for level in LEVEL_NAMES),
        "wb-title",
        "wb-likelihood",
        "wb-source",
        "wb-information",
    }

    assert set() == set(re.findall(r"\.(wb-[a-z]+)", css)) - drawn
