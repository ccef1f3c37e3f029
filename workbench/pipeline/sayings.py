"""What kind of act a cue names: whoever "believes" has not said so, and whoever "denied" has said the opposite.

The list is data: a phrase with the kind of act, what it is when a document "does" it, further words for the
same, and an example that is its test. The forms of the first word are found by the rules of spelling.
"""

import csv
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from workbench.kinds import CueKind
from workbench.pipeline.forms import forms_of

LONGEST = 4  # words of the longest phrase in the list
# Words that turn round what follows them: whoever refuses to confirm has confirmed nothing.
TURNING = {"not", "n't", "n’t", "never", "neither", "nor", "declined", "declines", "refused", "refuses", "without"}
POLAR = {"confirms", "denies"}


@cache
def sayings() -> dict[tuple[str, ...], dict[str, str]]:
    """Every form of every phrase in the list, as words, with its row. Reads the list once."""
    text = (files("workbench.pipeline") / "words" / "sayings.csv").read_text("utf-8")
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        first, *rest = row["phrase"].split()
        listed = [tuple(form.split()) for form in row["also"].split("|") if form]
        listed = [form if len(form) > 1 else (*form, *rest) for form in listed]
        for words in [*((form, *rest) for form in forms_of(first)), *listed]:
            rows.setdefault(words, row)
    return rows


@cache
def first_words() -> frozenset[str]:
    """The words with which the phrases of the list begin that have more than one word."""
    return frozenset(words[0] for words in sayings() if len(words) > 1)


def cue_kind(words: Sequence[str], *, by_document: bool = False) -> CueKind | None:
    """The kind of act that the words of a cue name; None where the list knows none of them.

    `by_document`: what shows something when a report does it ("suggests") is said when a person does.
    """
    return _kind(tuple(word.lower() for word in words), by_document)


@lru_cache(maxsize=4096)
def _kind(small: tuple[str, ...], by_document: bool) -> CueKind | None:
    for start in range(len(small)):
        for length in range(min(LONGEST, len(small) - start), 0, -1):
            row = sayings().get(small[start : start + length])
            if row is not None:
                kind = (by_document and row["of_document"]) or row["kind"]
                return "says" if kind in POLAR and TURNING.intersection(small[:start]) else kind
    return None
