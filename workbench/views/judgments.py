"""An analyst's judgments as a table and as text, beside what the machine read: for a copy without a kernel."""

from workbench.claims import LEVEL_NAMES, Claim
from workbench.judgments import Judged, meaning, scales
from workbench.judgments.scales import NOTE
from workbench.judgments.subjects import STATE_NAMES
from workbench.views.escape import esc, visible
from workbench.views.sentences import label, name_of
from workbench.views.static import table_html

COLUMNS = ("claim", "words", "the machine", "the analyst", "note")
WORDED = ("likelihood", "confidence")  # scales whose values would not be understood without their names


def judgment_rows(judged: Judged) -> list[dict[str, str]]:
    """One row a claim or stretch of words that was judged: what the machine read and what the analyst says."""
    analysis = judged.analysis
    rows = [_row(judged, claim) for claim in analysis.claims if judged.is_judged(claim)]
    for item in judged.loose:
        judgment = item.judgment
        place = "" if item.state == "attached" else STATE_NAMES[item.state]
        value = "" if judgment.scale == NOTE else meaning(judgment.scale, judgment.value)
        note = judgment.value if judgment.scale == NOTE else judgment.why
        rows.append({"claim": "–", "words": judgment.words, "the machine": place, "the analyst": value, "note": note})
    return rows


def judged_line(judged: Judged) -> str:
    """How far the desk has come, in one sentence."""
    claims = judged.analysis.claims
    who = ", ".join(dict.fromkeys(item.creator for values in judged.values.values() for item in values.values()))
    done = sum(map(judged.is_judged, claims))
    return f"{done} of {len(claims)} claims judged" + (f" by {who}." if who else ".")


def judgments_html(judged: Judged) -> str:
    """The judgments as a table; one sentence where there are none."""
    rows = judgment_rows(judged)
    table = table_html(rows, columns=COLUMNS) + _grades_html(judged) if rows or judged.grades else ""
    return f"<p><b>{esc(judged_line(judged))}</b></p>{table}"


def judgments_text(judged: Judged) -> str:
    """The judgments as lines of plain text."""
    lines = [judged_line(judged)]
    for row in judgment_rows(judged):
        parts = filter(None, (row["the machine"], row["the analyst"], row["note"]))
        lines.append(visible(f"[{row['claim']}] {row['words']}\n    {' | '.join(parts)}"))
    lines += [visible(f"{name}: {grade}") for name, grade in _grades(judged)]
    return "\n".join(lines)


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


def _row(judged: Judged, claim: Claim) -> dict[str, str]:
    analysis = judged.analysis
    gone = judged.dismissed.get(claim.id, ())
    read = "; ".join(dict.fromkeys(flag.reason for flag in (*claim.flags, *gone)))
    note = judged.values.get(claim.id, {}).get(NOTE)
    return {
        "claim": label(analysis, claim),
        "words": " ".join(analysis.text_of(claim.spans).split()),
        "the machine": read or LEVEL_NAMES[claim.level],
        "the analyst": summary(judged, claim),
        "note": note.value if note else "",
    }


def _grades(judged: Judged) -> list[tuple[str, str]]:
    """Each graded source with its grade in full."""
    sources = {source.id: name_of(source) for source in judged.analysis.sources}
    return [(sources[key], meaning("source", item.value)) for key, item in judged.grades.items() if key in sources]


def _grades_html(judged: Judged) -> str:
    records = [{"source": name, "reliability": grade} for name, grade in _grades(judged)]
    caption = f"{scales()['source'].title}: {scales()['source'].named_by}"
    return table_html(records, caption=caption) if records else ""
