"""Which words name a news outlet, from a list kept as data."""

import csv
from functools import cache
from importlib.resources import files

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab


@cache
def outlet_names() -> dict[str, str]:
    """Every known spelling of an outlet, each with the outlet's full name. Reads the list once."""
    text = (files("workbench.pipeline") / "words" / "outlets.csv").read_text("utf-8")
    names = {}
    for row in csv.DictReader(text.splitlines()):
        for spelling in {row["name"], *filter(None, row["aliases"].split("|"))}:
            names[spelling] = row["name"]
    return names


@cache
def _matcher(vocab: Vocab) -> PhraseMatcher:
    """One matcher a vocabulary: building it for every article would cost more than matching."""
    matcher = PhraseMatcher(vocab)
    for spelling, name in outlet_names().items():
        matcher.add(name, [Doc(vocab, words=spelling.replace("-", " - ").split())])
    return matcher


def find_outlets(doc: Doc) -> list[Span]:
    """Mentions of known outlets, in order; `label_` is the outlet's full name. Case decides: "Time", not "time"."""
    return filter_spans(_matcher(doc.vocab)(doc, as_spans=True))
