"""Whether a mention can mean a Source that was met before: by name, by noun, by class of thing, by pronoun."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Span

from workbench.pipeline.mentions import DEFINITE, DETERMINERS, PERSON, Mention, head_of, speaker_nouns

SINGULAR = {"he", "she", "him", "i"}
PLURAL = {"they", "we", "them"}
RELATIVE = {"who", "which"}
# Nouns that can stand for any named organisation or document mentioned shortly before.
CLASSES = {
    "organisation": {"company", "firm", "group", "organisation", "organization", "union", "party", "agency",
                     "authority", "institution", "club", "operator", "movement", "airline", "bank"},
    "document": {"document", "report", "paper", "memo", "letter", "study"},
}  # fmt: skip
LETTERS = re.compile(r"\s*\((?P<letters>[A-Z][A-Z&.]{1,7})\)")


@dataclass
class Entry:
    """A Source in the making."""

    id: str
    first: Mention | None
    name: str
    mentions: list[Span] = field(default_factory=list)


def whole_phrase(span: Span) -> Span:
    """ "those" with its noun, and "who" with the person it stands for, where the encoder stopped short of them."""
    doc = span.doc
    if len(span) > 1:
        return span
    if span[0].lower_ in RELATIVE:
        before = [ent for ent in doc.ents if ent.label_ in PERSON and span.start - 3 <= ent.end <= span.start]
        return before[-1] if before else span
    noun = span.end < len(doc) and doc[span.end].lower_ in speaker_nouns()
    return doc[span.start : span.end + 1] if span[0].lower_ in DEFINITE and noun else span


def fits_pronoun(entry: Entry, mention: Mention) -> bool:
    """Whether "he", "they" or "it" can stand for this kind of Source."""
    word = mention.head.lower_
    if word in SINGULAR:
        return entry.first.kind == "person"
    if word in PLURAL:
        return entry.first.kind == "group"
    return word == "it" and entry.first.kind in {"organisation", "outlet", "document"}


def same_name(entry: Entry, mention: Mention) -> bool:
    """Whether two mentions carry the same name, or describe in the same words."""
    first = entry.first
    if {first.identified, mention.identified} == {"named"} and first.kind == mention.kind == "person":
        ours, theirs = entry.name.lower().split(), mention.name.lower().split()
        short, long = sorted((ours, theirs), key=len)
        return short[-1] == long[-1] and set(short) <= set(long)
    return bool(_names(entry.name) & _names(mention.name))


def is_person(entry: Entry, mention: Mention) -> bool:
    """Whether the Source is a single person, whatever the mention."""
    return entry.first.kind == "person"


def same_head(entry: Entry, mention: Mention) -> bool:
    """Whether "the officials" can mean "several American officials": same noun, nothing said that differs."""
    words = {token.lower_ for token in mention.span if token.is_alpha} - DETERMINERS - {mention.head.lower_}
    known = {token.lower_ for span in entry.mentions for token in span}
    heads = {_singular(head_of(span).lower_) for span in entry.mentions}
    return _singular(mention.head.lower_) in heads and words <= known


def same_class(entry: Entry, mention: Mention) -> bool:
    """Whether "the union" can mean the organisation that spoke last, or "the document" the memo."""
    noun = mention.head.lower_
    alone = not {token.lower_ for token in mention.span if token.is_alpha} - DETERMINERS - {noun}
    return alone and noun in CLASSES.get(entry.first.kind, ()) and mention.kind == entry.first.kind


def _names(name: str) -> set[str]:
    """A name without its article, and the letters it introduces for itself ("the Rail League (RWL)")."""
    words = LETTERS.sub("", name).lower().split()
    bare = " ".join(words[1:] if words and words[0] in DETERMINERS else words)
    letters = LETTERS.search(name)
    return {bare} | ({letters["letters"].lower()} if letters else set())


def _singular(noun: str) -> str:
    return "person" if noun == "people" else noun.removesuffix("s")
