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

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from workbench.claims import FlagKind
from workbench.errors import LexiconError

Strength = Literal["", "possible", "probable", "almost certain", "certain"]
COLUMNS = ["phrase", "kind", "strength", "reason", "holder", "example"]
HOLDERS = {"", "subject"}
HOMOGRAPHS = {"will", "may", "might"}  # also nouns: "her will", "with all his might"
OPENING = {'"', "“", "‘", "'", "("}
KINDS = {*get_args(FlagKind), "none"}
WORD = {"IS_PUNCT": False, "IS_SPACE": False}


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
    """Finds cues in a Doc. It does not decide whose doubt a cue is, nor what it covers."""

    def __init__(self, vocab: Vocab, cues: Iterable[Cue]):
        self._cues = {cue.rule: cue for cue in cues}
        self._matcher = Matcher(vocab)
        for cue in self._cues.values():
            self._matcher.add(cue.rule, [_pattern(cue)], greedy="LONGEST")

    def __call__(self, doc: Doc) -> list[tuple[Cue, Span]]:
        """Cues with the words that matched, in order, none overlapping; rows of kind `none` are left out.

        A capital letter inside a sentence means a name ("May", "Will"), so a single capitalised
        word is no cue there, except in a heading whose words are all capitalised.
        """
        return [(cue, span) for cue, span in self._found(doc) if cue.kind != "none" and not _is_name(span)]

    def silenced(self, doc: Doc) -> set[int]:
        """Indices of the tokens that look like a cue and are none: a row of kind `none`, or a name."""
        spans = [span for cue, span in self._found(doc) if cue.kind == "none" or _is_name(span)]
        return {token.i for span in spans for token in span}

    def _found(self, doc: Doc) -> list[tuple[Cue, Span]]:
        spans = filter_spans(self._matcher(doc, as_spans=True))
        return [(self._cues[span.label_], span) for span in spans]


def _pattern(cue: Cue) -> list[dict]:
    pattern = []
    for word in cue.phrase.split():
        if word == "…":
            pattern += [{**WORD, "OP": "?"}] * 3
        elif word == "+":
            pattern += [WORD, *[{**WORD, "OP": "?"}] * 3]
        elif word.startswith("*"):
            pattern.append({"LOWER": {"REGEX": f"{word[1:]}$"}})
        elif word == "#":
            pattern.append({"LIKE_NUM": True})
        else:
            # a curly apostrophe is the same word: n't, n’t
            pattern.append({"NORM": "not"} if word == "n't" else {"LOWER": {"IN": _spellings(word)}})
    return pattern


def _spellings(word: str) -> list[str]:
    return [spelling for option in word.split("|") for spelling in {option, option.replace("'", "’")}]


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
