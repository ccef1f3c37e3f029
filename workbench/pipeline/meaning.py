"""Sentence vectors: `doc.vector`, `span.vector` and `similarity`, by a model that was made to compare sentences.

It is the model that the encoder was trained from, as it was before: what an encoder learns about sources and
trees costs it what it knew about meaning. Its weights are loaded, and a text is read, only when a vector is asked
for. The cosine between two vectors tells how alike two texts are, not whether they agree: "the ship sank" and
"the ship did not sink" are near each other.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np
from onnxruntime import InferenceSession
from spacy.language import Language
from spacy.tokens import Doc, Span
from tokenizers import Tokenizer

from workbench.pipeline.encoder import MODEL, model_file, open_session
from workbench.pipeline.pieces import WINDOW

GRAPH = "meaning.onnx"
WIDTH = 384


@Language.factory("workbench/meaning")
def make_meaning(nlp: Language, name: str):
    """Component that gives the Doc and its spans vectors."""
    return set_vectors


def set_vectors(doc: Doc) -> Doc:
    """Let spaCy's own `vector` and `similarity` ask the model, and return the doc."""
    for hooks in (doc.user_hooks, doc.user_span_hooks):
        hooks["vector"] = lambda part: vectors([part.text])[0]
        hooks["has_vector"] = lambda part: bool(part.text.strip())
        hooks["similarity"] = similarity  # spaCy's own takes a span's vector for the vector's length
    return doc


def similarity(part: Doc | Span, other: Doc | Span) -> float:
    """The cosine between two texts' vectors, from -1 to 1; 0 where one of the two holds nothing to read."""
    one, another = vectors([part.text, other.text])
    return float(one @ another)


def vectors(texts: Iterable[str]) -> np.ndarray:
    """Vectors [texts, 384] of length one; noughts for a blank text.

    Each text is read on its own, so that it has the same vector whatever stands beside it; of a long one each
    256 word pieces are, and their vectors' mean counts.
    """
    tokenizer, session = _tokenizer(), _session()
    found = [_vector(tokenizer, session, text) for text in texts]
    return np.array(found, dtype=np.float32).reshape(-1, WIDTH)


def _vector(tokenizer: Tokenizer, session: InferenceSession, text: str) -> np.ndarray:
    first, *inner, last = tokenizer.encode(text).ids
    if not inner:
        return np.zeros(WIDTH, dtype=np.float32)
    size = WINDOW - 2
    parts = [inner[start : start + size] for start in range(0, len(inner), size)]
    read = [_read(session, [first, *part, last]) for part in parts]
    mean = np.average(read, axis=0, weights=[len(part) for part in parts])
    return mean / np.linalg.norm(mean)


def _read(session: InferenceSession, ids: list[int]) -> np.ndarray:
    window = np.array([ids])
    mean = session.run(["meaning"], {"ids": window, "kinds": np.zeros_like(window)})[0][0]
    return mean / np.linalg.norm(mean)


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(model_file(MODEL, "tokenizer.json")))


@cache
def _session() -> InferenceSession:
    return open_session(model_file(MODEL, GRAPH))
