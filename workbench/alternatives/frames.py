"""Alternatives as tables: evidence by hypotheses, what each comes to, and what is left without one origin.

Hypotheses stand in the analyst's order everywhere, and no cell says which is best.
"""

from typing import TYPE_CHECKING

from workbench.alternatives import Alternatives, Tally
from workbench.comparison.records import STANCE_NAMES
from workbench.views.comparison import SIGNS

if TYPE_CHECKING:
    from pandas import DataFrame


def matrix(alternatives: Alternatives) -> "DataFrame":
    """One row a claim that bears on a hypothesis, those first that tell the hypotheses apart."""
    heads = [f"H{number}" for number, _ in enumerate(alternatives.hypotheses, 1)]
    numbered = sorted(enumerate(alternatives.evidence, 1), key=lambda pair: not pair[1].tells_apart)
    rows = [
        (number, item.words, item.who, item.origin, item.grade or "–",
         *(_sign(stance, at in item.corrected) for at, stance in enumerate(item.stances)),
         "yes" if item.tells_apart else "no")
        for number, item in numbered
    ]  # fmt: skip
    return _frame(rows, ["row", "claim", "who says it", "goes back to", "grade", *heads, "tells them apart"])


def key(alternatives: Alternatives) -> str:
    """What H1, H2 and so on stand for, in one line."""
    return "; ".join(f"H{number}: {item}" for number, item in enumerate(alternatives.hypotheses, 1))


def tallies(alternatives: Alternatives) -> "DataFrame":
    """One row a hypothesis: claims and independent origins for and against it, and the grades of their sources."""
    rows = [
        (f"H{number}: {item.hypothesis}", _of(item.claims_for, item.origins_for),
         _of(item.claims_against, item.origins_against), item.claims_open, _weighed(item), item.without_grade)
        for number, item in enumerate(alternatives.tallies(), 1)
    ]  # fmt: skip
    columns = ["hypothesis", "for", "against", "left open", "grades, for and against", "claims without a grade"]
    return _frame(rows, columns)


def sensitivity(alternatives: Alternatives) -> "DataFrame":
    """One row an origin: how many claims fall with it, and which origins are left for and against each hypothesis."""
    whole = alternatives.tallies()
    heads = [f"H{number}" for number, _ in enumerate(alternatives.hypotheses, 1)]
    rows = []
    for origin in alternatives.origins:
        rest = alternatives.tallies(without=origin)
        lost = sum(item.origin == origin for item in alternatives.evidence)
        rows.append((origin, lost, *(_change(*pair) for pair in zip(whole, rest, strict=True))))
    return _frame(rows, ["without", "claims that fall", *heads])


def _sign(stance: str | None, is_corrected: bool) -> str:
    whose = " (analyst)" if is_corrected else ""
    return f"{SIGNS[stance]} {STANCE_NAMES[stance]}{whose}" if stance else f"–{whose}"


def _of(claims: int, origins: tuple[str, ...]) -> str:
    """`5 claims, 2 origins`."""
    words = f"{claims} claim{'' if claims == 1 else 's'}, {len(origins)} origin{'' if len(origins) == 1 else 's'}"
    return words if claims else "none"


def _weighed(tally: Tally) -> str:
    """`1.5 : 0.25`; a side on which nothing is graded has no number."""
    sides = (tally.weighed_for, tally.weighed_against)
    if sides == (None, None):
        return "no source graded"
    return " : ".join("not graded" if side is None else f"{side:g}" for side in sides)


def _change(whole: Tally, rest: Tally) -> str:
    """`5 : 2 → 4 : 2` origins for and against; said in words where nothing is left on a side."""
    before, after = (f"{len(item.origins_for)} : {len(item.origins_against)}" for item in (whole, rest))
    if before == after:
        return f"{before}, as before"
    gone = [
        f"nothing else {word} it"
        for word, here, there in (
            ("speaks for", whole.origins_for, rest.origins_for),
            ("speaks against", whole.origins_against, rest.origins_against),
        )
        if here and not there
    ]
    return "; ".join([f"{before} → {after}", *gone])


def _frame(rows: list[tuple], columns: list[str]) -> "DataFrame":
    from pandas import DataFrame

    return DataFrame(rows, columns=columns)
