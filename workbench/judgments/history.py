"""Every judgment of a file as one table, those that no longer count included."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.claims import Analysis
from workbench.judgments.annotations import ID_LENGTH, Judgment
from workbench.judgments.scales import FREE, meaning, scales, title
from workbench.judgments.subjects import STATE_NAMES, Finder

if TYPE_CHECKING:
    from pandas import DataFrame


def history(judgments: Iterable[Judgment], states: dict[str, str], analysis: Analysis | None) -> "DataFrame":
    """One row a judgment; `states` tells by key whether it counts or was undone, all others were replaced.

    With an analysis each row also says which claim it is about, and whether its words are still there.
    """
    from pandas import DataFrame

    finder = Finder(analysis) if analysis else None
    rows = [_row(item, states.get(item.key, "replaced"), finder) for item in judgments]
    columns = ["when", "who", "about", "words", "scale", "value", "meaning", "why", "state", "article", "key"]
    return DataFrame(rows, columns=columns + (["claim", "place"] if finder else []))


def _row(judgment: Judgment, state: str, finder: Finder | None) -> dict:
    scale = judgment.scale
    row = {
        "when": judgment.created,
        "who": judgment.creator,
        "about": judgment.name or _kind(judgment.quotes),
        "words": judgment.words,
        "scale": title(scale) if scale in FREE else f"{title(scale)} ({scales()[scale].named_by})",
        "value": judgment.value,
        "meaning": meaning(scale, judgment.value),
        "why": judgment.why,
        "state": state,
        "article": judgment.article[:ID_LENGTH],
        "key": judgment.key,
    }
    if finder is None:
        return row
    found = finder.attach(judgment)
    number = str(finder.analysis.claims.index(found.claim) + 1) if found.claim else ""
    return {**row, "claim": number, "place": STATE_NAMES[found.state]}


def _kind(quotes: Iterable) -> str:
    return next((item.part for item in quotes), "the article’s own voice")
