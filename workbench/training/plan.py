"""Which corpus is read how often, and the batches that come of it, made by other processes while the network learns."""

import random
from collections.abc import Iterator
from functools import cache, partial
from multiprocessing import get_context
from os import cpu_count

import numpy as np

from workbench.training.batches import Prepared, batches, cut
from workbench.training.collate import Batch, collate

# How often each corpus is read; a fraction reads that part of its documents.
# One round of PolNeAR is 840 articles. Syntax, cues and entities are smaller, so they come more often;
# the biomedical half of Szeged is as large as PolNeAR and unlike news, so a part of it is enough.
PLAN = {
    "polnear": 3.5, "szeged-wiki": 5, "szeged-bio": 0.3, "wikigold": 12, "uner-ewt": 3, "re3d": 6,
    "ewt": 9, "gum": 9, "uds-ih2": 1, "meantime": 8,
}  # fmt: skip
PARTS = 24  # of a run; each has its share of every corpus

_documents: list[Prepared] = []  # of the run, in the processes that cut them


def steps(
    documents: list[Prepared], rounds: dict[str, float], *, pieces: int, seed: str
) -> Iterator[tuple[float, Batch]]:
    """The batches of a run, of about so many pieces each, and before each the share of the run that is done."""
    workers = min(4, max(1, (cpu_count() or 2) - 1))
    with get_context("fork").Pool(workers, initializer=_remember, initargs=(documents,)) as pool:
        make = partial(_part, rounds=rounds, pieces=pieces, seed=seed)
        begun = [pool.apply_async(make, [part]) for part in range(min(PARTS, workers + 1))]
        for part in range(PARTS):
            made = begun.pop(0).get()
            if part + workers + 1 < PARTS:  # no more is made ahead than is soon needed
                begun.append(pool.apply_async(make, [part + workers + 1]))
            for place, batch in enumerate(made):
                yield (part + place / len(made)) / PARTS, batch


def _remember(documents: list[Prepared]) -> None:
    _documents[:] = documents


def _part(part: int, *, rounds: dict[str, float], pieces: int, seed: str) -> list[Batch]:
    """The batches of one part of a run, shuffled; the same for the same seed."""
    rng = random.Random(f"{seed} {part}")
    made = []
    for name, count in rounds.items():
        chosen = _documents_of(name, part * count / PARTS, (part + 1) * count / PARTS, seed)
        examples = [example for item in chosen for example in cut(item, rng=rng)]
        made += batches(examples, pieces=pieces, rng=rng) if examples else []
    rng.shuffle(made)
    hiding = np.random.default_rng(rng.randrange(2**32))
    return [collate(batch, hiding) for batch in made]


def _documents_of(name: str, first: float, last: float, seed: str) -> list[Prepared]:
    """The documents of a corpus that are read between two places of the run, told in rounds over all of them."""
    own = [item for item in _documents if item.document.corpus == name]
    chosen = []
    for place in range(round(first * len(own)), round(last * len(own))):
        turn, number = divmod(place, len(own))
        chosen.append(_order(len(own), f"{seed} {name} {turn}")[number])
    return [own[number] for number in chosen]


@cache
def _order(size: int, seed: str) -> list[int]:
    """The numbers below a size, shuffled; the same for the same seed."""
    return random.Random(seed).sample(range(size), size)
