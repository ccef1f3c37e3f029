"""Sentence vectors: what the base model thinks of a sentence, for the network to learn along with the rest.

The base model was made to give sentences of like meaning like vectors, and forgets it while it learns other
things. So its vectors of some sentences, turned into fewer dimensions, are targets like any other: the mean
over a sentence of what the network gives each piece is to point the same way.
"""

import random
import re
from dataclasses import replace

import numpy as np
import torch

from workbench.training.corpus import Document
from workbench.training.heads import vector_columns
from workbench.training.network import Network

CORPUS = "sentences"  # the name under which single sentences stand in the plan
ENDS = re.compile(r"(?<=[.!?])\s+|\n+")
SHORTEST, LONGEST = 5, 40  # words
ALONE = 8000  # sentences read alone, as a headline is
IN_PLACE = 1  # sentences a document that are also read where they stand
BATCH = 32


def add_meanings(documents: list[Document], network: Network, tokenizer, rng: random.Random) -> list[Document]:
    """The documents with targets for some of their sentences, and sentences alone as documents of their own.

    `network` is the base model, as yet untrained; it is left in training mode.
    """
    places = [[(number, *place) for place in _sentences(item.text)] for number, item in enumerate(documents)]
    chosen = [place for own in places for place in rng.sample(own, min(IN_PLACE, len(own)))]
    every = [place for own in places for place in own]
    alone = rng.sample(every, min(ALONE, len(every)))
    texts = [documents[number].text[start:end] for number, start, end in chosen + alone]
    vectors = _fewer(_embed(texts, network, tokenizer))
    marked: dict[int, list] = {}
    for (number, start, end), vector in zip(chosen, vectors, strict=False):
        marked.setdefault(number, []).append((start, end, vector))
    singles = zip(texts[len(chosen) :], vectors[len(chosen) :], strict=True)
    return [replace(item, meanings=tuple(marked.get(number, ()))) for number, item in enumerate(documents)] + [
        Document(corpus=CORPUS, text=text, meanings=((0, len(text), vector),)) for text, vector in singles
    ]


def _sentences(text: str) -> list[tuple[int, int]]:
    edges = [0, *(place for match in ENDS.finditer(text) for place in match.span()), len(text)]
    places = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in places if SHORTEST <= len(text[start:end].split()) <= LONGEST]


def _embed(texts: list[str], network: Network, tokenizer) -> np.ndarray:
    """Unit vectors of the base model: the mean over all pieces, the special ones included, as it was trained."""
    network.eval()
    encoded = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    vectors = np.zeros((len(texts), network.norm.normalized_shape[0]), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda number: len(encoded[number]))
    with torch.no_grad():
        for first in range(0, len(order), BATCH):
            group = order[first : first + BATCH]
            length = max(len(encoded[number]) for number in group)
            ids, mask = (torch.zeros(len(group), length, dtype=torch.long) for _ in range(2))
            for row, number in enumerate(group):
                ids[row, : len(encoded[number])] = torch.tensor(encoded[number])
                mask[row, : len(encoded[number])] = 1
            hidden = network.encode(ids, torch.zeros_like(ids), mask) * mask[..., None]
            vectors[group] = (hidden.sum(1) / mask.sum(1, keepdim=True)).numpy()
    network.train()
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _fewer(vectors: np.ndarray) -> np.ndarray:
    """The same vectors in the directions that tell them apart best, as many as the network has columns for."""
    place = vector_columns()["meaning"]
    _, _, directions = np.linalg.svd(vectors, full_matrices=False)
    kept = vectors @ directions[: place.stop - place.start].T
    return kept / np.linalg.norm(kept, axis=1, keepdims=True)
