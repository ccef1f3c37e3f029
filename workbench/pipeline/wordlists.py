"""Classes of words that cue lists and readings name: what proves something, what is only a statement."""

import csv
from functools import cache
from importlib.resources import files

from workbench.pipeline.forms import forms_of


@cache
def listed(name: str) -> frozenset[str]:
    """Every form of the words of one class in `words/classes.csv`. Raises KeyError for a class that is not there."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    text = (files("workbench.pipeline") / "words" / "classes.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {row["class"]: frozenset(form for word in row["words"].split() for form in forms_of(word)) for row in rows}
