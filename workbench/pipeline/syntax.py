"""Word classes and dependency trees: token.pos_, token.head and token.dep_ from the encoder's answers."""

import numpy as np
from spacy.attrs import DEP, HEAD, POS
from spacy.language import Language
from spacy.tokens import Doc, Span

from workbench.pipeline.encoder import Prediction, prediction
from workbench.pipeline.pieces import piece_of_word
from workbench.pipeline.trees import best_tree


@Language.factory(
    "workbench/syntax", assigns=["token.pos", "token.head", "token.dep"], requires=["token.is_sent_start"]
)
def make_syntax(nlp: Language, name: str):
    """Component that writes part of speech, head and relation; needs sentences and "workbench/encoder" before it."""
    return set_syntax


def set_syntax(doc: Doc) -> Doc:
    """Write pos_, head and dep_ on every token and return the doc; each sentence is one tree."""
    said = prediction(doc)
    words = [token.i for token in doc if not token.is_space]
    if not words or not len(said.pieces):
        return doc  # blank, or signs that the vocabulary has no piece for
    pieces = np.zeros(len(doc), dtype=np.int64)
    pieces[words] = [piece_of_word(said.pieces, doc[i].idx, doc[i].idx + len(doc[i])) for i in words]
    upos = said.labels.outputs["upos"]
    tags = np.array([doc.vocab.strings.add(label) for label in (*upos, "SPACE")], dtype=np.uint64)
    table = np.zeros((len(doc), 3), dtype=np.uint64)
    table[:, 2] = tags[-1]
    table[words, 2] = tags[said.scores("upos")[pieces[words]].argmax(-1)]
    for sent in list(doc.sents):
        heads, relations = _sentence(said, sent, pieces)
        own = np.arange(sent.start, sent.end)
        table[own, 0] = (heads - own).astype(np.int64).view(np.uint64)
        table[own, 1] = [doc.vocab.strings.add(relation) for relation in relations]
    return doc.from_array([HEAD, DEP, POS], table)


def _sentence(said: Prediction, sent: Span, pieces: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Index of each token's head in the doc (its own at the root), and its relation; spaces hang on a neighbour."""
    words = np.array([token.i for token in sent if not token.is_space], dtype=np.int64)
    if not len(words):
        return np.full(len(sent), sent.start), ["ROOT"] + ["dep"] * (len(sent) - 1)
    own = pieces[words]
    parents = best_tree(_arc_scores(said, own))
    names = _relations(said, own, parents)
    heads = np.empty(len(sent), dtype=np.int64)
    relations = ["dep"] * len(sent)
    before = words[0]
    for token in sent:
        if token.is_space:
            heads[token.i - sent.start] = before
        else:
            before = token.i
    for word, parent, name in zip(words, parents, names, strict=True):
        heads[word - sent.start] = word if parent < 0 else words[parent]
        relations[word - sent.start] = "ROOT" if parent < 0 else name
    return heads, relations


def _arc_scores(said: Prediction, own: np.ndarray) -> np.ndarray:
    """Scores [words, root and words] of every word as the head of every other."""
    answers = said.vectors("head_answers")[own].astype(np.float32)
    root = said.labels.readout["root"][None]
    return said.vectors("word_asks_head")[own].astype(np.float32) @ np.concatenate([root, answers]).T


def _relations(said: Prediction, own: np.ndarray, parents: np.ndarray) -> list[str]:
    heads = said.vectors("head_label")[own].astype(np.float32)
    of_head = np.where((parents >= 0)[:, None], heads[np.maximum(parents, 0)], 0.0)
    joint = np.maximum(said.vectors("word_label")[own] + of_head, 0.0)
    scores = joint @ said.labels.readout["deprel_weight"].T + said.labels.readout["deprel_bias"]
    scores[:, said.labels.deprels.index("root")] = -np.inf  # the root is decided by the tree
    return [said.labels.deprels[index] for index in scores.argmax(-1)]
