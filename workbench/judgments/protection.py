"""A source whose name must not leave: which words give it away, and a text in which a label stands for them.

The label stands wherever one of the words does, in any text, so that a reader still sees that it is one and
the same. What the words around it give away (an office, a place, a date) only a person can see.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.claims import Analysis, Source
from workbench.errors import JudgmentError
from workbench.spans import Span

BETWEEN = " / "  # between the words of one source where they are kept in one line
JOINED = "\u2011"
SHORT = 4  # letters; up to here a name may be a common word in lower case ("May", "NYT"), so case counts
NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?:\s+[^\W\d_a-zß-öø-ÿ][\w’'.-]*)*")  # words with a capital in a row
LEADING = re.compile(r"^(?:the|a|an|one|some|this|that)\s+", re.I)
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "whom", "him", "her", "them", "his", "hers", "its", "their", "theirs"}
    | {"that", "this", "these", "those"}
)


@dataclass(frozen=True, slots=True)
class Protection:
    """A label, and the words that it stands for, the longest first."""

    label: str
    words: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern:
        """Finds any of the words, also in capitals, with a line's end inside, or as part of a file's name."""
        return re.compile("|".join(map(_pattern, self.words)))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text in which labels stand for names, and where each stretch of the old text lies in it."""

    text: str
    moves: tuple[tuple[Span, Span], ...]

    def place(self, span: Span) -> Span:
        """The span in the new text; where it begins or ends inside a name, the whole label belongs to it."""
        return Span(self._at(span.start, end=False), self._at(span.end, end=True))

    def _at(self, position: int, *, end: bool) -> int:
        shift = 0
        for old, new in self.moves:
            if position <= old.start:
                break
            if position < old.end:
                return new.end if end else new.start
            shift = new.end - old.end
        return position + shift


def words_of(analysis: Analysis, source: Source, *, also: Iterable[str] = ()) -> tuple[str, ...]:
    """The words that give a source away: its name, the forms in which the article mentions it, and yours.

    Raises JudgmentError for the article's own voice and for a source that has no words of its own.
    """
    mentions = [span.of(analysis.article.text) for span in source.mentions]
    if not mentions:
        raise JudgmentError(f"{source.name} is nowhere mentioned in the article, so no words can be replaced.")
    found = {" ".join(word.split()) for word in also if word.strip()}
    for mention in mentions:
        found |= _of_mention(" ".join(mention.split()), source)
    if source.identified == "named":
        found |= _of_name(source)
    if not found:
        raise JudgmentError(f"{source.name} is mentioned by pronouns only. Give the words with also=[…].")
    found |= {_plain(word) for word in found}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def as_label(words: str) -> str:
    """The words as one word, with hyphens that do not break: only that is read as a name wherever a name stood."""
    return JOINED.join(words.split())


def labelled(text: str, protections: Iterable[Protection]) -> Labelled:
    """The text with every protected name replaced by its label."""
    hits = [(match.start(), match.end(), item.label) for item in protections for match in item.pattern.finditer(text)]
    parts, moves, at, length = [], [], 0, 0
    for start, end, label in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start < at:  # inside a longer name that was replaced already
            continue
        length += start - at + len(label)
        parts += [text[at:start], label]
        moves.append((Span(start, end), Span(length - len(label), length)))
        at = end
    return Labelled("".join([*parts, text[at:]]), tuple(moves))


def _of_mention(mention: str, source: Source) -> set[str]:
    """What of a mention gives the source away: the name in it; all of it where there is no name."""
    mention = LEADING.sub("", mention)
    if mention.lower() in PRONOUNS:
        return set()
    if source.identified != "named":
        return {mention} if " " in mention or mention[:1].isupper() else set()
    name = _tokens(source.name)
    runs = [re.sub(r"([’']s)?[.’'-]*$", "", LEADING.sub("", run)) for run in NAME.findall(mention)]
    if source.kind == "person":
        return {word for run in runs if name & _tokens(run) for word in (run, run.split()[-1])}
    initials = "".join(word[0] for word in LEADING.sub("", source.name).split() if word[0].isupper())
    return {run for run in runs if name <= _tokens(run) or run.replace(".", "") == initials}


def _of_name(source: Source) -> set[str]:
    name = LEADING.sub("", " ".join(source.name.split()))
    return {name, name.split()[-1]} if source.kind == "person" else {name}


def _tokens(words: str) -> set[str]:
    return set(re.findall(r"\w+", LEADING.sub("", words)))


def _plain(word: str) -> str:
    """The word without its accents, as others may have typed it."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _pattern(word: str) -> str:
    inside = r"[\s_-]+".join(re.escape(part) for part in word.split())
    as_is = len(word) <= SHORT
    either = f"(?:{inside}|{re.escape(word.upper())})" if as_is else f"(?i:{inside})"
    return rf"(?<![^\W_]){either}(?![^\W_])"
