"""Word classes, tags, lemmas and dependency trees from the encoder's answers: token.pos_, tag_, lemma_, head, dep_."""

from collections.abc import Iterable

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, LOWER, ORTH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

from workbench.pipeline.decoding import log_probabilities
from workbench.pipeline.encoder import Labels, Prediction, prediction
from workbench.pipeline.lemmas import best_lemma
from workbench.pipeline.pieces import pieces_of_words
from workbench.pipeline.trees import best_tree

SMALL, SAME = "l-0+", "c-0+"  # rules by which the lemma is the word in small letters, or as it is
CHOICES = 4  # lemma rules that come into question for a word
VECTORS = ("word_asks_head", "head_answers", "word_label", "head_label")
SURE = 0.98  # a head with this probability is not in question
COLUMNS = [HEAD, DEP, POS, TAG, LEMMA]


@Language.factory(
    "workbench/syntax",
    assigns=["token.pos", "token.tag", "token.lemma", "token.head", "token.dep"],
    requires=["token.is_sent_start"],
)
def make_syntax(nlp: Language, name: str):
    """Component that writes class, tag, lemma, head and relation; needs sentences and "workbench/encoder" before it."""
    return set_syntax


def set_syntax(doc: Doc) -> Doc:
    """Write pos_, tag_, lemma_, head and dep_ on every token and return the doc; each sentence is one tree."""
    said = prediction(doc)
    starts, lengths, spaces = doc.to_array([IDX, LENGTH, IS_SPACE]).astype(np.int64).reshape(-1, 3).T
    words = np.flatnonzero(spaces == 0)
    if not len(words) or not len(said.pieces):
        return doc  # blank, or signs that the vocabulary has no piece for
    pieces = pieces_of_words(said.pieces, starts[words], (starts + lengths)[words])
    relations = _hashes(doc, (*said.labels.deprels, "dep", "ROOT"))
    table = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
    table[:, 2:] = _answers(doc, said, words, pieces)
    vectors = {name: said.vectors(name)[pieces].astype(np.float32, copy=False) for name in VECTORS}
    for sent in doc.sents:
        first, last = np.searchsorted(words, [sent.start, sent.end])
        own = {name: rows[first:last] for name, rows in vectors.items()}
        heads, names = _sentence(said.labels, words[first:last] - sent.start, own, len(sent))
        table[sent.start : sent.end, 0] = (heads - np.arange(len(sent))).view(np.uint64)
        table[sent.start : sent.end, 1] = relations[names]
    return doc.from_array(COLUMNS, table)


def _answers(doc: Doc, said: Prediction, words: np.ndarray, pieces: np.ndarray) -> np.ndarray:
    """Class, tag and lemma of every token, as spaCy's numbers for their names; a space is its own lemma."""
    table = doc.to_array([ORTH, ORTH, ORTH])
    small = doc.to_array([LOWER])
    table[:, :2] = _hashes(doc, ("SPACE", "_SP"))
    for column, head in enumerate(("upos", "tag")):
        answers = said.scores(head)[pieces].astype(np.float32).argmax(-1)
        table[words, column] = _hashes(doc, said.labels.outputs[head])[answers]
    rules = said.labels.outputs["lemma"]
    scores = -said.scores("lemma")[pieces].astype(np.float32)
    best = np.array(rules)[scores.argmin(-1)]
    unchanged = words[best == SMALL]  # most words: their lemmas need not be made one by one
    table[unchanged, 2] = small[unchanged]
    others = (best != SMALL) & (best != SAME)
    words, scores = words[others], scores[others]
    likeliest = np.argpartition(scores, CHOICES)[:, :CHOICES]
    order = np.take_along_axis(scores, likeliest, -1).argsort(-1, kind="stable")
    chosen = np.take_along_axis(likeliest, order, -1)
    lemmas = (
        best_lemma(doc[word].text, [rules[rule] for rule in own], said.labels.words)
        for word, own in zip(words.tolist(), chosen.tolist(), strict=True)
    )
    table[words, 2] = _hashes(doc, lemmas)
    return table


def _hashes(doc: Doc, labels: Iterable[str]) -> np.ndarray:
    return np.array([doc.vocab.strings.add(label) for label in labels], dtype=np.uint64)


def _sentence(
    labels: Labels, words: np.ndarray, own: dict[str, np.ndarray], size: int
) -> tuple[np.ndarray, np.ndarray]:
    """Index of each token's head in its sentence (its own at the root), and of its relation.

    `words` are the tokens that are no spaces, `own` their vectors; spaces hang on the word before.
    """
    names = np.full(size, len(labels.deprels))  # "dep"
    if not len(words):
        names[0] += 1  # "ROOT"
        return np.zeros(size, dtype=np.int64), names
    parents = best_tree(weighed(labels, own, _arc_scores(labels, own)))
    heads = np.full(size, words[0])
    heads[words] = words
    heads = np.maximum.accumulate(heads)
    heads[words] = np.where(parents < 0, words, words[parents])
    names[words] = np.where(parents < 0, len(labels.deprels) + 1, _relations(labels, own, parents))
    return heads, names


def _arc_scores(labels: Labels, own: dict[str, np.ndarray]) -> np.ndarray:
    """Logs of the probabilities [words, root and words] of every word as the head of every other."""
    scores = own["word_asks_head"] @ np.concatenate([labels.readout["root"][None], own["head_answers"]]).T
    np.fill_diagonal(scores[:, 1:], -np.inf)
    return log_probabilities(scores)


def weighed(labels: Labels, own: dict[str, np.ndarray], arcs: np.ndarray) -> np.ndarray:
    """The arcs' logs, and where two heads are in question, with those of the best relation to each added."""
    doubtful = np.flatnonzero(arcs.max(1) < np.log(SURE))
    if not len(doubtful):
        return arcs
    better = arcs.copy()
    two = np.argpartition(-arcs[doubtful], 1)[:, :2]
    chances = log_probabilities(_relation_scores(labels, own, np.repeat(doubtful, 2), two.ravel() - 1))
    root = labels.deprels.index("root")
    as_root = chances[:, root].copy()
    chances[:, root] = -np.inf
    fit = np.where(two == 0, as_root.reshape(two.shape), chances.max(-1).reshape(two.shape))
    better[doubtful] += fit.min(1, keepdims=True)
    better[doubtful[:, None], two] = arcs[doubtful[:, None], two] + fit
    return better


def _relations(labels: Labels, own: dict[str, np.ndarray], parents: np.ndarray) -> np.ndarray:
    scores = _relation_scores(labels, own, np.arange(len(parents)), parents)
    scores[:, labels.deprels.index("root")] = -np.inf  # the root is decided by the tree
    return scores.argmax(-1)


def _relation_scores(labels: Labels, own: dict[str, np.ndarray], words: np.ndarray, parents: np.ndarray) -> np.ndarray:
    """Scores [words, relations] of what each word is to a parent, -1 for the root."""
    joint = own["head_label"][parents]
    joint[parents < 0] = 0.0  # the root has no vector
    joint += own["word_label"][words]
    np.maximum(joint, 0.0, out=joint)
    return joint @ labels.readout["deprel_weight"].T + labels.readout["deprel_bias"]
