"""What the analyst judged, beside what the machine read."""

from collections.abc import Iterator

from workbench.brief.phrases import listed, many, quoted
from workbench.brief.records import Line, Section
from workbench.brief.view import View
from workbench.claims import Claim
from workbench.judgments import Judged, scales
from workbench.judgments.scales import NOTE
from workbench.kinds import LEVEL_NAMES
from workbench.views import number_of
from workbench.views.sentences import level_word

SHOWN = 3  # judged claims
GRADED = ("source", "information", "likelihood", "confidence")  # the scales whose authors a reader must know


def judgments(view: View) -> Section:
    """What the machine read and what the analyst says, side by side, with the names of the scales."""
    judged = view.judged
    done = sorted(
        filter(judged.is_judged, view.analysis.claims), key=lambda claim: -len(judged.values.get(claim.id, {}))
    )
    if not done and not judged.grades:
        text = "No judgment has been recorded yet: everything here is the machine’s reading."
        return Section("What the analyst judged", text)
    total = many(len(view.analysis.claims), "claim")
    cut = f"Left out: {many(len(done) - SHOWN, 'further judged claim')}." if len(done) > SHOWN else ""
    text = f"{len(done) or 'None'} of {total} judged.{_scales_used(judged)}"
    return Section("What the analyst judged", text, tuple(_judgment(view, claim) for claim in done[:SHOWN]), cut)


def _scales_used(judged: Judged) -> str:
    """Whose words the grades are, each author once."""
    used = {scale for values in judged.values.values() for scale in values} | ({"source"} if judged.grades else set())
    named: dict[str, list[str]] = {}
    for name in GRADED:
        if name in used:
            named.setdefault(scales()[name].named_by, []).append(name)
    told = "; ".join(f"{listed(names)} by {author}" for author, names in named.items())
    return f" Scales: {told}." if told else ""


def _judgment(view: View, claim: Claim) -> Line:
    judged = view.judged
    who = listed(item.creator for item in judged.values.get(claim.id, {}).values()) or "The analyst"
    note = judged.values.get(claim.id, {}).get(NOTE)
    read = view.analysis[claim.id]
    machine = level_word(read) if read.level == "doubtful" else LEVEL_NAMES[read.level]
    claimed = quoted(view.analysis.text_of(claim.spans), longest=9)
    said = [*_said(judged, claim), quoted(note.value, longest=30) if note else ""]
    return Line(
        f"{claimed} Machine: {machine}. {who}: {'; '.join(filter(None, said))}.", f"[{number_of(view.analysis, claim)}]"
    )


def _said(judged: Judged, claim: Claim) -> Iterator[str]:
    """What the analyst says of a claim, in words that need no key; that the marks are right is not that it is so."""
    if level := judged.value(claim, "level"):
        yield f"reads it as {LEVEL_NAMES[level]}"
    if judged.value(claim, "marks"):
        yield "the machine’s marks are right"
    if gone := judged.dismissed.get(claim.id):
        yield f"{many(len(gone), 'mark')} wrong"
    if judged.value(claim, "check"):
        yield "needs checking"
    for name in ("source", "information"):
        if grade := judged.value(claim, name):
            yield f"{name} {scales()[name][grade].meaning.lower()} ({grade})"
    if likelihood := judged.value(claim, "likelihood"):
        step = scales()["likelihood"][likelihood]
        yield f"{likelihood} ({step.low:02}–{step.high:02} %)"
    if confidence := judged.value(claim, "confidence"):
        yield f"confidence {confidence}"
