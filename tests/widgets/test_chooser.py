"""The panel of 00_start_here: every way to choose, what it says, and that a mistake leaves the choice alone."""

import datetime
from pathlib import Path

import pytest

from workbench import runs
from workbench.widgets.chooser import Chooser

ROOT = Path(__file__).parents[2]


@pytest.fixture
def panel(tmp_path, monkeypatch):
    """A panel in the clone, with a folder of runs of its own."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("WORKBENCH_RUNS", str(tmp_path / "runs"))
    return Chooser()


def upload(panel, name, content):
    """Uploads a file as the browser would."""
    when = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    file = {"name": name, "type": "", "size": len(content), "content": memoryview(content), "last_modified": when}
    panel.file.value = (file,)
    press(panel, "A file")


def press(panel, way):
    """Presses the button of one of the four ways."""
    tabs = panel.children[0]
    tabs.children[tabs.titles.index(way)].children[-1].click()


def test_it_says_what_is_chosen_before_anything_is(panel):
    """In a fresh clone the seed is read, and the panel shows the code that says the same."""
    assert "this is the seed article" in panel.status.value
    assert f"ARTICLE = &#x27;../{runs.SEED.as_posix()}&#x27;" in panel.status.value


def test_an_article_of_a_story(panel):
    """Choosing a story lists its articles; the button writes the choice where the notebooks read it."""
    panel.story.value = "nord-stream"
    panel.article.index = 1
    press(panel, "A story")

    assert "seeds/nord-stream/2023-03-07-die-zeit.txt" == runs.open_article().origin
    assert "2023-03-07-die-zeit.txt&#x27;" in panel.status.value


def test_pasted_text(panel):
    """A pasted text gets a file of its own in the inbox."""
    panel.text.value = "The harbour burned all night, the mayor said."
    press(panel, "Pasted text")

    assert "The harbour burned all night, the mayor said." == runs.open_article().text


def test_an_uploaded_file(panel):
    """An upload is read like any file, under its name."""
    upload(panel, "Mine.md", b"The mayor said so.")

    assert "The mayor said so." == runs.open_article().text


@pytest.mark.parametrize(
    ("way", "message"),
    [
        pytest.param("A file", "no file is uploaded yet", id="no file"),
        pytest.param("Pasted text", "the field is empty", id="no text"),
        pytest.param("A web address", "begins with http", id="no address"),
    ],
)
def test_a_mistake_is_told_and_chooses_nothing(panel, way, message):
    """What is missing is said in words, and the earlier choice stands."""
    press(panel, way)

    assert message in panel.status.value
    assert runs.SEED.as_posix() == runs.open_article().origin


def test_a_file_that_cannot_be_read_is_not_kept(panel):
    """An upload that holds no article is refused and removed."""
    upload(panel, "a.exe", b"MZ\x00")

    assert "Not chosen" in panel.status.value
    assert [] == list((runs.runs_folder() / "inbox").iterdir())


def test_a_choice_that_is_gone_is_told(panel):
    """The panel opens although the chosen file was deleted, and says so."""
    panel.text.value = "The harbour burned all night, the mayor said."
    press(panel, "Pasted text")
    next((runs.runs_folder() / "inbox").iterdir()).unlink()

    assert "no longer there" in Chooser().status.value


def test_without_a_kernel_it_still_says_what_is_chosen(panel):
    """The saved notebook holds words in place of the panel, without active parts."""
    bundle = panel._repr_mimebundle_()

    assert "seed article" in bundle["text/html"]
    assert "seed article" in bundle["text/plain"]
    assert "<script" not in bundle["text/html"]
