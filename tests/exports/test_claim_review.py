"""Drafts of ClaimReviews: a rating is the analyst's word, or there is none."""

import json

import pytest

from workbench.errors import ExportError
from workbench.exports import export, opened


@pytest.fixture
def drafts(judged):
    """The drafts by the number of their claim."""
    (path,) = export(judged, "claimreview")
    return {item["name"].split()[1]: item for item in json.loads(path.read_text("utf-8"))["@graph"]}


def test_without_a_judgment_there_is_nothing_to_draft(folder):
    """The machine reviews nothing."""
    with pytest.raises(ExportError, match="No claim of this run is judged yet"):
        export(folder, "claimreview")


def test_each_is_a_draft_of_a_person_s(drafts):
    """It says so, and whose."""
    assert {"1", "2", "7"} == set(drafts)
    assert {("ClaimReview", "Draft", "Ada")} == {
        (item["@type"], item["creativeWorkStatus"], item["author"][0]["name"]) for item in drafts.values()
    }


def test_a_rating_is_the_analyst_s_word_on_its_scale(drafts):
    """In words, with the scale and the reason; never a number."""
    rating = drafts["7"]["reviewRating"]

    assert "Possibly true" == rating["alternateName"]
    assert "Admiralty" in rating["ratingExplanation"]
    assert "second-hand" in rating["ratingExplanation"]
    assert "ratingValue" not in json.dumps(drafts)


def test_a_note_alone_is_no_rating(drafts):
    """What the analyst did not say is not there; the machine's level is no rating either."""
    assert "reviewRating" not in drafts["2"]
    assert "=HYPERLINK(1)" == drafts["2"]["reviewBody"]


def test_likelihood_rates_where_nothing_else_does(folder):
    """With its band, because a word of likelihood means nothing without."""
    handed = opened(folder)
    handed.judgments.record(handed.analysis, handed.analysis["c4"], "likelihood", "unlikely")
    (path,) = export(folder, "claimreview")

    assert "unlikely (20–45 %)" == json.loads(path.read_text("utf-8"))["@graph"][0]["reviewRating"]["alternateName"]


def test_the_claim_has_its_author_and_both_appearances(drafts):
    """Who said it, where it stands, and from where this article has it."""
    claim = drafts["7"]["itemReviewed"]

    assert "Not named in the article." == claim["author"]["description"]
    assert "https://example.org/a" == claim["appearance"]["url"]
    assert "the newspaper" == claim["firstAppearance"]["publisher"]["name"]
    assert "firstAppearance" not in drafts["1"]["itemReviewed"]
    assert "Ada Example" == drafts["1"]["itemReviewed"]["author"]["name"]
