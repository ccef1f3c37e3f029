"""Where each word of a text stands, so that a rule about a few words looks only there.

To look at all tokens one by one, rule after rule, is what costs most of the time beside the encoder.
"""

from collections.abc import Iterable, Set

from spacy.tokens import Doc, Span

KEY = "workbench/positions"  # in doc.user_data


def positions(doc: Doc, words: Iterable[str]) -> list[int]:
    """Indices, in order, of the tokens that are one of the words, in whatever case; `words` are in small letters."""
    places = _places(doc)
    return sorted(place for word in words if word in places for place in places[word])


def different_words(doc: Doc) -> Set[str]:
    """Every word of the doc once, in small letters."""
    return _places(doc).keys()


def _places(doc: Doc) -> dict[str, list[int]]:
    if KEY not in doc.user_data:
        places: dict[str, list[int]] = {}
        for token in doc:
            places.setdefault(token.lower_, []).append(token.i)
        doc.user_data[KEY] = places
    return doc.user_data[KEY]


def covered(spans: Iterable[Span]) -> set[int]:
    """Indices of the tokens that stand in one of the spans."""
    return {place for span in spans for place in range(span.start, span.end)}
