"""Word classes and dependency trees: token.pos_, token.head and token.dep_ from the encoder's answers."""

from collections.abc import Iterable

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LENGTH, POS
from spacy.language import Language
from spacy.tokens import Doc

from workbench.pipeline.encoder import Prediction, prediction
from workbench.pipeline.pieces import pieces_of_words
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
    starts, lengths, spaces = doc.to_array([IDX, LENGTH, IS_SPACE]).astype(np.int64).reshape(-1, 3).T
    words = np.flatnonzero(spaces == 0)
    if not len(words) or not len(said.pieces):
        return doc  # blank, or signs that the vocabulary has no piece for
    pieces = pieces_of_words(said.pieces, starts[words], (starts + lengths)[words])
    tags = _hashes(doc, (*said.labels.outputs["upos"], "SPACE"))
    relations = _hashes(doc, (*said.labels.deprels, "dep", "ROOT"))
    table = np.zeros((len(doc), 3), dtype=np.uint64)
    table[:, 2] = tags[-1]
    table[words, 2] = tags[said.scores("upos")[pieces].argmax(-1)]
    for sent in doc.sents:
        first, last = np.searchsorted(words, [sent.start, sent.end])
        heads, names = _sentence(said, words[first:last] - sent.start, pieces[first:last], len(sent))
        table[sent.start : sent.end, 0] = (heads - np.arange(len(sent))).view(np.uint64)
        table[sent.start : sent.end, 1] = relations[names]
    return doc.from_array([HEAD, DEP, POS], table)


def _hashes(doc: Doc, labels: Iterable[str]) -> np.ndarray:
    return np.array([doc.vocab.strings.add(label) for label in labels], dtype=np.uint64)


def _sentence(said: Prediction, words: np.ndarray, own: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Index of each token's head in its sentence (its own at the root), and of its relation.

    `words` are the tokens that are no spaces, `own` their pieces; spaces hang on the word before.
    """
    names = np.full(size, len(said.labels.deprels))  # "dep"
    if not len(words):
        names[0] += 1  # "ROOT"
        return np.zeros(size, dtype=np.int64), names
    parents = best_tree(_arc_scores(said, own))
    heads = np.full(size, words[0])
    heads[words] = words
    heads = np.maximum.accumulate(heads)
    heads[words] = np.where(parents < 0, words, words[parents])
    names[words] = np.where(parents < 0, len(said.labels.deprels) + 1, _relations(said, own, parents))
    return heads, names


def _arc_scores(said: Prediction, own: np.ndarray) -> np.ndarray:
    """Scores [words, root and words] of every word as the head of every other."""
    answers = said.vectors("head_answers")[own].astype(np.float32)
    root = said.labels.readout["root"][None]
    return said.vectors("word_asks_head")[own].astype(np.float32) @ np.concatenate([root, answers]).T


def _relations(said: Prediction, own: np.ndarray, parents: np.ndarray) -> np.ndarray:
    heads = said.vectors("head_label")[own].astype(np.float32)
    of_head = np.where((parents >= 0)[:, None], heads[np.maximum(parents, 0)], 0.0)
    joint = np.maximum(said.vectors("word_label")[own] + of_head, 0.0)
    scores = joint @ said.labels.readout["deprel_weight"].T + said.labels.readout["deprel_bias"]
    scores[:, said.labels.deprels.index("root")] = -np.inf  # the root is decided by the tree
    return scores.argmax(-1)
