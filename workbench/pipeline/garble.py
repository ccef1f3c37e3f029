"""Sentences that no reading is safe for: their words stand in an order that English does not have.

A sentence that is only clumsy is left alone, and so are headlines, lists and quotations: whoever is told that a
sentence cannot be read stops reading the marks if that is often wrong.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.outlets import find_outlets
from workbench.pipeline.positions import positions
from workbench.pipeline.word_order import RULES as WORD_ORDER
from workbench.pipeline.word_order import Finding

REPORTING = {"reported", "said", "wrote", "announced", "told", "stated"}
BACKWARD = {"resident", "located", "living", "based", "operating", "active", "present", "ruling", "known", "situated"}
POINTING = {"the", "those", "these", "this", "that"}


def find_garbled(doc: Doc) -> list[tuple[str, Span, str]]:
    """Breaks in the doc's sentences: rule, the words at the break, and what is wrong there. At most one a sentence."""
    found = {}
    for name, rule in RULES.items():
        for span, wrong in rule(doc):
            found.setdefault(span.sent.start, (f"garble/{name}", span, wrong))
    return [found[start] for start in sorted(found)]


def _outlet_as_noun(doc: Doc) -> Iterator[Finding]:
    """ "the reported NYT": an inverted "reported the NYT"."""
    for outlet in find_outlets(doc):
        if outlet.start >= 2 and doc[outlet.start - 1].lower_ in REPORTING and doc[outlet.start - 2].lower_ == "the":
            yield doc[outlet.start - 2 : outlet.end], f"“the” and “{doc[outlet.start - 1].text}” have changed places"


def _attribute_before_its_noun(doc: Doc) -> Iterator[Finding]:
    """ "those in Gaza Strip resident Hamas": everything that describes a noun stands before it."""
    for place in positions(doc, BACKWARD):
        token = doc[place]
        if token.i < 3 or token.i + 1 >= len(doc) or not _is_noun(token.nbor()):
            continue
        start = token.i - 1
        while start > token.sent.start and _is_noun(doc[start]) and token.i - start < 5:
            start -= 1
        if doc[start].lower_ in {"in", "at", "near"} and doc[start - 1].lower_ in POINTING:
            yield doc[start - 1 : token.i + 2], f"“{token.text}” stands before the noun it should follow"


def _is_noun(token: Token) -> bool:
    return bool(token.ent_type_) or token.pos_ in {"NOUN", "PROPN"}


RULES = {
    **WORD_ORDER,
    "outlet as noun": _outlet_as_noun,
    "attribute before its noun": _attribute_before_its_noun,
}
