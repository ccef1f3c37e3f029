"""A file of judgments on the sample article."""

import pytest

from tests.sample import sample_analysis
from workbench.judgments import Judgments


@pytest.fixture
def analysis():
    """The sample, by hand."""
    return sample_analysis()


@pytest.fixture
def judgments(tmp_path, monkeypatch):
    """Nothing judged yet, by somebody without a name."""
    monkeypatch.delenv("WORKBENCH_ANALYST", raising=False)
    return Judgments(tmp_path / "judgments.jsonl")
