"""Attributions inside contents, which no corpus marks: the half-trained network reads each content alone.

"Dockers told the Herald that *the mayor had promised repairs*": PolNeAR says nothing about what the
mayor promised, because it marks only the outermost layer. But the content, read as a text of its own,
is a sentence like any other, and the network already knows what to do with one. What it finds there with
confidence becomes the target of the inner heads; where it hesitates, they learn nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import torch

from workbench.pipeline.decoding import find_spans, log_probabilities
from workbench.pipeline.linking import gap
from workbench.pipeline.pieces import NEW_LINE, TITLE, WINDOW, span_of
from workbench.training.batches import FIRST, LAST, Prepared
from workbench.training.heads import HEADS, columns
from workbench.training.network import Network

ROLES = ("source", "cue", "content")
SHORTEST = 8  # pieces; a shorter content has no room for a source, a cue and a content
SURE = 0.75  # probability below which an answer teaches nothing
NEAR = 12  # pieces between the parts of one attribution; a part that stands alone teaches nothing
BATCH = 128  # contents read at once; they are short
SKIPPED = {"that", "“", '"', "‘", "'"}  # words before the sentence that a content is


def mark_nested(network: Network, documents: list[Prepared]) -> list[Prepared]:
    """The documents, those with attributions given targets for the inner heads; the network keeps its mode.

    A text without attributions says nothing of what stands inside them, so there the inner heads learn nothing.
    """
    attributed = [item for item in documents if item.document.links]
    others = [item for item in documents if not item.document.links]
    was_training = network.training
    network.eval()
    jobs = [(number, *place) for number, item in enumerate(attributed) for place in _contents(item)]
    jobs.sort(key=lambda job: job[2] - job[1])
    tables = [_outside(item) for item in attributed]
    with torch.no_grad():
        for first in range(0, len(jobs), BATCH):
            group = jobs[first : first + BATCH]
            for (number, start, end), scores in zip(group, _read(network, attributed, group), strict=True):
                _teach(tables[number], start, end, scores)
    network.train(was_training)
    return others + [
        replace(item, allowed=item.allowed | table) for item, table in zip(attributed, tables, strict=True)
    ]


def _contents(item: Prepared) -> Iterator[tuple[int, int]]:
    """Pieces `[start, end)` of each content that is long enough, without the words before its sentence."""
    text, pieces = item.document.text, item.pieces
    for mark in item.document.marks:
        if mark.head == "content":
            start, end = span_of(pieces, mark.start, mark.end)
            while start < end and text[pieces.starts[start] : pieces.ends[start]].lower() in SKIPPED:
                start += 1
            end = min(end, start + WINDOW - 2)
            if end - start >= SHORTEST:
                yield start, end


def _outside(item: Prepared) -> dict[str, np.ndarray]:
    """Tables that say: nothing is nested anywhere."""
    table = np.zeros((len(item.pieces), 3), dtype=bool)
    table[:, 0] = True
    return {f"inner_{role}": table.copy() for role in ROLES}


def _read(network: Network, documents: list[Prepared], group: list[tuple[int, int, int]]) -> Iterator[np.ndarray]:
    """Scores of the outer heads for each content, read as if it were a text."""
    length = max(end - start for _, start, end in group) + 2
    ids, kinds, mask = (torch.zeros(len(group), length, dtype=torch.long) for _ in range(3))
    device = next(network.parameters(), torch.empty(0)).device
    for row, (number, start, end) in enumerate(group):
        pieces, size = documents[number].pieces, end - start
        ids[row, 0], ids[row, size + 1] = FIRST, LAST
        ids[row, 1 : size + 1] = torch.from_numpy(pieces.ids[start:end])
        kinds[row, 1 : size + 1] = torch.from_numpy(pieces.kinds[start:end])
        kinds[row, 1] = NEW_LINE + TITLE
        mask[row, : size + 2] = 1
    scores = network(ids.to(device), kinds.to(device), mask.to(device))[0].cpu()
    for row, (_, start, end) in enumerate(group):
        yield scores[row, 1 : end - start + 1].numpy()


def _teach(tables: dict[str, np.ndarray], start: int, end: int, scores: np.ndarray) -> None:
    """Write what was found in one content into the tables of its document."""
    outputs = {head.name: head.outputs for head in HEADS}
    places = columns()
    found = {role: find_spans(scores[:, places[role]], outputs[role]) for role in ROLES}
    if not found["cue"] or not found["content"]:
        return  # without both there is no attribution: the content is one flat statement
    for role in ROLES:
        table = tables[f"inner_{role}"]
        chances = np.exp(log_probabilities(scores[:, places[role]]).max(-1))
        table[start:end][chances < SURE] = True
        for span in found[role]:
            own = table[start + span.start : start + span.end]
            partners = found["content"] if role == "cue" else found["cue"]
            together = any(abs(gap((span.start, span.end), (other.start, other.end))) <= NEAR for other in partners)
            if span.score >= SURE and together:
                own[:] = False
                own[0, 1] = True
                own[1:, 2] = True
            else:
                own[:] = True
