"""Where each word of a text stands, so that a rule about a few words looks only there.

To look at all tokens one by one, rule after rule, is what costs most of the time beside the encoder.
"""

from collections.abc import Iterable

from spacy.tokens import Doc

KEY = "workbench/positions"  # in doc.user_data


def positions(doc: Doc, words: Iterable[str]) -> list[int]:
    """Indices, in order, of the tokens that are one of the words, in whatever case; `words` are in small letters."""
    if KEY not in doc.user_data:
        places: dict[str, list[int]] = {}
        for token in doc:
            places.setdefault(token.lower_, []).append(token.i)
        doc.user_data[KEY] = places
    places = doc.user_data[KEY]
    return sorted(place for word in words if word in places for place in places[word])
