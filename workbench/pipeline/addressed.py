"""Names that a form of address shows where the encoder saw none: "But Mr. Lee went further"."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from workbench.pipeline.abbreviations import TITLES
from workbench.pipeline.capitals import has_capital, joins_capitals
from workbench.pipeline.positions import positions

FORMS = TITLES - {"no.", "st."} | {"mr", "mrs", "ms", "miss", "dr"}
LONGEST = 3  # words of a name behind a form of address


def addressed(doc: Doc, known: Iterable[Span]) -> list[Span]:
    """A PERSON for each form of address and the capitals behind it that no name in `known` covers."""
    covered = {token.i for span in known for token in span}
    found = []
    for place in positions(doc, FORMS):
        end = place + 1
        while end < min(len(doc), place + 1 + LONGEST) and has_capital(doc[end]) and end not in covered:
            end += 1
        while end + 1 < len(doc) and end > place + 1 and joins_capitals(doc[end]):
            end += 2  # "Mr. Ray-Lee"
        if doc[place].is_title and place not in covered and end > place + 1:
            found.append(Span(doc, place, end, label="PERSON"))
            covered.update(range(place, end))
    return found
