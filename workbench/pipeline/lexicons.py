"""Cue lists as data: phrases that signal uncertainty, each with its kind, its meaning and an example.

A list is a CSV file in `cues/`. An analyst can add a row; it is checked when it is loaded, and its
example is its test. A phrase is a row of words as spaCy's tokeniser splits them ("do n't", "cannot"
is "can not"), compared without regard to case:

    a|b     either word                        +       one word or more, at most four
    #       a number                           …       nothing, or up to three words
    *ing    any word that ends so

The longest match wins, so a row of kind `none` ("not only", "could confirm") silences a shorter cue
that it contains.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from workbench.claims import FlagKind
from workbench.errors import LexiconError

Strength = Literal["", "possible", "probable", "almost certain", "certain"]
COLUMNS = ["phrase", "kind", "strength", "reason", "holder", "example"]
HOLDERS = {"", "subject"}
HOMOGRAPHS = {"will", "may", "might"}  # also nouns: "her will", "with all his might"
OPENING = {'"', "“", "‘", "'", "("}
KINDS = {*get_args(FlagKind), "none"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a cue list. `rule` is its id: the list's name and the phrase."""

    rule: str
    phrase: str
    kind: str  # a FlagKind, or "none"
    strength: Strength
    reason: str  # what the phrase tells a reader, as the end of a sentence after a colon
    holder: Literal["", "subject"]  # "subject": whoever does what the verb says doubts, not whoever tells it
    example: str  # a sentence of ours in which the row fires


def read_cues(name: str, lines: Iterable[str]) -> tuple[Cue, ...]:
    """The rows of one cue list.

    Raises LexiconError that names the list, the line and what is wrong with it.
    """
    reader = csv.DictReader(lines)
    if reader.fieldnames != COLUMNS:
        raise LexiconError(f"{name}: expected the columns {', '.join(COLUMNS)}, got {reader.fieldnames}.")
    cues = []
    for row in reader:
        where = f"{name}, line {reader.line_num}"
        if None in row or None in row.values():
            raise LexiconError(f"{where}: expected {len(COLUMNS)} columns; quote a cell that holds a comma.")
        if not row["phrase"].strip() or row["phrase"] != row["phrase"].lower():
            raise LexiconError(f"{where}: the phrase {row['phrase']!r} must be words in lower case.")
        if row["kind"] not in KINDS:
            raise LexiconError(
                f"{where}: {row['kind']!r} is no kind of flag; expected one of {', '.join(sorted(KINDS))}."
            )
        if row["strength"] not in get_args(Strength):
            raise LexiconError(
                f"{where}: {row['strength']!r} is no strength; expected {get_args(Strength)[1:]} or nothing."
            )
        if row["holder"] not in HOLDERS:
            raise LexiconError(f"{where}: {row['holder']!r} is no holder; expected 'subject' or nothing.")
        if not row["example"].strip():
            raise LexiconError(f"{where}: a row needs an example sentence in which its phrase occurs.")
        cues.append(Cue(rule=f"{name}/{row['phrase']}", **row))
    return tuple(cues)


@cache
def bundled_cues() -> tuple[Cue, ...]:
    """Every row of every list in `cues/`, lists in alphabetical order. Reads the files once."""
    folder = files("workbench.pipeline") / "cues"
    lists = sorted((path for path in folder.iterdir() if path.name.endswith(".csv")), key=lambda path: path.name)
    return tuple(cue for path in lists for cue in read_cues(path.name[:-4], path.read_text("utf-8").splitlines()))


class CueMatcher:
    """Finds cues in a Doc. It does not decide whose doubt a cue is, nor what it covers.

    Cues are indexed by their first word, so that a text costs a look-up a token; spaCy's Matcher tries every
    pattern at every token, which took half of the time of an analysis.
    """

    def __init__(self, cues: Iterable[Cue]):
        self._by_first: dict[str, list[tuple[Cue, list[Element]]]] = {}
        self._anywhere: list[tuple[Cue, list[Element]]] = []
        for cue in cues:
            elements = [_element(word) for word in cue.phrase.split()]
            for word in elements[0].words:
                self._by_first.setdefault(word, []).append((cue, elements))
            if not elements[0].words:
                self._anywhere.append((cue, elements))

    def __call__(self, doc: Doc) -> list[tuple[Cue, Span]]:
        """Cues with the words that matched, in order, none overlapping; rows of kind `none` are left out.

        A capital letter inside a sentence means a name ("May", "Will"), so a single capitalised
        word is no cue there, except in a heading whose words are all capitalised.
        """
        return [(cue, span) for cue, span in self.matches(doc) if cue.kind != "none" and not _is_name(span)]

    def silenced(self, doc: Doc) -> set[int]:
        """Indices of the tokens that look like a cue and are none: a row of kind `none`, or a name."""
        spans = [span for cue, span in self.matches(doc) if cue.kind == "none" or _is_name(span)]
        return {token.i for span in spans for token in span}

    def matches(self, doc: Doc) -> list[tuple[Cue, Span]]:
        """Every row that matches, the longest of those that overlap; names and `none` rows included."""
        words = [_spelling(token) for token in doc]
        found = {}
        for start, word in enumerate(words):
            for cue, elements in (*self._by_first.get(word, ()), *self._anywhere):
                end = _end_of_match(elements, doc, words, start)
                if end is not None:
                    found[Span(doc, start, end, label=cue.rule)] = cue
        return [(found[span], span) for span in filter_spans(found)]


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: the words that may stand there, or a test where it is no list of words.

    `least` and `most` say how many words it takes.
    """

    words: frozenset[str] = frozenset()
    ending: str | None = None
    number: bool = False
    least: int = 1
    most: int = 1

    def fits(self, token: Token, word: str) -> bool:
        """Whether the token may stand here."""
        if self.words:
            return word in self.words
        if self.number:
            return token.like_num
        if token.is_punct or token.is_space:
            return False
        return self.ending is None or word.endswith(self.ending)


def _element(word: str) -> Element:
    if word == "…":
        return Element(least=0, most=3)
    if word == "+":
        return Element(most=4)
    if word == "#":
        return Element(number=True)
    if word.startswith("*"):
        return Element(ending=word[1:])
    return Element(words=frozenset(word.split("|")))


def _spelling(token: Token) -> str:
    """A token as phrases are spelt: small, with a straight apostrophe, "n't" whatever follows the n."""
    word = token.lower_.replace("’", "'")
    return "n't" if token.norm_ == "not" and word != "not" else word


def _end_of_match(elements: list[Element], doc: Doc, words: list[str], start: int) -> int | None:
    """Index behind the longest match of the elements from `start` on, None if there is none."""
    if not elements:
        return start
    first, rest = elements[0], elements[1:]
    reach = start
    while reach < len(words) and reach - start < first.most and first.fits(doc[reach], words[reach]):
        reach += 1
    for stop in range(reach, start + first.least - 1, -1):
        end = _end_of_match(rest, doc, words, stop)
        if end is not None:
            return end
    return None


def _is_name(span: Span) -> bool:
    """Whether a single word is a name ("May") or a noun ("her will") that only looks like a cue."""
    token = span[0]
    if len(span) > 1:
        return False
    if token.lower_ in HOMOGRAPHS and token.pos_ in {"NOUN", "PROPN"}:
        return True
    begins = token.is_sent_start or (token.i > 0 and token.nbor(-1).text in OPENING)
    if not token.text[0].isupper() or begins:
        return False
    words = [word for word in token.sent if word.is_alpha and len(word) > 3]
    return sum(word.text[0].isupper() for word in words) < 0.8 * len(words)
