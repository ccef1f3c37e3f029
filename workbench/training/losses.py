"""How wrong the network is, head by head; a head that a batch says nothing about costs nothing."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from workbench.pipeline.linking import CONTENT_TO_CUE, CONTENT_TO_SOURCE, CUE_TO_SOURCE, SCALE, distance_bucket, gap
from workbench.training.batches import Example
from workbench.training.heads import HEADS, columns, vector_columns
from workbench.training.network import Network

WEIGHTS = {"link": 0.3, "arc": 1.0, "deprel": 0.5, "upos": 1.0, "factuality": 0.3, "entity": 1.0, "sentence": 0.3}
HUBER = 1.0


def collate(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, kinds and mask of a batch, padded to its longest window."""
    length = max(len(example.ids) for example in batch)
    ids, kinds, mask = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(3))
    for row, example in enumerate(batch):
        size = len(example.ids)
        ids[row, :size] = torch.from_numpy(example.ids)
        kinds[row, :size] = torch.from_numpy(example.kinds)
        mask[row, :size] = 1
    return ids, kinds, mask


def losses(network: Network, batch: list[Example]) -> dict[str, Tensor]:
    """Weighted losses by name; their sum is what training lowers."""
    scores, vectors = network(*collate(batch))
    places, vector_places = columns(), vector_columns()
    parts = {name: vectors[..., place] for name, place in vector_places.items()}
    found = {}
    for head in HEADS:
        if any(head.name in example.allowed for example in batch):
            found[head.name] = _answers(scores[..., places[head.name]], head.name, batch)
    if any(example.links for example in batch):
        found["link"] = _links(network, parts, batch)
    if any(len(example.words) for example in batch):
        found["upos"] = _upos(scores[..., places["upos"]], batch)
        found["arc"], found["deprel"] = _tree(network, parts, batch)
    if any(example.numbers for example in batch):
        found["factuality"] = _numbers(scores[..., places["factuality"]], batch)
    return {name: loss * WEIGHTS.get(name, 1.0) for name, loss in found.items() if loss is not None}


def _answers(scores: Tensor, name: str, batch: list[Example]) -> Tensor:
    """Minus log of the probability of all allowed answers together, the mean over pieces."""
    rows, allowed = [], []
    for row, example in enumerate(batch):
        if name in example.allowed:
            rows.append(scores[row, 1 : 1 + len(example.allowed[name])])
            allowed.append(torch.from_numpy(example.allowed[name]))
    rows, allowed = torch.cat(rows), torch.cat(allowed)
    right = rows.masked_fill(~allowed, -1e4).logsumexp(-1)
    return (rows.logsumexp(-1) - right).mean()


def _links(network: Network, parts: dict[str, Tensor], batch: list[Example]) -> Tensor | None:
    """Each content points at its cue, each cue and each content at the source; others of the window are wrong."""
    found = []
    for row, example in enumerate(batch):
        cues = sorted({cue for _, cue, _, _ in example.links})
        sources = sorted({source for _, _, source, _ in example.links if source})
        for content, cue, source, alone in example.links:
            asks = (network, parts, row, content)
            if len(cues) > 1:
                found.append(_point(*asks, "content_asks_cue", "cue_answers", cues, cues.index(cue), CONTENT_TO_CUE))
            if source or alone:
                target = sources.index(source) if source else len(sources)
                found.append(
                    _point(*asks, "content_asks_source", "source_answers", sources, target, CONTENT_TO_SOURCE, nobody=1)
                )
                asks = (network, parts, row, cue)
                found.append(
                    _point(*asks, "cue_asks_source", "source_answers", sources, target, CUE_TO_SOURCE, nobody=0)
                )
    return torch.stack(found).mean() if found else None


def _point(network, parts, row, span, asks, answers, candidates, target, kind, nobody=None) -> Tensor:
    """Loss of one pointer from a span to one of the candidate spans, or to nobody."""
    question = parts[asks][row, span[0] : span[1]].mean(0)
    scores = [network.nobody[nobody][None]] if nobody is not None else []
    if candidates:
        replies = torch.stack([parts[answers][row, first:last].mean(0) for first, last in candidates])
        steps = np.array([gap(span, candidate) for candidate in candidates])
        near = network.far[kind][torch.from_numpy(distance_bucket(steps))]
        scores.insert(0, replies @ question / SCALE + near)
    return functional.cross_entropy(torch.cat(scores)[None], torch.tensor([target]))


def _upos(scores: Tensor, batch: list[Example]) -> Tensor:
    rows, targets = [], []
    for row, example in enumerate(batch):
        rows.append(scores[row, torch.from_numpy(example.words[:, 0])])
        targets.append(torch.from_numpy(example.words[:, 1]))
    return functional.cross_entropy(torch.cat(rows), torch.cat(targets), ignore_index=-1)


def _tree(network: Network, parts: dict[str, Tensor], batch: list[Example]) -> tuple[Tensor, Tensor]:
    """Each word chooses its head among the words of its sentence and the root; then the relation's name."""
    arcs, relations, right_arcs, right_relations = [], [], [], []
    for row, example in enumerate(batch):
        if not len(example.words):
            continue
        table = torch.from_numpy(example.words)
        place, head, relation, sentence = table[:, 0], table[:, 2], table[:, 3], table[:, 4]
        asks, answers = parts["word_asks_head"][row, place], parts["head_answers"][row, place]
        scores = asks @ torch.cat([network.root[None], answers]).T
        apart = sentence[:, None] != sentence[None, :]
        apart = apart | torch.eye(len(place), dtype=torch.bool)
        scores = scores.masked_fill(functional.pad(apart, (1, 0)), -1e4)
        # heads are given by their piece; in the table of candidates the root is 0 and words follow
        column = (head[:, None] == place[None, :]).int().argmax(-1) + 1
        column = torch.where(head == 0, 0, torch.where(head < 0, -100, column))
        arcs.append(functional.pad(scores, (0, 400 - scores.shape[1]), value=-1e4))
        right_arcs.append(column)
        of_head = torch.where(head[:, None] > 0, parts["head_label"][row, head.clamp(min=0)], 0.0)
        relations.append(functional.relu(parts["word_label"][row, place] + of_head))
        right_relations.append(relation)
    arc = functional.cross_entropy(torch.cat(arcs), torch.cat(right_arcs), ignore_index=-100)
    named = network.deprels(torch.cat(relations))
    return arc, functional.cross_entropy(named, torch.cat(right_relations), ignore_index=-1)


def _numbers(scores: Tensor, batch: list[Example]) -> Tensor:
    said = [scores[row, place, 0] for row, example in enumerate(batch) for place, _ in example.numbers]
    right = [value for example in batch for _, value in example.numbers]
    return functional.huber_loss(torch.stack(said), torch.tensor(right), delta=HUBER)
