"""An analyst's judgments as a table and as text, beside what the machine read: for a copy without a kernel."""

from workbench.claims import Claim
from workbench.judgments import Judged, meaning, scales
from workbench.judgments.scales import NOTE
from workbench.judgments.subjects import STATE_NAMES
from workbench.kinds import LEVEL_NAMES
from workbench.views.escape import esc, visible
from workbench.views.sentences import label, name_of
from workbench.views.static import table_html
from workbench.views.verdicts import summary

COLUMNS = ("claim", "words", "the machine", "the analyst", "note")
NO_CLAIM = "–"  # stands for the number where the words are no claim


def judgment_rows(judged: Judged) -> list[dict[str, str]]:
    """One row a claim or stretch of words that was judged: what the machine read and what the analyst says."""
    analysis = judged.analysis
    rows = [_row(judged, claim) for claim in analysis.claims if judged.is_judged(claim)]
    for item in judged.loose:
        judgment = item.judgment
        place = "" if item.state == "attached" else STATE_NAMES[item.state]
        value = "" if judgment.scale == NOTE else meaning(judgment.scale, judgment.value)
        note = judgment.value if judgment.scale == NOTE else judgment.why
        rows.append(
            {"claim": NO_CLAIM, "words": judgment.words, "the machine": place, "the analyst": value, "note": note}
        )
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


def notes_html(judged: Judged) -> str:
    """What somebody noted on words of their own choice, as a table; nothing where there are none."""
    rows = [row for row in judgment_rows(judged) if row["claim"] == NO_CLAIM]
    return table_html(rows, columns=("words", "the analyst", "note"), caption="Noted on the text") if rows else ""


def judgments_text(judged: Judged) -> str:
    """The judgments as lines of plain text."""
    lines = [judged_line(judged)]
    for row in judgment_rows(judged):
        parts = filter(None, (row["the machine"], row["the analyst"], row["note"]))
        lines.append(visible(f"[{row['claim']}] {row['words']}\n    {' | '.join(parts)}"))
    lines += [visible(f"{name}: {grade}") for name, grade in _grades(judged)]
    return "\n".join(lines)


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
