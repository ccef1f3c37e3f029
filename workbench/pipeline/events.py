"""Whether one event word is told as certain, uncertain or negated: the signals that reach it, and the encoder.

A claim is graded as a whole; a corpus that marks single events asks word by word, and so does whoever wants to know
which of two verbs a "may" belongs to.
"""

from collections.abc import Iterable
from typing import Literal

from spacy.tokens import Token

from workbench.pipeline.signals import Signal

Certainty = Literal["certain", "uncertain", "negated"]
DOUBT = {"hedge", "reported"}  # a condition or a plan reaches too many words beside the one that depends on it
NEGATIVE = {"negation", "denial"}
COMPLEMENTS = {"xcomp", "ccomp", "obj", "aux", "aux:pass", "cop"}
OPEN_ENDED = {"xcomp", "acl", "ccomp"}  # "want to leave", "a plan to leave": whether they leave is left open
# Verbs whose infinitive did happen, or is told by the verb itself.
HAPPENING = {"begin", "begins", "began", "begun", "start", "starts", "started", "continue", "continues", "continued",
             "manage", "manages", "managed", "happen", "happened", "come", "came", "stop", "stopped", "force", "forced",
             "decide", "decided", "choose", "chose", "chosen", "lead", "led", "fail", "failed", "help",
             "helped"}  # fmt: skip
FIGURE = 1.5  # of the encoder, in [-3, 3]; from here down an event is not told as certain (set on MEANTIME train)


def certainty_of(event: Token, signals: Iterable[Signal], *, figure: float | None = None) -> Certainty:
    """How an event word is told. `signals` are those of its doc; `figure` is the encoder's, where there is one."""
    near = [signal for signal in signals if signal.scope.start <= event.i < signal.scope.end]
    if any(signal.kind in NEGATIVE and _negates(signal, event) for signal in near):
        return "negated"
    doubted = any(signal.kind in DOUBT and event not in set(signal.span) for signal in near)
    unsure = doubted or _is_open(event) or (figure is not None and figure < FIGURE)
    return "uncertain" if unsure else "certain"


def _negates(signal: Signal, event: Token) -> bool:
    """Whether the negation is the event's own, or that of the verb whose complement it is."""
    cue = set(signal.span)
    governors = {token.head for token in cue} | {signal.span.root}
    if event in governors or event in cue:
        return True
    own_subject = any(child.dep_ == "nsubj" for child in event.children)
    word = event
    while word.dep_ in COMPLEMENTS and word.head != word:
        word = word.head
        if (word in governors and not own_subject) or (signal.kind == "denial" and word in cue):
            return True
    return False


def _is_open(event: Token) -> bool:
    """Whether an infinitive leaves it open whether it happens: "to sail" behind "want", not behind "began"."""
    infinitive = any(child.lower_ == "to" and child.dep_ == "mark" for child in event.children)
    return infinitive and event.dep_ in OPEN_ENDED and event.head.lower_ not in HAPPENING
