"""The scales on which an analyst judges, as data: every value with its meaning, and who worded it.

A band means nothing without its scale ("likely" is 55–80 % here and more than 66 % elsewhere), so a
judgment always stores the scale's name and its source beside the value.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workbench.errors import JudgmentError

WITHDRAWN = "withdrawn"  # a value that takes an earlier one back without putting another in its place
NOTE = "note"
PROTECT = "protect"  # its value is the label that stands for a name when something is shared
FREE = {NOTE: "Note", PROTECT: "Name that is kept back"}  # scales whose values are free text, with their titles
LONGEST_NOTE = 5000  # characters; more is a document and belongs in one
# In this order a claim is judged, and shown.
ORDER = (
    "marks",
    "flag",
    "level",
    "check",
    "source",
    "information",
    "likelihood",
    "confidence",
    "identity",
    "claim",
    PROTECT,
    NOTE,
)
# Which scales have an order, for measures of agreement. F and 6 say that nothing can be said: they have no place in it.
RANKED = {
    "source": tuple("ABCDE"),
    "information": tuple("12345"),
    "likelihood": (
        "almost no chance", "very unlikely", "unlikely", "roughly even chance",
        "likely", "very likely", "almost certain",
    ),
    "confidence": ("low", "moderate", "high"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """One step of a scale. `low` and `high` bound its band in percent, where it has one."""

    value: str
    label: str
    meaning: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A named scale; `named_by` says whose words these are."""

    name: str
    title: str
    named_by: str
    values: tuple[Value, ...]

    def __getitem__(self, value: str) -> Value:
        """The step with this value. Raises JudgmentError with the values there are."""
        for step in self.values:
            if step.value == value:
                return step
        known = ", ".join(step.value for step in self.values)
        raise JudgmentError(f"The scale “{self.title}” has no value {value!r}; it has {known}.")


@cache
def scales() -> dict[str, Scale]:
    """Every scale with a list of values, by its name."""
    text = files("workbench.judgments").joinpath("scales.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    found = {}
    for name in dict.fromkeys(row["scale"] for row in rows):
        own = [row for row in rows if row["scale"] == name]
        found[name] = Scale(name, own[0]["title"], own[0]["named_by"], tuple(map(_value, own)))
    return found


def checked(scale: str, value: str) -> str:
    """The value as it may be stored on the scale. Raises JudgmentError for one that the scale does not have."""
    if scale not in ORDER:
        raise JudgmentError(f"There is no scale {scale!r}; there are {', '.join(ORDER)}.")
    if not isinstance(value, str):
        raise JudgmentError(f"A value on the scale {scale!r} is text, got {type(value).__name__}.")
    if value == WITHDRAWN:
        return value
    if scale not in FREE:
        return scales()[scale][value].value
    if len(value) > LONGEST_NOTE:
        raise JudgmentError(f"A note has at most {LONGEST_NOTE:,} characters, this one {len(value):,}.")
    if not value.strip():
        raise JudgmentError("A note needs words. To take one back, record 'withdrawn', or undo it.")
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # a browser may send half a character


def title(scale: str) -> str:
    """What a scale is called."""
    return FREE[scale] if scale in FREE else scales()[scale].title


def meaning(scale: str, value: str) -> str:
    """What a value says, in words: “C: Fairly reliable”; a note as it stands."""
    if scale in FREE or value == WITHDRAWN:
        return value
    step = scales()[scale][value]
    return f"{step.label}: {step.meaning}"


def _value(row: dict[str, str]) -> Value:
    low, high = (int(row[name]) if row[name] else None for name in ("low", "high"))
    return Value(row["value"], row["label"], row["meaning"], low, high)
