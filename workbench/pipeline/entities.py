"""Names and dates: PERSON, ORG, LOC (countries and cities too), NORP (nationalities and creeds) and DATE."""

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from workbench.pipeline.encoder import prediction


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
    # Two spans of pieces can fall into one token ("US-Iran" without a break): the longer one stays.
    doc.ents = filter_spans([span for span in found if span is not None and span.text.strip()])
    return doc
