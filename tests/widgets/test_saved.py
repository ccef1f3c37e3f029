"""The copy of a widget in a saved notebook: an output of its own that is kept up to date."""

import pytest

from tests.sample import sample_analysis
from workbench.widgets import saved
from workbench.widgets.chooser import Chooser
from workbench.widgets.reader import Reader
from workbench.widgets.triage import Triage


class Handle:
    """A display that remembers what it shows."""

    def update(self, bundle, **_):
        self.shown = bundle


@pytest.fixture
def displayed(monkeypatch):
    """What is displayed, in order, and the handles by which it is updated."""
    outputs = []

    def display(bundle, *, display_id=None, **_):
        outputs.append((bundle, Handle()))
        return outputs[-1][1] if display_id else None

    monkeypatch.setattr(saved, "display", display)
    return outputs


@pytest.mark.parametrize(
    "made", [Reader, Triage, lambda analysis, path: Chooser()], ids=["Reader", "Triage", "Chooser"]
)
def test_the_view_and_its_copy_are_two_outputs(made, displayed, tmp_path):
    """The first output is the widget alone, so that its loss shows nothing; the second is its static rendering."""
    widget = made(sample_analysis(), tmp_path / "judgments.jsonl")
    widget._ipython_display_()
    (view, _), (copy, _) = displayed
    bundle = widget._repr_mimebundle_()
    static = bundle[0] if isinstance(bundle, tuple) else bundle

    assert {saved.VIEW} == set(view)
    assert {"text/html", "text/plain"} == set(copy)
    assert f'<div class="wb-copy">{static["text/html"]}</div>' in copy["text/html"]
    assert copy["text/plain"].startswith(static["text/plain"])


def test_a_judgment_is_in_the_copy_at_once(displayed, tmp_path):
    """Whoever saves the notebook after a key press saves the judgment with it."""
    desk = Triage(sample_analysis(), tmp_path / "judgments.jsonl")
    desk._ipython_display_()
    desk.judge("c1", "check", "yes")

    assert "needs checking" in displayed[1][1].shown["text/html"]


def test_a_note_is_in_the_copy_at_once(displayed, tmp_path):
    """The Reader's copy shows the claim as it was noted on."""
    reader = Reader(sample_analysis(), tmp_path / "judgments.jsonl")
    reader._ipython_display_()
    reader._handle_custom_msg({"do": "keep", "as": "note", "claim": "c7", "words": "who are they?"}, [])

    assert "who are they?" in displayed[1][1].shown["text/html"]
