"""What a larger network says of a text, for the smaller one to learn beside the annotation.

Distillation (Hinton et al. 2015, https://arxiv.org/abs/1503.02531): the answers of a teacher are taught with all their
doubts, and on every text, whatever its corpus annotates: of 815,000 pieces of news the corpora say who speaks, and the
teacher which words are names. The text is read by the components that ship, with the teacher's weights in them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from workbench.pipeline import load_pipeline
from workbench.pipeline.decoding import log_probabilities
from workbench.pipeline.encoder import MODEL, prediction, use_weights
from workbench.pipeline.pieces import piece_of_word
from workbench.training.batches import Prepared
from workbench.training.corpus import Word

SPANS = ("source", "cue", "content", "entity")  # words of doubt the teacher knows less well than its pupil
NEEDED = ("workbench/encoder", "workbench/sentences", "workbench/syntax")
EVENTS = {"VERB"}  # words whose figure of factuality is taught: nearly all that UDS-IH2 asks about are verbs
SCALE = "factuality"


def add_answers(documents: Iterable[Prepared], teacher: Path) -> Iterator[Prepared]:
    """The documents in order, each with what the exported weights in a folder say of it."""
    documents = list(documents)
    use_weights(teacher)
    nlp = load_pipeline()
    try:
        with nlp.select_pipes(enable=NEEDED):
            for item in documents:
                yield _taught(item, nlp(item.document.text))
    finally:
        use_weights(MODEL)


def _taught(item: Prepared, doc: Doc) -> Prepared:
    """The document with soft answers for all spans, and with words and figures where its corpus has none."""
    said = prediction(doc)
    spans = {name: np.exp(log_probabilities(said.scores(name).astype(np.float32))) for name in SPANS}
    document = item.document
    if not document.words:
        document = replace(document, words=tuple(_words(doc)))
    if not document.numbers:
        document = replace(document, numbers=tuple(_figures(doc)), scale=SCALE)
    return replace(item, document=document, taught={name: table.astype(np.float16) for name, table in spans.items()})


def _words(doc: Doc) -> Iterator[Word]:
    """The words of a text with the teacher's classes and trees."""
    places = {token.i: place for place, token in enumerate(token for token in doc if not token.is_space)}
    for number, sent in enumerate(doc.sents):
        for token in sent:
            if token.i in places:
                head = -1 if token.head == token else places[token.head.i]
                relation = "root" if head < 0 else token.dep_
                start, end = token.idx, token.idx + len(token)
                yield Word(start, end, token.pos_, token.tag_, token.lemma_, head, relation, number)


def _figures(doc: Doc) -> Iterator[tuple[int, int, float]]:
    """How certain each event is, by the teacher."""
    said = prediction(doc)
    figures = said.scores(SCALE)[:, 0]
    for token in doc:
        if token.pos_ in EVENTS:
            start, end = token.idx, token.idx + len(token)
            yield start, end, float(figures[piece_of_word(said.pieces, start, end)])
