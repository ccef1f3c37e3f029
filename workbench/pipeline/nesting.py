"""Attributions inside attributions: which stands in which, also when some are dropped or put right."""

from collections.abc import Callable
from dataclasses import replace

from workbench.pipeline.hands import Hand


def nested(hands: list[Hand]) -> list[Hand]:
    """The hands in order of the text, each inside the smallest one whose content holds all of it.

    Whoever already stands inside another stays there, unless a repair has moved that one's beginning behind it.
    """
    order = sorted(range(len(hands)), key=lambda i: (hands[i].content[0].start, -_size(hands[i]), i))
    place = {index: number for number, index in enumerate(order)}
    result = []
    begun: list[int] = []  # those whose content does not end before the next hand's begins: only they can hold it
    for number, index in enumerate(order):
        hand = hands[index]
        begun = [n for n in begun if hands[order[n]].content[-1].end > hand.content[0].start]
        parent = None if hand.parent is None else place[hand.parent]
        if parent is None or parent >= number:
            around = [n for n in begun if _contains(hands[order[n]], hand)]
            parent = min(around, key=lambda n: _size(hands[order[n]]), default=None)
        result.append(replace(hand, parent=parent))
        begun.append(number)
    return result


def through(hands: list[Hand], steps: list[Callable[[Hand], Hand | None]]) -> list[Hand]:
    """Each hand through all steps; one that comes out as None is dropped and leaves its children to its parent."""
    kept: list[Hand] = []
    place: dict[int | None, int | None] = {None: None}  # index in `hands` → index in `kept`
    for index, hand in enumerate(hands):
        repaired: Hand | None = hand
        for step in steps:
            repaired = repaired and step(repaired)
        if repaired is None:
            place[index] = place[hand.parent]
        else:
            parent = place[hand.parent]
            # a parent that has lost the words around a hand, to a heading or a bracket, says nothing of it any more
            kept.append(replace(repaired, parent=parent if parent is None or _holds(kept[parent], repaired) else None))
            place[index] = len(kept) - 1
    return kept


def _size(hand: Hand) -> int:
    return sum(len(span) for span in hand.content)


def _contains(outer: Hand, inner: Hand) -> bool:
    parts = [*inner.source, *inner.cue, *inner.content]
    return outer.content != inner.content and all(
        any(whole.start <= part.start and part.end <= whole.end for whole in outer.content) for part in parts
    )


def _holds(outer: Hand, inner: Hand) -> bool:
    return any(whole.start < part.end and part.start < whole.end for whole in outer.content for part in inner.content)
