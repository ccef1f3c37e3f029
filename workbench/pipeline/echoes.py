"""Signals that only repeat another one of their sentence: told once, by the word that carries the most."""

from collections.abc import Sequence

from spacy.tokens import Span

from workbench.pipeline.signals import Signal

QUESTION_WORDS = {"whether", "if"}
BESIDE = {"advcl", "parataxis"}
NOT_KNOWN = {"hedge", "absence_of_evidence", "conditional"}


def without_echoes(signals: Sequence[Signal]) -> list[Signal]:
    """The signals without those that another one of the same sentence already says.

    "Unclear whether" has one cue, and of "rejected reports that she had denied it" only the outer act counts.
    """
    together: dict[int, list[Signal]] = {}
    for signal in signals:
        together.setdefault(signal.span.sent.start, []).append(signal)
    return [
        signal
        for signal in signals
        if not any(_says_it_already(other, signal) for other in together[signal.span.sent.start])
    ]


def _says_it_already(other: Signal, signal: Signal) -> bool:
    if other is signal:
        return False
    if signal.kind == "hedge" and signal.span.text.lower() in QUESTION_WORDS and other.kind in NOT_KNOWN:
        return other.span.text.lower() not in QUESTION_WORDS | {"?"} and _governs(other.span, signal.span)
    if signal.kind == other.kind == "denial":
        return _above(other.span, signal.span)
    return False


def _governs(cue: Span, word: Span) -> bool:
    """Whether the clause that the word opens hangs on the cue, or is the cue's subject."""
    heads = {token.i for token in word[0].ancestors}
    return bool(heads & {token.i for token in cue}) or cue.root in {word[0].head.head, word[0].head}


def _above(outer: Span, inner: Span) -> bool:
    """Whether a cue stands in what the other one is about, and not in a clause beside it ("…, branding it a lie")."""
    word = inner.root
    while word not in (outer.root, word.head) and word.dep_ not in BESIDE:
        word = word.head
    return word == outer.root and outer.start < inner.start
