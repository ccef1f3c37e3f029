"""How certain each hand on a claim's chain makes it: FactBank values from the signals it carries.

Values after Saurí & Pustejovsky 2009, "FactBank" (Language Resources and Evaluation 43:3): CT certain,
PR probable, PS possible, + and - for polarity, Uu uncommitted. The number in [-3, 3] follows the scale
of the UDS-IH2 data (Rudinger et al. 2018): 3 certainly happened, -3 certainly did not.
"""

from collections.abc import Iterable

from workbench.claims import Factuality, FactValue

NUMBERS: dict[FactValue, float] = {
    "CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0,
}  # fmt: skip
DEGREE = {"possible": "PS", "probable": "PR", "almost certain": "PR", "certain": "CT"}
UNCOMMITTED = {"absence_of_evidence", "conditional", "reported", "garbled"}
NEGATIVE = {"denial", "negation"}


def factuality_of(chain: tuple[str, ...], signals: Iterable[tuple[str, str, str]]) -> tuple[Factuality, ...]:
    """One value for each hand on the chain.

    `signals` are (kind, strength, holder id). A hand that only passes on what another said is
    uncommitted: reporting is not asserting.
    """
    signals = list(signals)
    values = []
    for source_id in dict.fromkeys(chain):
        own = [(kind, strength) for kind, strength, holder in signals if holder == source_id]
        value = _value(own) if source_id == chain[-1] else "Uu"
        values.append(Factuality(source_id, value, NUMBERS[value]))
    return tuple(values)


def _value(signals: list[tuple[str, str]]) -> FactValue:
    kinds = {kind for kind, _ in signals}
    if kinds & UNCOMMITTED:
        return "Uu"
    degrees = [DEGREE[strength] for kind, strength in signals if kind == "hedge" and strength]
    degree = min(degrees, key=["PS", "PR", "CT"].index, default="PR" if "future" in kinds else "CT")
    return f"{degree}{'-' if kinds & NEGATIVE else '+'}"
