"""How certain each hand on a claim's chain makes it: FactBank values from the signals and the encoder together.

Values after Saurí & Pustejovsky 2009, "FactBank" (Language Resources and Evaluation 43:3): CT certain,
PR probable, PS possible, + and - for polarity, Uu uncommitted. The number in [-3, 3] follows the scale
of the UDS-IH2 data (Rudinger et al. 2018): 3 certainly happened, -3 certainly did not.

The words decide the value, because they can be shown; the encoder moves the number within it. Only where
no word says anything and the encoder hears a clear doubt does it lower the value, by one step.
"""

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from workbench.claims import Factuality, FactValue
from workbench.pipeline.encoder import KEY, prediction
from workbench.pipeline.pieces import span_of

NUMBERS: dict[FactValue, float] = {
    "CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0,
}  # fmt: skip
HEADS = ("factuality", "news_factuality")  # those that the bundled weights have are averaged
HALF_STEP = 0.5  # how far the encoder may move a number: to the border of the next value
DOUBT = 1.0  # figure from which down the encoder alone hears a doubt; 3 is certain, 0 uncommitted
DEGREE = {"possible": "PS", "probable": "PR", "almost certain": "PR", "certain": "CT"}
UNCOMMITTED = {"absence_of_evidence", "conditional", "reported", "garbled"}
NEGATIVE = {"denial", "negation"}


def factuality_of(
    chain: tuple[str, ...], signals: Iterable[tuple[str, str, str]], *, figure: float | None = None
) -> tuple[Factuality, ...]:
    """One value for each hand on the chain.

    `signals` are (kind, strength, holder id), `figure` what the encoder says of the claim's main verb. A hand
    that only passes on what another said is uncommitted: reporting is not asserting.
    """
    signals = list(signals)
    values = []
    for source_id in dict.fromkeys(chain):
        own = [(kind, strength) for kind, strength, holder in signals if holder == source_id]
        if source_id == chain[-1]:
            value, number = _weighed(_value(own), figure)
        else:
            value, number = "Uu", NUMBERS["Uu"]
        values.append(Factuality(source_id, value, number))
    return tuple(values)


def figure_of(span: Span) -> float | None:
    """How certain the encoder reads the main verb of a stretch, from -3 to 3; None where it has not read the doc."""
    doc: Doc = span.doc
    if KEY not in doc.user_data:
        return None
    found = prediction(doc)
    heads = [head for head in HEADS if head in found.labels.outputs]
    word = span.root
    place = span_of(found.pieces, word.idx, word.idx + len(word))
    if not heads or place[0] >= len(found.pieces):
        return None
    figures = [min(3.0, max(-3.0, float(found.scores(head)[place[0], 0]))) for head in heads]
    return sum(figures) / len(figures)


def _weighed(value: FactValue, figure: float | None) -> tuple[FactValue, float]:
    """The value and a number within it, drawn half of the way to the encoder's figure."""
    if figure is None:
        return value, NUMBERS[value]
    if value == "CT+" and figure < DOUBT:
        value = "PR+"
    middle = NUMBERS[value]
    drawn = (middle + figure) / 2
    return value, round(max(-3.0, min(3.0, max(middle - HALF_STEP, min(middle + HALF_STEP, drawn)))), 2)


def _value(signals: list[tuple[str, str]]) -> FactValue:
    kinds = {kind for kind, _ in signals}
    if kinds & UNCOMMITTED:
        return "Uu"
    degrees = [DEGREE[strength] for kind, strength in signals if kind == "hedge" and strength]
    degree = min(degrees, key=["PS", "PR", "CT"].index, default="PR" if "future" in kinds else "CT")
    return f"{degree}{'-' if kinds & NEGATIVE else '+'}"
