"""Briefs of small stories by hand, with and without judgments."""

import pytest

from tests.comparison.stories import Said, article, no_vectors
from tests.sample import hostile_analysis, sample_analysis
from workbench import brief
from workbench.comparison import compare
from workbench.judgments import Judgments, lay_over

CLAIM = "Norland sank the ferry"


@pytest.fixture
def composed():
    """Composes the brief of the first of some analyses."""

    def of(*analyses, judged=None, **given):
        return brief.compose(compare(analyses, vectors=no_vectors), judged or lay_over(analyses[0], ()), **given)

    return of


@pytest.fixture
def story():
    """A paper that has it from another, and a denial."""
    told = article(Said(f"{CLAIM} on Monday.", ("The Herald", "two dockers"), (("unnamed_source", "ferry"),)),
                   Said("It was a calm night.", ()), outlet="The Echo", published="2024-05-10", title="Who did it?")  # fmt: skip
    denied = article(
        Said(f"denied that {CLAIM}.", ("the ministry",), (("denial", "denied"),)),
        outlet="The Journal",
        published="2024-05-11",
    )
    return told, denied


@pytest.fixture
def sample():
    """The sample article."""
    return sample_analysis()


@pytest.fixture
def hostile():
    """The article that tries to be markup."""
    return hostile_analysis()


@pytest.fixture
def book(tmp_path):
    """A file of Ada's judgments."""
    return Judgments(tmp_path / "judgments.jsonl", creator="Ada")


def text_of(made, title):
    """All words of one section."""
    section = next(section for section in made.sections if section.title == title)
    return "\n".join([section.text, *(f"{line.lead} {line.text}" for line in section.lines), section.cut])
