"""Whether two claims speak of the same thing, by the words they share: enough to hold them side by side, no more."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
HALF = 0.5  # share of the shorter claim's words that the other must hold
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "s")
STEM = 4  # letters that must be left of a word when an ending is cut off


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, without endings, in small letters."""
    empty = _empty_words()
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in empty and len(word) > 1)


class Wordings:
    """What several stretches of text are about, and which of them share it. An index by word: no pairs are formed."""

    def __init__(self, texts: Mapping[str, str]):
        self.words = {key: content_words(text) for key, text in texts.items()}
        self._holding: dict[str, list[str]] = {}
        for key, words in self.words.items():
            for word in words:
                self._holding.setdefault(word, []).append(key)

    def like(self, key: str, *, least: int = 3) -> list[str]:
        """The other texts that share at least `least` words with this one, and half of the shorter one's, in order."""
        words = self.words[key]
        shared = Counter(other for word in words for other in self._holding[word] if other != key)
        enough = {
            other
            for other, count in shared.items()
            if count >= least and count >= HALF * min(len(words), len(self.words[other]))
        }
        return [other for other in self.words if other in enough]


@cache
def _empty_words() -> frozenset[str]:
    """Words that tell nothing about what a claim is about: function words, verbs of saying, and hedges."""
    return frozenset((files("workbench") / "empty_words.txt").read_text("utf-8").split())


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word.removesuffix(ending)
    return word
