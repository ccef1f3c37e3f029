"""The list of sayings: every row's example is its test, and what is around the word decides with it."""

import csv
from importlib.resources import files
from typing import get_args

import pytest

from workbench.kinds import CueKind
from workbench.pipeline.sayings import cue_kind, sayings

LIST = files("workbench.pipeline") / "words" / "sayings.csv"
ROWS = list(csv.DictReader(LIST.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[row["phrase"] for row in ROWS])
def test_each_row_is_found_in_its_example(nlp, row):
    """A form of the phrase stands in the example, and names the kind that the row gives."""
    words = [token.lower_ for token in nlp(row["example"])]
    forms = [words[a:b] for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
    found = [form for form in forms if sayings().get(tuple(form)) == row]

    assert found
    assert row["kind"] == cue_kind(max(found, key=len))


def test_every_kind_is_one_that_a_record_may_have():
    """The list names no kind that a view would not know."""
    assert {row["kind"] for row in ROWS} == set(get_args(CueKind)) - {"continues"}  # that one has no word


@pytest.mark.parametrize(
    ("cue", "by_document", "kind"),
    [
        pytest.param("has since denied", False, "denies", id="an auxiliary says nothing"),
        pytest.param("declined to confirm", False, "says", id="what is not confirmed"),
        pytest.param("does not believe", False, "believes", id="what is not believed is a belief"),
        pytest.param("told them to", False, "demands", id="the longest phrase"),
        pytest.param("suggested", False, "says", id="a person suggests"),
        pytest.param("suggests", True, "shows", id="a report suggests"),
        pytest.param("signalled", False, "says", id="a doubled letter"),
        pytest.param("worries", False, "believes", id="an ending in y"),
        pytest.param("Thought", False, "believes", id="a capital"),
        pytest.param("of", False, None, id="no act at all"),
    ],
)
def test_kind_of_a_cue(cue, by_document, kind):
    """The first phrase of the list that stands in the cue decides; a turned confirmation is only speech."""
    assert kind == cue_kind(cue.split(), by_document=by_document)
