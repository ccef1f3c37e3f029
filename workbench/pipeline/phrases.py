"""Phrases as they are written in a list of cues, and where a text has them.

A phrase is a row of words as spaCy's tokeniser splits them ("do n't", "cannot" is "can not"), compared without
regard to case:

    a|b     either word                        +       one word or more, at most four
    #       a number                           …       nothing, or up to three words
    deny~   any form of the word               *ing    any word that ends so
    @proof  any word of a class in `words/classes.csv`
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from workbench.pipeline.forms import forms_of
from workbench.pipeline.wordlists import listed

NO_PARTICIPLES = {"thing", "nothing", "anything", "something", "everything", "during", "king", "spring", "morning",
                  "evening", "string", "ring", "wing", "building", "meeting", "according"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: what may stand there, and how many words it takes.

    An element without words, endings and number takes any word.
    """

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    number: bool = False
    least: int = 1
    most: int = 1

    @property
    def open(self) -> bool:
        """Whether words may stand here that no list names."""
        return self.number or bool(self.endings) or self.anything

    @property
    def anything(self) -> bool:
        """Whether any word may stand here."""
        return not self.words and not self.endings and not self.number

    def fits(self, token: Token, word: str) -> bool:
        """Whether the token may stand here."""
        if word in self.words or (self.number and token.like_num):
            return True
        if self.endings and word.endswith(self.endings) and word not in NO_PARTICIPLES:
            return True
        listed = self.words or self.endings or self.number
        return not listed and not token.is_punct and not token.is_space


class Phrase:
    """The places of a phrase, and where a text has words for all of them."""

    def __init__(self, words: str):
        elements = tuple(_element(word) for word in words.split())
        self.first = elements[0]
        # the listed words that the phrase begins with: most rows fail at the second, and many have nothing else
        plain = list(takewhile(lambda element: element.least == 1 == element.most and not element.open, elements))
        self._words = tuple(element.words for element in plain)
        self._rest = elements[len(plain) :]
        self._needed = tuple(element.words for element in elements if element.least and not element.open)

    def is_possible(self, words: Set[str]) -> bool:
        """Whether the phrase can stand in a text that has these words and no others."""
        return not any(needed.isdisjoint(words) for needed in self._needed)

    def ends(self, tokens: list[Token], words: list[str], start: int) -> Iterable[int]:
        """Indices behind each match of the phrase from `start` on, the longest first."""
        stop = start + len(self._words)
        astray = self.first.open and self.first.least and not self.first.fits(tokens[start], words[start])
        if astray or stop > len(words):
            return ()
        for place, listed_words in enumerate(self._words, start):
            if words[place] not in listed_words:
                return ()
        return _ends_of_match(self._rest, tokens, words, stop) if self._rest else (stop,)


def _element(word: str) -> Element:
    if word == "…":
        return Element(least=0, most=3)
    if word == "+":
        return Element(most=4)
    words, endings, number = set(), [], False
    for choice in word.split("|"):
        if choice.endswith("~"):
            words |= forms_of(choice[:-1])
        elif choice.startswith("@"):
            words |= listed(choice[1:])
        elif choice.startswith("*"):
            endings.append(choice[1:])
        elif choice == "#":
            number = True
        else:
            words.add(choice)
    return Element(frozenset(words), tuple(endings), number)


def spelling(token: Token) -> str:
    """A token as phrases are spelt: small, with a straight apostrophe, "n't" whatever follows the n."""
    word = token.lower_.replace("’", "'")
    return "n't" if token.norm_ == "not" and word != "not" else word


def _ends_of_match(elements: Sequence[Element], tokens: list[Token], words: list[str], start: int) -> Iterator[int]:
    """Indices behind each match of the elements from `start` on, the longest first."""
    if not elements:
        yield start
        return
    first, rest = elements[0], elements[1:]
    reach = start
    while reach < len(words) and reach - start < first.most and first.fits(tokens[reach], words[reach]):
        reach += 1
    for stop in range(reach, start + first.least - 1, -1):
        if rest and rest[0].least and not (stop < len(words) and rest[0].fits(tokens[stop], words[stop])):
            continue  # seen at once, and most often
        yield from _ends_of_match(rest, tokens, words, stop)
