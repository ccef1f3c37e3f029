"""Cue lists as data: phrases that signal uncertainty, each with its kind, its meaning and an example.

A list is a CSV file in `cues/`. An analyst can add a row; it is checked when it is loaded, and its
example is its test. `phrases.py` says how a phrase is written.

`where` names a reading (`readings.py`) that the words must have in the sentence. The longest match
wins, so a row of kind `none` ("not only", "could confirm") silences a shorter cue that it contains;
of two rows with the same words, the first whose reading holds.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from workbench.errors import LexiconError
from workbench.kinds import FlagKind
from workbench.pipeline.phrases import Phrase, spelling
from workbench.pipeline.readings import READINGS, holds

Strength = Literal["", "possible", "possibly not", "probable", "improbable", "almost certain", "certain"]
# Whose doubt a cue is: whoever makes the claim, whoever does what the verb says, whoever stands behind "by", or
# whoever tells it of others (that they seem, plan or keep silent).
HeldBy = Literal["", "subject", "agent", "teller"]
COLUMNS = ["phrase", "kind", "strength", "reason", "holder", "where", "example"]
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
    holder: HeldBy
    where: str  # the reading that the words must have, or nothing
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
        if row["holder"] not in get_args(HeldBy):
            raise LexiconError(f"{where}: {row['holder']!r} is no holder; expected {get_args(HeldBy)[1:]} or nothing.")
        if row["where"] and row["where"] not in READINGS:
            raise LexiconError(
                f"{where}: {row['where']!r} is no reading; expected one of {', '.join(sorted(READINGS))}."
            )
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


def own_cues(path: Path) -> tuple[Cue, ...]:
    """The rows of an analyst's own list, a file like those in `cues/`.

    Raises LexiconError where the file cannot be read, or names the line and what is wrong with it.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"The list of cues {str(path)!r} cannot be read ({error}); expected a CSV file in UTF-8 "
            f"with the columns {', '.join(COLUMNS)}."
        ) from error
    return read_cues(path.stem, text.splitlines())


class CueMatcher:
    """Finds cues in a Doc. It does not decide whose doubt a cue is, nor what it covers.

    Cues whose words do not occur in a text are left aside for it, and the others are indexed by their first word,
    so that a text costs a look-up a token; spaCy's Matcher tries every pattern at every token, which took half of
    the time of an analysis.
    """

    def __init__(self, cues: Iterable[Cue]):
        self._rows = [(cue, Phrase(cue.phrase)) for cue in cues]

    def __call__(self, doc: Doc) -> list[tuple[Cue, Span]]:
        """Cues with the words that matched, in order, none overlapping; rows of kind `none` are left out.

        A capital letter inside a sentence means a name ("May", "Will"), so a single capitalised
        word is no cue there, except in a heading whose words are all capitalised.
        """
        return self.read(doc)[0]

    def read(self, doc: Doc) -> tuple[list[tuple[Cue, Span]], set[int]]:
        """The cues, and the indices of tokens that look like one and are none.

        Those belong to a row of kind `none`, to a name, or to a word in another reading.
        """
        found, refused = self._search(doc)
        cues = [(cue, span) for cue, span in found if cue.kind != "none" and not _is_name(span)]
        places = {span.start for _, span in cues}
        return cues, refused | {i for _, span in found if span.start not in places for i in range(span.start, span.end)}

    def matches(self, doc: Doc) -> list[tuple[Cue, Span]]:
        """Every row that matches, the longest of those that overlap; names and `none` rows included."""
        return self._search(doc)[0]

    def _search(self, doc: Doc) -> tuple[list[tuple[Cue, Span]], set[int]]:
        """The rows that match, and the single words that a row lists but whose reading is another here."""
        tokens = list(doc)
        words = [spelling(token) for token in tokens]
        sentence = [number for number, sent in enumerate(doc.sents) for _ in range(len(sent))]
        by_first, anywhere = self._index({*words})
        found, refused = {}, set()
        for start, word in enumerate(words):
            for cue, phrase in (*by_first.get(word, ()), *anywhere):
                for end in phrase.ends(tokens, words, start):
                    span = Span(doc, start, end, label=cue.rule)
                    if sentence[start] == sentence[end - 1] and holds(cue.where, span):
                        found.setdefault((start, end), (cue, span))
                        break
                    if len(span) == 1:
                        refused.add(start)
        kept = {(span.start, span.end) for span in filter_spans([span for _, span in found.values()])}
        return [found[place] for place in sorted(kept)], refused

    def _index(self, words: set[str]) -> tuple[dict[str, list[tuple[Cue, Phrase]]], list[tuple[Cue, Phrase]]]:
        """The rows that are possible in a text of these words: by their first word, and those that begin with any."""
        possible = [row for row in self._rows if row[1].is_possible(words)]
        by_first: dict[str, list[tuple[Cue, Phrase]]] = {}
        for row in possible:
            for word in row[1].first.words & words:
                by_first.setdefault(word, []).append(row)
        return by_first, [row for row in possible if row[1].first.open]


def _is_name(span: Span) -> bool:
    """Whether a single word is a name ("May") or stands in one (“If Winter Comes”), and only looks like a cue."""
    token = span[0]
    if len(span) > 1 or not token.text[0].isupper():
        return False
    quoted = token.i > 0 and token.nbor(-1).text in OPENING
    after = [word for word in token.sent[token.i - token.sent.start + 1 :] if word.is_alpha][:1]
    if token.is_sent_start or quoted:
        titled = quoted and not token.nbor(-1).is_sent_start
        return bool(titled and after and after[0].is_title and not after[0].ent_type_)
    words = [word for word in token.sent if word.is_alpha and len(word) > 3]
    return sum(word.text[0].isupper() for word in words) < 0.8 * len(words)
