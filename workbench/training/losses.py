"""How wrong the network is, head by head; a head that a batch says nothing about costs nothing.

Every head gathers its rows out of the whole batch at once: taking slices window by window would make torch fill
a table of noughts for each.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from workbench.pipeline.linking import CONTENT_TO_CUE, CONTENT_TO_SOURCE, CUE_TO_SOURCE, SCALE, distance_bucket, gap
from workbench.training.batches import Example
from workbench.training.heads import HEADS, VECTORS
from workbench.training.network import Network

# Losses are means over pieces, words or links, so that a rare answer weighs little: these make up for it.
WEIGHTS = {
    "link": 1.0, "deprel": 1.0, "factuality": 0.5, "news_factuality": 0.5, "sentence": 0.3, "lemma": 0.5, "tag": 0.5,
    "uncertainty": 1.5,
}  # fmt: skip
HUBER = 1.0
# Of cues, at random: about as many are missed when an article is read, and their contents have to know it.
HIDDEN = 0.15
NEVER = -1e4

Span = tuple[int, int]  # [first, last) in the rows of the batch


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
    ids, kinds, mask = collate(batch)
    scores, vectors = network(ids, kinds, mask)
    answers = scores.flatten(0, 1).split([len(head.outputs) for head in HEADS], -1)
    answers = {head.name: part for head, part in zip(HEADS, answers, strict=True)}
    parts = vectors.flatten(0, 1).split([width for _, width in VECTORS], -1)
    parts = {name: part for (name, _), part in zip(VECTORS, parts, strict=True)}
    starts = [row * ids.shape[1] for row in range(len(batch))]  # of each window in the rows of the batch
    found = {}
    for name in sorted({name for example in batch for name in example.allowed}):
        found[name] = _answers(answers[name], name, batch, starts)
    for name in sorted({name for example in batch for name in example.taught}):
        found[f"taught {name}"] = WEIGHTS.get(name, 1.0) * _taught(answers[name], name, batch, starts)
    if any(example.links for example in batch):
        found["link"] = _links(network, parts, batch, starts)
    if any(len(example.words) for example in batch):
        found |= _words(network, answers, parts, batch, starts)
    for scale in sorted({example.scale for example in batch if example.numbers}):
        found[scale] = _numbers(answers[scale][:, 0], scale, batch, starts)
    return {name: loss * WEIGHTS.get(name, 1.0) for name, loss in found.items()}


def _answers(scores: Tensor, name: str, batch: list[Example], starts: list[int]) -> Tensor:
    """Minus log of the probability of all allowed answers together, the mean over pieces."""
    rows, allowed = _beside(scores, [example.allowed.get(name) for example in batch], starts)
    right = rows.masked_fill(~allowed, NEVER).logsumexp(-1)
    return (rows.logsumexp(-1) - right).mean()


def _taught(scores: Tensor, name: str, batch: list[Example], starts: list[int]) -> Tensor:
    """How far the answers are from a teacher's: cross entropy, the mean over pieces."""
    rows, right = _beside(scores, [example.taught.get(name) for example in batch], starts)
    return functional.cross_entropy(rows, right.to(rows.dtype))


def _beside(scores: Tensor, tables: Sequence[np.ndarray | None], starts: list[int]) -> tuple[Tensor, Tensor]:
    """The scores of the pieces that a table of their window is about, and the rows of those tables."""
    own = [(start + 1, table) for start, table in zip(starts, tables, strict=True) if table is not None]
    rows = scores[_rows([(first, first + len(table)) for first, table in own])]
    return rows, torch.from_numpy(np.concatenate([table for _, table in own]))


def _rows(spans: list[Span]) -> Tensor:
    return torch.from_numpy(np.concatenate([np.arange(first, last) for first, last in spans]))


def _means(vectors: Tensor, spans: list[Span]) -> Tensor:
    """The mean vector of each span."""
    sizes = torch.tensor([last - first for first, last in spans])
    sums = torch.zeros(len(spans), vectors.shape[1])
    sums = sums.index_add(0, torch.repeat_interleave(sizes), vectors[_rows(spans)])
    return sums / sizes[:, None]


def _links(network: Network, parts: dict[str, Tensor], batch: list[Example], starts: list[int]) -> Tensor:
    """Each content points at its cue, each cue and each content at the source; others of the window are wrong.

    A content whose cue is hidden points at no cue, instead of at its neighbour's.
    """

    def shifted(span, start):
        """A span in the rows of the batch; None stays None."""
        return span and (span[0] + start, span[1] + start)

    links = [
        (row, shifted(content, start), shifted(cue, start), shifted(source, start), alone)
        for row, (start, example) in enumerate(zip(starts, batch, strict=True))
        for content, cue, source, alone in example.links
    ]
    cues = sorted({(row, *cue) for row, _, cue, _, _ in links})
    sources = sorted({(row, *source) for row, _, _, source, _ in links if source})
    known = [(row, content, cue, source) for row, content, cue, source, alone in links if source or alone]
    shown = [cue for cue, drawn in zip(cues, torch.rand(len(cues)).tolist(), strict=True) if drawn >= HIDDEN]
    to_cue = [(row, content, cue if (row, *cue) in shown else None) for row, content, cue, _, _ in links]
    lists = [
        _point(network, parts, ("content_asks_cue", "cue_answers"), to_cue, shown, CONTENT_TO_CUE, nobody=2),
        _point(
            network, parts, ("content_asks_source", "source_answers"),
            [(row, content, source) for row, content, _, source in known], sources, CONTENT_TO_SOURCE, nobody=1,
        ),
        _point(
            network, parts, ("cue_asks_source", "source_answers"),
            [(row, cue, source) for row, _, cue, source in known], sources, CUE_TO_SOURCE, nobody=0,
        ),
    ]  # fmt: skip
    return torch.cat(lists).mean()


def _point(
    network: Network,
    parts: dict[str, Tensor],
    vectors: tuple[str, str],
    questions: list[tuple[int, Span, Span | None]],
    candidates: list[tuple[int, int, int]],
    kind: int,
    nobody: int,
) -> Tensor:
    """Losses of pointers, (window, span, target or None), to the candidates (window, first, last) or to nobody."""
    if not questions:
        return torch.zeros(0)
    asks, answers = vectors
    scores = torch.zeros(len(questions), 0)
    if candidates:
        asked = _means(parts[asks], [span for _, span, _ in questions])
        replies = _means(parts[answers], [(first, last) for _, first, last in candidates])
        place = np.array([(row, *span) for row, span, _ in questions])[:, None]
        other = np.array(candidates)[None]
        steps = gap((place[..., 1], place[..., 2]), (other[..., 1], other[..., 2]))
        scores = asked @ replies.T / SCALE + network.far[kind][torch.from_numpy(distance_bucket(steps))]
        scores = scores.masked_fill(torch.from_numpy(place[..., 0] != other[..., 0]), NEVER)
    scores = torch.cat([scores, network.nobody[nobody].expand(len(questions), 1)], 1)
    places = {candidate: number for number, candidate in enumerate(candidates)}
    targets = [places[row, *target] if target else len(candidates) for row, _, target in questions]
    return functional.cross_entropy(scores, torch.tensor(targets), reduction="none")


def _words(
    network: Network, answers: dict[str, Tensor], parts: dict[str, Tensor], batch: list[Example], starts: list[int]
) -> dict[str, Tensor]:
    """Classes, tags and lemmas; each word chooses its head among its sentence and the root, then the relation."""
    table, sentences = [], 0
    for start, example in zip(starts, batch, strict=True):
        if len(example.words):
            own = example.words.copy()
            own[:, 0] += start
            own[:, 4] += np.where(own[:, 4] > 0, start, 0)
            own[:, 6] += sentences - own[0, 6]
            sentences = own[-1, 6] + 1
            table.append(own)
    place, upos, tag, lemma, head, relation, sentence = torch.from_numpy(np.concatenate(table)).T
    targets = {"upos": upos, "tag": tag, "lemma": lemma}
    found = {
        name: functional.cross_entropy(answers[name][place], right, ignore_index=-1) for name, right in targets.items()
    }
    asks, replies = parts["word_asks_head"][place], parts["head_answers"][place]
    scores = asks @ torch.cat([network.root[None], replies]).T
    apart = (sentence[:, None] != sentence[None, :]) | torch.eye(len(place), dtype=torch.bool)
    scores = scores.masked_fill(functional.pad(apart, (1, 0)), NEVER)
    # heads are given by their piece; in the table of candidates the root is 0 and words follow
    column = torch.searchsorted(place.contiguous(), head.clamp(min=0)) + 1
    column = torch.where(head == 0, 0, torch.where(head < 0, -100, column))
    found["arc"] = functional.cross_entropy(scores, column, ignore_index=-100)
    of_head = torch.where(head[:, None] > 0, parts["head_label"][head.clamp(min=0)], 0.0)
    named = network.deprels(functional.relu(parts["word_label"][place] + of_head))
    found["deprel"] = functional.cross_entropy(named, relation, ignore_index=-1)
    return found


def _numbers(figures: Tensor, scale: str, batch: list[Example], starts: list[int]) -> Tensor:
    rows = [
        (start + place, value)
        for start, example in zip(starts, batch, strict=True)
        if example.scale == scale
        for place, value in example.numbers
    ]
    places, right = zip(*rows, strict=True)
    return functional.huber_loss(figures[torch.tensor(places)], torch.tensor(right), delta=HUBER)
