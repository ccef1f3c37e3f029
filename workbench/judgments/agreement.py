"""Two analysts' judgments side by side: how far they agree beyond chance, and where they do not.

Cohen's kappa counts equal values; Krippendorff's alpha also sees how far apart two values are on an ordered
scale. Both say how alike two people judge, not that either is right.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.judgments.annotations import Judgment
from workbench.judgments.book import Judgments
from workbench.judgments.scales import FREE, ORDER, RANKED, meaning, title

if TYPE_CHECKING:
    from pandas import DataFrame

YES_OR_NOT = ("marks", "check")  # not to say so is an answer too, on a claim that both have judged
SILENT = (*YES_OR_NOT, "flag")  # … and so it is to leave a signal that the other dismisses
FEW = 10  # pairs; below, a figure says little, and the table says so


@dataclass(frozen=True, slots=True)
class Pair:
    """What two people said on one subject and scale; None where one of them said nothing."""

    scale: str
    words: str
    name: str
    one: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people's judgments, pair by pair."""

    names: tuple[str, str]
    pairs: tuple[Pair, ...]

    def scores(self) -> "DataFrame":
        """One row a scale on which both judged: how often they agree, kappa, alpha; empty where undefined."""
        from pandas import DataFrame

        rows = []
        for scale in ORDER:
            both = [(pair.one, pair.other) for pair in self.pairs if pair.scale == scale and pair.one and pair.other]
            if both and scale not in (*FREE, "flag"):
                same = sum(one == other for one, other in both)
                kappa, alpha = cohens_kappa(both), krippendorffs_alpha(both, scale)
                rows.append((title(scale), len(both), same, kappa, alpha, _remark(len(both), kappa, alpha)))
        return DataFrame(
            rows, dtype=object, columns=["scale", "pairs", "equal", "Cohen’s κ", "Krippendorff’s α", "remark"]
        )

    def disagreements(self) -> "DataFrame":
        """One row a subject on which both judged and differ, those furthest apart first."""
        apart = [pair for pair in self.pairs if pair.one and pair.other and pair.one != pair.other]
        apart = [pair for pair in apart if pair.scale not in FREE]
        apart = sorted(apart, key=lambda pair: -_steps(pair))
        return self._frame(replace(pair, one=_told(pair, pair.one), other=_told(pair, pair.other)) for pair in apart)

    def table(self) -> "DataFrame":
        """One row a subject and scale on which either judged, both values side by side."""
        return self._frame(self.pairs)

    def _frame(self, pairs: Iterable[Pair]) -> "DataFrame":
        from pandas import DataFrame

        rows = [(pair.words, pair.name, title(pair.scale), pair.one or "", pair.other or "") for pair in pairs]
        return DataFrame(rows, columns=["words", "about", "scale", *self.names])


def compare(one: Judgments | Iterable[Judgment], other: Judgments | Iterable[Judgment]) -> Agreement:
    """The judgments in force of two files side by side; also of two people in one file, with `Judgments.by`."""
    sides = [tuple(side.in_force if isinstance(side, Judgments) else side) for side in (one, other)]
    found = [{judgment.subject: judgment for judgment in side} for side in sides]
    judged = [{_claim(judgment) for judgment in side} - {None} for side in sides]
    pairs = []
    for subject in dict.fromkeys([*found[0], *found[1]]):
        here = next(side[subject] for side in found if subject in side)
        silent = "no" if here.scale in SILENT and _claim(here) in judged[0] & judged[1] else None
        values = [side[subject].value if subject in side else silent for side in found]
        pairs.append(Pair(here.scale, here.words, here.name, *values))
    pairs += _both_silent(sides, found, judged[0] & judged[1])
    return Agreement(_names(sides), tuple(pairs))


def cohens_kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Agreement beyond chance (Cohen 1960): (observed - expected) / (1 - expected); None where chance explains all.

    Six lines of our own: the libraries that have it bring scipy and more, 45 MB and up.
    """
    total = len(pairs)
    left, right = (Counter(side) for side in zip(*pairs, strict=True))
    observed = sum(one == other for one, other in pairs) / total
    expected = sum(left[value] * right[value] for value in left) / total**2
    return None if expected == 1 else round((observed - expected) / (1 - expected), 3)


def krippendorffs_alpha(pairs: list[tuple[str, str]], scale: str) -> float | None:
    """Alpha, ordinal on an ordered scale, where “cannot be judged” counts as no answer; None where undefined."""
    import krippendorff
    import numpy

    order = RANKED.get(scale) or tuple(sorted({value for pair in pairs for value in pair}))
    codes = {value: float(number) for number, value in enumerate(order)}
    data = numpy.array([[codes.get(value, numpy.nan) for value in side] for side in zip(*pairs, strict=True)])
    paired = data[:, ~numpy.isnan(data).any(axis=0)]
    if len(set(paired.ravel())) < 2:  # nobody ever chose anything else: there is no chance to agree beyond
        return None
    level = "ordinal" if scale in RANKED else "nominal"
    return round(float(krippendorff.alpha(reliability_data=paired, level_of_measurement=level)), 3)


def _told(pair: Pair, value: str) -> str:
    """A value with its meaning, so that the list can be read without the scale."""
    return value if value == "no" else meaning(pair.scale, value)


def _remark(pairs: int, kappa: float | None, alpha: float | None) -> str:
    """What keeps the figures of a scale from saying much."""
    few = f"fewer than {FEW} pairs: too few to rely on" if pairs < FEW else ""
    same = "hardly any other value was chosen: no agreement beyond chance can be told" if None in (kappa, alpha) else ""
    return "; ".join(filter(None, (few, same)))


def _steps(pair: Pair) -> int:
    """How many steps two values are apart; one where the scale has no order."""
    order = RANKED.get(pair.scale, ())
    return abs(order.index(pair.one) - order.index(pair.other)) if {pair.one, pair.other} <= {*order} else 1


def _claim(judgment: Judgment) -> tuple | None:
    """The claim a judgment is about, whatever the scale."""
    places = tuple((quote.start, quote.end) for quote in judgment.quotes if quote.part == "claim")
    return (judgment.article, places) if places else None


def _both_silent(sides, found, judged: set) -> list[Pair]:
    """Claims that both have judged and neither marked: they agree on that as well."""
    said = {(judgment.scale, _claim(judgment)) for side in found for judgment in side.values()}
    words = {_claim(judgment): judgment.words for side in sides for judgment in side}
    return [
        Pair(scale, words[claim], "", "no", "no")
        for scale in YES_OR_NOT
        for claim in sorted(judged)
        if (scale, claim) not in said
    ]


def _names(sides) -> tuple[str, str]:
    """Whose judgments stand on each side."""
    one, other = (" and ".join(dict.fromkeys(judgment.creator for judgment in side)) or "nobody" for side in sides)
    return (f"{one} (1)", f"{other} (2)") if one == other else (one, other)
