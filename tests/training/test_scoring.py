"""Fair counts, and the figures that the README quotes."""

import json
from pathlib import Path

import pytest

from workbench.training import benchmark
from workbench.training.evaluate import JUDGES
from workbench.training.scoring import Count, covers

BENCHMARKS = Path(__file__).parents[2] / "data" / "benchmarks.json"


def test_contents_are_counted_by_halves():
    """A prediction counts when half of it lies in a gold content, a gold content when half of it is covered."""
    count = Count()
    count.add_overlapping([set(range(0, 10)), set(range(40, 60))], [set(range(5, 30)), set(range(44, 54))])

    assert (2, 2, 2, 1) == (count.predicted, count.right, count.gold, count.found)
    assert 1 == covers([set("ab"), set("abc")], set("abcd"))
    assert covers([], set("a")) is None


def test_rates():
    """Precision, recall and F of a small table; nothing predicted is no error."""
    count = Count()
    count.add({"a", "b"}, {"a", "c", "d"})

    assert {"precision": 0.5, "recall": 0.333, "f": 0.4, "gold": 3} == count.rates()
    assert 0.0 == Count().rates()["f"]


@pytest.mark.skipif(not BENCHMARKS.exists(), reason="nothing measured yet")
def test_benchmarks_hold_what_the_readme_quotes():
    """The measured figures are complete: every head's scores on dev, and speed in its units."""
    known = json.loads(BENCHMARKS.read_text("utf-8"))

    assert {"scores", "speed"} <= set(known)
    assert {*JUDGES, "comparing", "credits", "split"} == set(known["scores"])
    assert "dev" == known["scores"]["split"]
    assert {"contents", "indirect_recall", "source_right", "token_f", "articles"} == set(known["scores"]["attribution"])
    assert all({*benchmark.MEASURES, "model_bytes"} == set(figures) for figures in known["speed"].values())
