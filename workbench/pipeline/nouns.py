"""Small words and the nouns for speakers: what kind of speaker a common noun names, as data."""

import csv
from functools import cache
from importlib.resources import files

from workbench.claims import Identified, SourceKind

DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
INDEFINITE = {"a", "an", "one", "another", "some"}
DEFINITE = {"the", "this", "that", "these", "those"}
QUANTITIES = {"several", "many", "some", "most", "few", "two", "three", "four", "five", "other", "both", "all"}
PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "who", "which", "them", "him", "us"}
POSSESSIVES = {"'s", "’s", "'", "’"}


@cache
def speaker_nouns() -> dict[str, tuple[SourceKind, Identified]]:
    """Nouns for people and papers, each with its kind and how far it identifies. Reads the list once."""
    text = (files("workbench.pipeline") / "words" / "speakers.csv").read_text("utf-8")
    return {row["noun"]: (row["kind"], row["identified"]) for row in csv.DictReader(text.splitlines())}
