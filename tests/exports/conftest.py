"""A run of the sample article, with and without judgments."""

import json

import pytest

from tests.sample import sample_analysis
from workbench.exports import opened
from workbench.judgments import Judgments


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A run's folder on which nothing is judged yet."""
    monkeypatch.delenv("WORKBENCH_ANALYST", raising=False)
    analysis = sample_analysis(published="2024-05-10", origin="https://example.org/a")
    run = tmp_path / "was-it-planned-9c168423"
    run.mkdir()
    (run / "article.txt").write_text(analysis.article.text, "utf-8")
    (run / "analysis.json").write_text(json.dumps(analysis.to_dict()), "utf-8")
    return run


@pytest.fixture
def judged(folder):
    """The same run after somebody has used every scale."""
    handed = opened(folder)
    analysis, book = handed.analysis, Judgments(handed.judgments.path, creator="Ada")
    book.record(analysis, analysis["c7"], "information", "3", why="second-hand")
    book.record(analysis, analysis["c7"], "likelihood", "likely")
    book.record(analysis, analysis["c7"], "confidence", "low")
    book.record(analysis, analysis["c7"], "level", "hedged")
    book.record(analysis, analysis["s3"], "source", "D")
    book.record(analysis, analysis["c1"], "marks", "confirmed")
    book.record(analysis, analysis["c1"], "information", "6")
    book.record(analysis, analysis["c1"], "flag", "dismissed", flag=analysis["c1"].flags[0])
    book.record(analysis, analysis["c2"], "note", "=HYPERLINK(1)")
    book.record(analysis, analysis["c6"].span, "claim", "added")
    book.merge_sources(analysis, analysis["s3"], analysis["s4"])
    return folder
