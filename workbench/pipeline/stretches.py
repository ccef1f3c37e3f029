"""Labelled stretches of a Doc, searched for once and remembered: every mention of a speaker asks for some."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from operator import itemgetter

from spacy.tokens import Doc, Span

START, END = itemgetter(0), itemgetter(1)


def stretches_in(place: Doc | Span, key: str, search: Callable[[Doc], Iterable[Span]]) -> list[Span]:
    """Those of the spans that `search` finds in a doc which have a word in a place, in order.

    `search` gives spans that do not overlap, in order of the text. The answer is kept in `doc.user_data` under `key`;
    whoever changes what it rests on has to take it out.
    """
    doc, start, end = (place, 0, len(place)) if isinstance(place, Doc) else (place.doc, place.start, place.end)
    if key not in doc.user_data:
        doc.user_data[key] = [(span.start, span.end, span.label_) for span in search(doc)]
    known = doc.user_data[key]
    near = known[bisect_right(known, start, key=END) : bisect_left(known, end, key=START)]
    return [Span(doc, first, last, label=label) for first, last, label in near]
