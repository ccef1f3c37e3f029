"""Sentences whose words stand in an order that English does not have, as translation from German leaves it.

A sentence that is only clumsy is left alone, and so are headlines, lists and quotations: whoever is told that a
sentence cannot be read stops reading the marks if that is often wrong. Of some breaks it is known how the words are
meant; where the hands were found so, the sentence is marked and still used.
"""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from workbench.pipeline import early_verbs, late_verbs, noun_order, outlet_order
from workbench.pipeline.breaks import Finding, Rule
from workbench.pipeline.hands import Hand
from workbench.pipeline.signals import Signal

# Those that are mended come last: what else is wrong in their sentence decides.
RULES: dict[str, Rule] = {**early_verbs.RULES, **late_verbs.RULES, **noun_order.RULES, **outlet_order.RULES}


def find_garbled(doc: Doc) -> list[tuple[str, Finding]]:
    """The breaks in the doc's sentences with their rules, in order of the text; at most one a sentence."""
    found: dict[int, tuple[str, Finding]] = {}
    for name, rule in RULES.items():
        for finding in rule(doc):
            found.setdefault(finding.span.sent.start, (f"garble/{name}", finding))
    return [found[start] for start in sorted(found)]


def garbled_signals(doc: Doc) -> list[Signal]:
    """A signal for each broken sentence. One that can be mended is taken to be, until `settled` has seen the hands."""
    return [
        Signal("garbled", span, span.sent, rule, "", wrong, bears=not read_as, read_as=read_as)
        for rule, (span, wrong, read_as) in find_garbled(doc)
    ]


def settled(signals: Iterable[Signal], hands: Iterable[Hand]) -> list[Signal]:
    """The signals; a break counts as mended only where a hand has its source in the broken words."""
    sources = [span for hand in hands for span in hand.source]

    def settle(signal: Signal) -> Signal:
        """The signal as it stands once the hands are known."""
        start, end = signal.span.start, signal.span.end
        if not signal.read_as or any(start <= source.start and source.end <= end for source in sources):
            return signal
        return replace(signal, bears=True, read_as="")

    return [settle(signal) for signal in signals]


def unreadable(signals: Iterable[Signal]) -> set[int]:
    """The sentences that no reading is safe for, each by the index of its first token."""
    return {signal.scope.start for signal in signals if signal.kind == "garbled" and signal.bears}
