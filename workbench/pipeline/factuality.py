"""How certain an event, or a claim for each hand on its chain, is made: FactBank values, from words and encoder.

Values after Saurí & Pustejovsky 2009, "FactBank" (Language Resources and Evaluation 43:3): CT certain,
PR probable, PS possible, + and - for polarity, Uu uncommitted. The number in [-3, 3] follows the scale
of the UDS-IH2 data (Rudinger et al. 2018): 3 certainly happened, -3 certainly did not.

The words decide the value, because they can be shown; the encoder moves the number within it. Only where
no word says anything and the encoder hears a clear doubt does it lower the value, by one step. What is told as
coming gets a low figure for not being there yet; that is no doubt.
"""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from workbench.claims import Factuality
from workbench.kinds import CueKind, FactValue
from workbench.pipeline.encoder import KEY, prediction
from workbench.pipeline.events import graded, told_by_its_place, value_of
from workbench.pipeline.neighbours import children
from workbench.pipeline.pieces import span_of
from workbench.pipeline.signals import Signal

# Kinds that leave a claim open for its origin too, though the article tells of them: a broken sentence, a silence.
WHOSEVER = {"garbled", "absence_of_evidence"}
NUMBERS: dict[FactValue, float] = {
    "CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0,
}  # fmt: skip
HEADS = ("factuality", "news_factuality")  # those that the bundled weights have are averaged
UNASSERTED: frozenset[CueKind] = frozenset({"asks", "demands", "intends"})
HALF_STEP = 0.5  # how far the encoder may move a number: to the border of the next value
DOUBT = 0.5  # figure from which down the encoder alone hears a doubt; 3 is certain, 0 uncommitted (MEANTIME train)


def factuality_of_event(event: Token, signals: Iterable[Signal]) -> tuple[FactValue, float]:
    """Value and number of one event word as its clause tells it. `signals` are those of its doc."""
    near = [signal for signal in signals if signal.scope.start <= event.i < signal.scope.end]
    return _weighed(value_of(event, near), figure_of(event), coming=_is_coming(near, event))


def factuality_of(
    chain: tuple[str, ...], placed: Iterable[tuple[Signal, str]], main: Token, *, act: CueKind | None = None
) -> tuple[Factuality, ...]:
    """One value for each hand on a claim's chain.

    `placed` are the claim's signals, each with the id of its holder; `main` is the claim's main verb, whose place
    counts where no signal speaks; `act` is what the origin did by saying it. A hand that only passes on what another
    said is uncommitted, for reporting is not asserting, and so is whoever asks for something or wants it.
    """
    placed = list(placed)
    values = []
    for source_id in dict.fromkeys(chain):
        own = [signal for signal, holder in placed if holder == source_id]
        denied = source_id != chain[-1] and any(signal.kind == "denial" for signal in own)
        value: FactValue = "CT-" if denied else "Uu"  # "the mayor falsely said": who tells it says that it is not so
        number = NUMBERS[value]
        if source_id == chain[-1] and act not in UNASSERTED:
            words = graded(s for s, holder in placed if s.bears and (holder == source_id or s.kind in WHOSEVER))
            words = told_by_its_place(main) if words == "CT+" else words
            value, number = _weighed(words, figure_of(main), coming=_is_coming(own, main))
        values.append(Factuality(source_id, value, number))
    return tuple(values)


def _is_coming(signals: Iterable[Signal], event: Token) -> bool:
    """Whether an event is told as one to come: "will sail", "a contract to sail", "Crew to sail" in a headline."""
    to_come = event.dep_ in {"acl", "ROOT"} and any(child.lower_ == "to" for child in children(event, {"mark"}))
    return to_come or any(signal.kind == "future" for signal in signals)


def figure_of(word: Token) -> float | None:
    """How certain the encoder reads a word's event, from -3 to 3; None where it has not read the doc."""
    doc: Doc = word.doc
    if KEY not in doc.user_data:
        return None
    found = prediction(doc)
    heads = [head for head in HEADS if head in found.labels.outputs]
    place = span_of(found.pieces, word.idx, word.idx + len(word))
    if not heads or place[0] >= len(found.pieces):
        return None
    figures = [min(3.0, max(-3.0, float(found.scores(head)[place[0], 0]))) for head in heads]
    return sum(figures) / len(figures)


def _weighed(value: FactValue, figure: float | None, *, coming: bool = False) -> tuple[FactValue, float]:
    """The value and a number within it, drawn half of the way to the encoder's figure."""
    if figure is None:
        return value, NUMBERS[value]
    if value == "CT+" and figure < DOUBT and not coming:
        value = "PR+"
    middle = NUMBERS[value]
    drawn = (middle + figure) / 2
    return value, round(max(-3.0, min(3.0, max(middle - HALF_STEP, min(middle + HALF_STEP, drawn)))), 2)
