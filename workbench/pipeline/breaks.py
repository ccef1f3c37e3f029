"""What the rules for broken sentences share: what they find, and questions about words and their places.

A rule looks at words and their classes and yields the words at a break with what is wrong there. It asks for a break
that no writer of English makes on purpose: inversions, ellipses and headlines have to pass.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from spacy.attrs import POS
from spacy.tokens import Doc, Span, Token

from workbench.pipeline.positions import different_words, positions

HAVE = {"have", "has", "had"}
BE = {"is", "are", "was", "were", "be", "been", "become"}
MODALS = {"can", "could", "may", "might", "must", "shall", "should", "will", "would"}
ARTICLES = {"the", "a", "an"}
NOMINATIVE = {"he", "she", "they", "we", "i"}
REFLEXIVE = {"himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself"}
PARTICLES = {"in", "out", "up", "off", "over", "back", "on", "down", "under", "away"}
STOPS = {".", "!", ",", ";", ":"}
CLAUSE_STOPS = STOPS | {"?", "–", "—", "“", "”", '"', "("}
ENDS = {".", "!", "?"}
# What may stand before an inverted verb: "never has", "only then did", "so loud was", "nor could".
INVERTERS = {"not", "never", "nor", "neither", "only", "so", "such", "seldom", "rarely", "hardly", "scarcely", "little",
             "no", "nowhere", "as", "than", "nothing", "barely", "had", "were", "should", "did", "what", "how", "who",
             "which", "when", "where", "why", "whom", "whose", "if", "well", "once", "while", "all", "way", "whatever",
             "like", "every", "everything"}  # fmt: skip
IRREGULAR = {"made", "held", "built", "put", "met", "sent", "said", "found", "kept", "left", "brought", "told", "won",
             "lost", "sold", "read", "come", "gone", "begun", "paid", "caught", "taught", "bought", "fought", "sought",
             "heard", "shot", "burnt", "spent", "cut", "struck", "led", "fed", "laid", "stood", "understood",
             "sunk", "shut", "hit"}  # fmt: skip


class Finding(NamedTuple):
    """A break: its words, what is wrong there, and how the pipeline reads them all the same, where it does."""

    span: Span
    wrong: str
    read_as: str = ""


Rule = Callable[[Doc], Iterator[Finding]]


def rows(doc: Doc, size: int, at: int, words: set[str]) -> Iterator[tuple[Token, ...]]:
    """Each `size` neighbouring tokens of which the one `at` a place is one of the words.

    A rule asks for that word in any case; looked for first, it spares the rule nearly all of the text.
    """
    for middle in positions(doc, words):
        start = middle - at
        if start >= 0 and start + size <= len(doc):
            yield tuple(map(doc.__getitem__, range(start, start + size)))


def runs_of(doc: Doc, *classes: int) -> list[int]:
    """Where tokens of these classes stand side by side, by the first of each run; `classes` are symbols of spaCy."""
    found = doc.to_array([POS])
    starts = max(len(doc) - len(classes) + 1, 0)
    alike = [found[at : at + starts] == name for at, name in enumerate(classes)]
    return np.flatnonzero(np.all(alike, axis=0)).tolist() if starts else []


def clause_behind(token: Token) -> list[Token]:
    """The words behind a word, up to the next mark."""
    words = []
    for word in token.doc[token.i + 1 : token.sent.end]:
        if word.text in CLAUSE_STOPS:
            break
        if not word.is_space:
            words.append(word)
    return words


def clause_before(token: Token) -> list[Token]:
    """The words before a word, back to the last strong mark or the beginning of the sentence."""
    words = []
    for word in reversed(token.doc[token.sent.start : token.i]):
        if word.text in {".", ";", ":", "–", "—"}:
            break
        words.append(word)
    return words[::-1]


def closes(word: Token) -> bool:
    """Whether a clause ends behind a word."""
    after = word.nbor() if word.i + 1 < len(word.doc) else None
    if after is not None and after.lower_ in PARTICLES and after.i + 1 < len(word.doc):
        after = after.nbor()  # "handed over."
    return after is None or after.text in STOPS or after.is_space or after.lower_ in {"and", "but"}


def asks(token: Token) -> bool:
    """Whether its sentence is a question."""
    return "?" in different_words(token.doc) and any(word.text == "?" for word in token.sent)


def may_invert(modal: Token) -> bool:
    """Whether the subject may stand behind this word: it opens the sentence, or one of its inverters does."""
    before = modal.doc[modal.sent.start : modal.i]
    return not any(word.is_alpha for word in before) or inverters(list(before)[-4:])


def inverters(words: list[Token]) -> bool:
    """Whether one of the words lets verb and subject change places."""
    return bool({word.lower_ for word in words} & INVERTERS)


def is_name(token: Token) -> bool:
    """Whether a word is, or is part of, a name."""
    return bool(token.ent_type_) or token.pos_ == "PROPN"


def is_noun(token: Token) -> bool:
    """Whether a word is a noun or a name."""
    return is_name(token) or token.pos_ == "NOUN"


def is_participle(token: Token) -> bool:
    """Whether a verb ends as past participles do."""
    return token.pos_ == "VERB" and (token.lower_.endswith(("ed", "en", "wn")) or token.lower_ in IRREGULAR)
