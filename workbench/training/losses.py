"""How wrong the network is, head by head; a head that a batch says nothing about costs nothing."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from workbench.pipeline.linking import CONTENT_TO_CUE, CONTENT_TO_SOURCE, CUE_TO_SOURCE, SCALE
from workbench.training.batches import FIRST, LAST, NONE
from workbench.training.collate import Batch, Pointers, Spans
from workbench.training.heads import HEADS, VECTORS
from workbench.training.network import Network

# Losses are means over pieces, words or links, so that a rare answer weighs little: these make up for it.
WEIGHTS = {
    "link": 2.0, "deprel": 1.0, "factuality": 0.5, "news_factuality": 0.5, "sentence": 0.3, "lemma": 0.5, "tag": 0.5,
    "uncertainty": 1.5,
}  # fmt: skip
LINKS = {  # of each kind: what asks, what answers, and which score stands for nobody
    CONTENT_TO_CUE: ("content_asks_cue", "cue_answers", 2),
    CONTENT_TO_SOURCE: ("content_asks_source", "source_answers", 1),
    CUE_TO_SOURCE: ("cue_asks_source", "source_answers", 0),
}
HUBER = 1.0
HIDDEN_PIECES = 0.1  # small corpora are read so often that their names and cues would be known by heart
PADDING, MASK = 0, 103  # beside the text, and in place of a hidden piece
NEVER = -1e4


def on(device: torch.device, item):
    """The same arrays, tuples and tables of them as tensors on a device."""
    if isinstance(item, np.ndarray):
        return torch.from_numpy(item).to(device)
    if isinstance(item, dict):
        return {key: on(device, value) for key, value in item.items()}
    parts = [on(device, value) for value in item]
    return type(item)(*parts) if hasattr(item, "_fields") else tuple(parts)


def of_text(ids: Tensor) -> Tensor:
    """Which pieces of a batch are neither padding nor special."""
    return (ids != PADDING) & (ids != FIRST) & (ids != LAST)


def some_hidden(ids: Tensor) -> Tensor:
    """The ids of a batch with [MASK] for some of the pieces of its texts."""
    return ids.masked_fill(of_text(ids) & (torch.rand(ids.shape, device=ids.device) < HIDDEN_PIECES), MASK)


def answers_of(scores: Tensor) -> dict[str, Tensor]:
    """The columns of each head in the scores of a batch."""
    parts = scores.split([len(head.outputs) for head in HEADS], -1)
    return {head.name: part for head, part in zip(HEADS, parts, strict=True)}


def vectors_of(vectors: Tensor) -> dict[str, Tensor]:
    """The columns of each vector in the second table of a batch."""
    parts = vectors.split([width for _, width in VECTORS], -1)
    return {name: part for (name, _), part in zip(VECTORS, parts, strict=True)}


def head_scores(network: Network, parts: dict[str, Tensor], begins: Tensor, sentence: Tensor) -> Tensor:
    """Scores [windows, pieces, 1 + pieces] of the root and of each word of the same sentence as a piece's head.

    Column 0 is the root and the first special piece too, which is no word: a column is a place in the window.
    """
    asks, replies = parts["word_asks_head"], parts["head_answers"]
    scores = asks @ replies.transpose(1, 2)
    able = (sentence[:, :, None] == sentence[:, None, :]) & begins[:, None, :]
    able &= ~torch.eye(scores.shape[1], dtype=torch.bool, device=scores.device)
    return torch.cat([(asks @ network.root)[..., None], scores.masked_fill(~able, NEVER)[..., 1:]], -1)


def relation_scores(network: Network, parts: dict[str, Tensor], rows: Tensor, heads: Tensor) -> Tensor:
    """Scores of the relation of the words in some rows to their heads, given by place in the window, 0 for the root."""
    length = parts["head_label"].shape[1]
    own, labels = parts["word_label"].flatten(0, 1)[rows], parts["head_label"].flatten(0, 1)
    of_head = torch.where(heads[:, None] > 0, labels[rows - rows % length + heads], 0.0)
    return network.deprels(functional.relu(own + of_head))


def losses(network: Network, batch: Batch, ids: Tensor, scores: Tensor, vectors: Tensor) -> dict[str, Tensor]:
    """Weighted losses by name, of what the network answered on the ids of a batch; training lowers their sum."""
    answers, parts = answers_of(scores.flatten(0, 1)), vectors_of(vectors)
    found = {name: _answers(answers[name][rows], right) for name, (rows, right) in batch.allowed.items()}
    if batch.links:
        flat = {name: part.flatten(0, 1) for name, part in parts.items()}
        found["link"] = torch.cat([_point(network, flat, kind, own) for kind, own in batch.links.items()]).mean()
    if len(batch.words):
        found |= _words(network, batch, ids, answers, parts)
    for scale, (rows, right) in batch.numbers.items():
        found[scale] = functional.huber_loss(answers[scale][rows, 0], right, delta=HUBER)
    return {name: loss * WEIGHTS.get(name, 1.0) for name, loss in found.items()}


def _answers(rows: Tensor, allowed: Tensor) -> Tensor:
    """Minus log of the probability of all allowed answers together, the mean over pieces."""
    right = rows.masked_fill(~allowed, NEVER).logsumexp(-1)
    return (rows.logsumexp(-1) - right).mean()


def _means(vectors: Tensor, spans: Spans) -> Tensor:
    """The mean vector of each span."""
    sums = torch.zeros(len(spans.sizes), vectors.shape[1], device=vectors.device)
    return sums.index_add(0, spans.owners, vectors[spans.rows]) / spans.sizes[:, None]


def _point(network: Network, parts: dict[str, Tensor], kind: int, own: Pointers) -> Tensor:
    """Losses of pointers of one kind, each to one of those who can answer or to nobody."""
    asks, answers, nobody = LINKS[kind]
    asking, answering = _means(parts[asks], own.asking), _means(parts[answers], own.answering)
    scores = asking @ answering.T / SCALE + network.far[kind][own.buckets]
    scores = torch.cat([scores.masked_fill(own.apart, NEVER), network.nobody[nobody].expand(len(scores), 1)], 1)
    return functional.cross_entropy(scores, own.targets, reduction="none")


def _words(
    network: Network, batch: Batch, ids: Tensor, answers: dict[str, Tensor], parts: dict[str, Tensor]
) -> dict[str, Tensor]:
    """Classes, tags and lemmas; each word chooses its head among its sentence and the root, then the relation.

    The lemma of a hidden piece cannot be guessed and is not asked.
    """
    place, upos, tag, lemma, head, relation = batch.words.T
    lemma = lemma.masked_fill(ids.flatten()[place] == MASK, NONE)
    targets = {"upos": upos, "tag": tag, "lemma": lemma}
    found = {name: _of_answered(answers[name][place], right) for name, right in targets.items()}
    scores = head_scores(network, parts, batch.begins, batch.sentence).flatten(0, 1)[place]
    found["arc"] = _of_answered(scores, head)
    named = relation_scores(network, parts, place, head.clamp(min=0))
    found["deprel"] = _of_answered(named, relation)
    return found


def _of_answered(scores: Tensor, right: Tensor) -> Tensor:
    """Cross entropy, the mean over words that have an answer; where none has one, nothing."""
    total = functional.cross_entropy(scores, right, ignore_index=NONE, reduction="sum")
    return total / (right != NONE).sum().clamp(min=1)
