"""How much two texts speak of the same thing, and which ones may: an index, so that pairs are never all formed.

Words count by how rare they are among the texts at hand. Where sentence vectors are given, they speak for the
meaning and the words for names and figures, in which a vector is blind.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.comparison.terms import Term

if TYPE_CHECKING:
    from numpy import ndarray

Vectors = Callable[
    [Sequence[str]], "ndarray | None"
]  # unit vectors, one a text; None where there is no model of meaning

NEAR = 0.5  # what a word counts that is only of the same field: planned and ordered
NAME = 1.5  # a name says more than another word that is as rare
COMMON = 0.2  # share of the texts beyond which a word finds no candidates
FEW = 25  # texts below which every shared word is looked at
LONGEST = 200  # texts with one word: a longer list finds none, so that the work grows with texts, not with pairs
MOST = 60  # candidates that are looked at for one text
VECTOR_SHARE = 0.75  # what the meaning counts beside the words: best on pairs of headlines
FAR = 0.38  # cosine of two sentences on one subject that say different things: from here on likeness begins


class Likeness:
    """What some texts speak of, by the key they are given with."""

    def __init__(self, terms: Mapping[object, Sequence[Term]], texts: Mapping[object, str], vectors: Vectors | None):
        self.terms = {key: tuple({term.key: term for term in own}.values()) for key, own in terms.items()}
        self._keys = list(self.terms)
        self._holding = defaultdict(list)
        for place, own in enumerate(self.terms.values()):
            for term in own:
                self._holding[term.key].append(place)
        self._vectors = _by_key(texts, vectors)

    def weight(self, term: Term) -> float:
        """How much it says that a text speaks of this: the rarer, the more."""
        rare = math.log((1 + len(self._keys)) / (1 + len(self._holding.get(term.key, ())))) + 1
        return rare * (NAME if term.kind == "name" else 1) * term.share

    def cover(self, wanted: Iterable[Term], given: Iterable[Term]) -> float:
        """Which part of what one text speaks of the other speaks of too, from 0 to 1."""
        given = list(given)
        keys = {term.key for term in given}
        fields = {term.field for term in given if term.field}
        whole = part = 0.0
        for term in wanted:
            weight = self.weight(term)
            whole += weight
            part += weight * (1 if term.key in keys else NEAR if term.field in fields else 0)
        return part / whole if whole else 0.0

    def of(self, left: object, right: object) -> float:
        """How alike two texts are, from 0 to 1."""
        ours, theirs = self.terms[left], self.terms[right]
        words = math.sqrt(self.cover(ours, theirs) * self.cover(theirs, ours))
        meaning = self.meaning(left, right)
        if meaning is None:
            return words
        return VECTOR_SHARE * max(0.0, (meaning - FAR) / (1 - FAR)) + (1 - VECTOR_SHARE) * words

    def meaning(self, left: object, right: object) -> float | None:
        """The cosine of two texts' vectors, not below 0; None where there are none."""
        if self._vectors is None:
            return None
        return max(0.0, float(self._vectors[left] @ self._vectors[right]))

    def candidates(self, key: object, *, least: float = 0.0) -> list[object]:
        """The texts that share a rare word or two words with this one, the likeliest first, later ones only.

        Those whose meaning is so far off that they cannot be `least` alike are left out.
        """
        common = min(max(FEW, COMMON * len(self._keys)), LONGEST)
        here = self._places[key]
        shared: Counter = Counter()
        for term in self.terms[key]:
            others = self._holding[term.key]
            if len(others) <= common:
                weight = self.weight(term)
                for other in others:
                    shared[other] += weight
        found = [other for other, _ in shared.most_common(2 * MOST) if other > here][:MOST]
        nearest = FAR + (1 - FAR) * (least - (1 - VECTOR_SHARE)) / VECTOR_SHARE
        if self._vectors is not None and found and nearest > 0:
            cosines = self._matrix[found] @ self._matrix[here]
            found = [other for other, cosine in zip(found, cosines, strict=True) if cosine >= nearest]
        return [self._keys[other] for other in found]

    @cached_property
    def _places(self) -> dict[object, int]:
        return {key: number for number, key in enumerate(self._keys)}

    @cached_property
    def _matrix(self) -> "ndarray":
        import numpy as np

        return np.stack([self._vectors[key] for key in self._keys])


def remembering(vectors: Vectors) -> Vectors:
    """The same vectors, each text read once: a question is asked of texts that were read before."""
    known: dict[str, ndarray] = {}

    def remembered(texts: Sequence[str]) -> "ndarray | None":
        """The vectors of texts, the new ones read."""
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in known]
        found = vectors(new) if new else ()
        if found is None:
            return None
        known.update(zip(new, found, strict=True))
        return np.stack([known[text] for text in texts])

    return remembered


def _by_key(texts: Mapping[object, str], vectors: Vectors | None) -> dict[object, "ndarray"] | None:
    found = vectors(list(texts.values())) if vectors and texts else None
    return None if found is None else dict(zip(texts, found, strict=True))
