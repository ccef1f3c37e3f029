"""Windows of texts put together as one batch of arrays, so that nothing but arithmetic is left for the network's side.

All places are rows of the batch's tables laid out window behind window.
"""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from workbench.pipeline.linking import CONTENT_TO_CUE, CONTENT_TO_SOURCE, CUE_TO_SOURCE, distance_bucket, gap
from workbench.training.batches import Example

# Of cues, at random: about as many are missed when an article is read, and their contents have to know it.
HIDDEN_CUES = 0.15

Span = tuple[int, int, int]  # the window and [first, last) in its pieces
Question = tuple[Span, Span | None]  # who asks, and who should answer


class Spans(NamedTuple):
    """Stretches of pieces: the `rows` of all, for each row the number of its stretch, and the sizes."""

    rows: np.ndarray
    owners: np.ndarray
    sizes: np.ndarray


class Pointers(NamedTuple):
    """Who asks and who can answer; tables [asking, answering] of distances and of who is out of reach; the right ones.

    The target behind the last of those who answer is nobody.
    """

    asking: Spans
    answering: Spans
    buckets: np.ndarray
    apart: np.ndarray
    targets: np.ndarray


class Batch(NamedTuple):
    """Ids, kinds and mask [windows, pieces], and what is right: arrays, or tensors when they are `on` a device.

    `allowed` holds by head rows and the answers that are not wrong there, `numbers` by scale rows and figures;
    `words` has a column each for row, UPOS, tag, lemma rule, head (its place in the window, 0 for the root) and
    relation, -1 where there is no answer; `begins` marks pieces that begin such a word, `sentence` counts sentences.
    """

    ids: np.ndarray
    kinds: np.ndarray
    mask: np.ndarray
    allowed: dict[str, tuple[np.ndarray, np.ndarray]]
    numbers: dict[str, tuple[np.ndarray, np.ndarray]]
    words: np.ndarray
    begins: np.ndarray
    sentence: np.ndarray
    links: dict[int, Pointers]


def collate(examples: Sequence[Example], rng: np.random.Generator) -> Batch:
    """The windows as one batch, padded to the longest; some cues are hidden from their contents at random."""
    length = max(len(example.ids) for example in examples)
    ids, kinds, mask, sentence = (np.zeros((len(examples), length), dtype=np.int64) for _ in range(4))
    begins = np.zeros((len(examples), length), dtype=bool)
    words = []
    for window, example in enumerate(examples):
        size, own = len(example.ids), example.words
        ids[window, :size], kinds[window, :size], mask[window, :size] = example.ids, example.kinds, 1
        begins[window, own[:, 0]], sentence[window, own[:, 0]] = True, own[:, 6]
        words.append(own[:, :6] + np.array([window * length, 0, 0, 0, 0, 0]))
    return Batch(
        ids,
        kinds,
        mask,
        allowed=_allowed(examples, length),
        numbers=_numbers(examples, length),
        words=np.concatenate(words),
        begins=begins,
        sentence=sentence,
        links=_links(examples, length, rng),
    )


def _allowed(examples: Sequence[Example], length: int) -> dict:
    found = {}
    for name in sorted({name for example in examples for name in example.allowed}):
        own = [(number * length + 1, example.allowed.get(name)) for number, example in enumerate(examples)]
        own = [(first, table) for first, table in own if table is not None]
        rows = np.concatenate([np.arange(first, first + len(table)) for first, table in own])
        found[name] = rows, np.concatenate([table for _, table in own])
    return found


def _numbers(examples: Sequence[Example], length: int) -> dict:
    found: dict[str, list] = {}
    for window, example in enumerate(examples):
        found.setdefault(example.scale, []).extend((window * length + place, value) for place, value in example.numbers)
    return {
        scale: (np.array([row for row, _ in told]), np.array([value for _, value in told], dtype=np.float32))
        for scale, told in found.items()
        if told
    }


def _links(examples: Sequence[Example], length: int, rng: np.random.Generator) -> dict[int, Pointers]:
    """Each content points at its cue, each cue and each content at the source; others of the window are wrong.

    A content whose cue is hidden points at no cue, instead of at its neighbour's.
    """

    links = [
        ((window, *content), (window, *cue), source and (window, *source), alone)
        for window, example in enumerate(examples)
        for content, cue, source, alone in example.links
    ]
    cues = sorted({cue for _, cue, _, _ in links})
    sources = sorted({source for _, _, source, _ in links if source})
    shown = [cue for cue, drawn in zip(cues, rng.random(len(cues)), strict=True) if drawn >= HIDDEN_CUES]
    known = [(content, cue, source) for content, cue, source, alone in links if source or alone]
    asked = {
        CONTENT_TO_CUE: ([(content, cue if cue in shown else None) for content, cue, _, _ in links], shown),
        CONTENT_TO_SOURCE: ([(content, source) for content, _, source in known], sources),
        CUE_TO_SOURCE: ([(cue, source) for _, cue, source in known], sources),
    }
    return {
        kind: _pointers(questions, candidates, length) for kind, (questions, candidates) in asked.items() if questions
    }


def _pointers(questions: list[Question], candidates: list[Span], length: int) -> Pointers:
    spans = [span for span, _ in questions]
    place, other = (np.array(items, dtype=np.int64).reshape(-1, 3) for items in (spans, candidates))
    place, other = place[:, None], other[None]
    steps = gap((place[..., 1], place[..., 2]), (other[..., 1], other[..., 2]))
    numbers = {candidate: number for number, candidate in enumerate(candidates)}
    return Pointers(
        asking=_spans(spans, length),
        answering=_spans(candidates, length),
        buckets=distance_bucket(steps),
        apart=place[..., 0] != other[..., 0],
        targets=np.array([numbers[target] if target else len(candidates) for _, target in questions], dtype=np.int64),
    )


def _spans(spans: list[Span], length: int) -> Spans:
    sizes = np.array([last - first for _, first, last in spans], dtype=np.int64)
    rows = chain.from_iterable(range(window * length + first, window * length + last) for window, first, last in spans)
    return Spans(np.fromiter(rows, dtype=np.int64), np.repeat(np.arange(len(spans)), sizes), sizes)
