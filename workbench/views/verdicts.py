"""What an analyst says of one claim, in a few words: beside the machine's, and never mistaken for it."""

from workbench.claims import Claim
from workbench.judgments import Judged, scales
from workbench.judgments.scales import NOTE
from workbench.kinds import LEVEL_NAMES

WORDED = ("likelihood", "confidence")  # scales whose values would not be understood without their names


def summary(judged: Judged, claim: Claim) -> str:
    """What the analyst says of a claim in a few words: “stated flatly · needs checking · C3 · likely”."""
    parts = [LEVEL_NAMES[level] for level in [judged.value(claim, "level")] if level]
    parts += ["confirmed"] * bool(judged.value(claim, "marks"))
    parts += [f"{len(gone)} dismissed" for gone in [judged.dismissed.get(claim.id)] if gone]
    parts += ["needs checking"] * bool(judged.value(claim, "check"))
    parts += _graded(judged.value(claim, "source"), judged.value(claim, "information"))
    parts += [value for scale in WORDED if (value := _worded(judged, claim, scale))]
    return " · ".join(parts)


def _graded(source: str | None, information: str | None) -> list[str]:
    """Both grades side by side as they are written (“C3”); one alone says which it is."""
    if source and information:
        return [source + information]
    return [f"source {source}"] * bool(source) + [f"information {information}"] * bool(information)


def _worded(judged: Judged, claim: Claim, scale: str) -> str:
    value = judged.value(claim, scale)
    if not value:
        return ""
    if scale == "confidence":
        return f"confidence {value}"
    step = scales()[scale][value]
    return f"{value} ({step.low:02}–{step.high:02} %, ICD 203)"


def verdict(judged: Judged, claim: Claim) -> str:
    """Who says what of a claim, with the note: “Ada: needs checking · C3. ‘Ask the paper.’”; nothing if not judged."""
    if not judged.is_judged(claim):
        return ""
    values = judged.values.get(claim.id, {})
    who = ", ".join(dict.fromkeys(item.creator for item in values.values())) or "analyst"
    note = [values[NOTE].value] if NOTE in values else []
    return f"{who}: " + ". ".join(filter(None, [summary(judged, claim), *note]))


def level_change(judged: Judged, claim: Claim) -> str:
    """What is added to a claim's label where the analyst sees its certainty otherwise: “▸ stated (analyst)”."""
    level = judged.value(claim, "level")
    return f" ▸ {level} (analyst)" if level and level != claim.level else ""
