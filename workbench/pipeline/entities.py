"""Names and dates: PERSON, ORG, LOC (countries and cities too), NORP (nationalities and creeds) and DATE."""

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from workbench.pipeline.encoder import prediction

KEY = "workbench/names"  # in doc.user_data


@Language.factory("workbench/entities", assigns=["doc.ents"])
def make_entities(nlp: Language, name: str):
    """Component that writes `doc.ents`; needs "workbench/encoder" before it."""
    return set_entities


def set_entities(doc: Doc) -> Doc:
    """Write the entities the encoder found to `doc.ents` and return the doc."""
    said = prediction(doc)
    found = [
        doc.char_span(*said.characters(span), label=span.label, alignment_mode="expand")
        for span in said.spans("entity")
    ]
    # MISC, any other name, is asked so that such names are not taken for organisations; its spans mean too many things.
    found = [span for span in found if span is not None and span.label_ != "MISC"]
    doc.user_data.pop(KEY, None)
    # Two spans of pieces can fall into one token ("US-Iran" without a break): the longer one stays.
    doc.ents = filter_spans([span for span in found if span.text.strip()])
    return doc


def names_in(span: Span | Doc) -> list[Span]:
    """The entities inside a span, or of a whole doc, in order.

    The doc remembers them, because every mention of a speaker asks and spaCy looks through all tokens each time.
    """
    doc, start, end = (span, 0, len(span)) if isinstance(span, Doc) else (span.doc, span.start, span.end)
    if KEY not in doc.user_data:
        doc.user_data[KEY] = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    return [
        Span(doc, first, last, label=label)
        for first, last, label in doc.user_data[KEY]
        if start <= first and last <= end
    ]
