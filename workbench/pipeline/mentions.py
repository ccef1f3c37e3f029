"""What the words for a speaker say about the speaker: the head noun, the kind, and whether anybody could be asked.

Works on tokens, entities and two word lists; a parse is not needed, because a noun phrase in English
has its head before its first preposition, relative clause or comma.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Span, Token

from workbench.claims import Identified, SourceKind
from workbench.pipeline.outlets import outlet_names

DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
DEFINITE = {"the", "this", "that", "these", "those"}
PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "who", "which", "them", "him", "us"}
# Words after which a noun phrase in English says more about its head, not what the head is.
AFTER_HEAD = {
    "of", "from", "in", "at", "with", "to", "on", "for", "by", "about", "near", "who", "that", "which", "whose",
    "close", "familiar", "briefed", "affiliated", "speaking", "involved", "citing", "quoting", "present", "(",
}  # fmt: skip
POSSESSIVES = {"'s", "’s", "'", "’"}
ENTITY_KIND: dict[str, SourceKind] = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "LOC": "organisation", "GPE": "organisation",
    "NORP": "group", "FAC": "organisation",
}  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """One stretch of words that names or describes a speaker."""

    span: Span
    head: Token
    kind: SourceKind
    identified: Identified
    name: str  # how a reader would say it: the full name of a person or outlet, else the words themselves

    @property
    def is_pronoun(self) -> bool:
        """Whether the mention is a single pronoun, which says nothing by itself."""
        return self.head.lower_ in PRONOUNS and len(self.span) == 1

    @property
    def is_definite(self) -> bool:
        """Whether the words point back: "the officials", "those people"."""
        return self.span[0].lower_ in DEFINITE and self.identified != "named"


@cache
def speaker_nouns() -> dict[str, tuple[SourceKind, Identified]]:
    """Nouns for people and papers, each with its kind and how far it identifies. Reads the list once."""
    text = (files("workbench.pipeline") / "words" / "speakers.csv").read_text("utf-8")
    return {row["noun"]: (row["kind"], row["identified"]) for row in csv.DictReader(text.splitlines())}


def read_mention(span: Span) -> Mention:
    """What the words of `span` say about the speaker they stand for."""
    head = head_of(span)
    outlet = _outlet_at(span)
    person = _person_before(span, _head_end(span))
    name = " ".join(span.text.split()).strip(" ,;:")
    if person is not None:
        return Mention(span, person[-1], "person", "named", _without_possessive(person))
    if outlet is not None and head.lower_ not in speaker_nouns():
        return Mention(span, head, "outlet", "named", outlet)
    if head.lower_ in speaker_nouns():
        kind, identified = speaker_nouns()[head.lower_]
        has_name = bool(span.ents) or outlet is not None
        if kind in {"organisation", "outlet"} and has_name and identified == "described":
            identified = "named"
        return Mention(span, head, kind, identified, name)
    if head.ent_type_ in ENTITY_KIND:
        several = sum(ent.label_ in ENTITY_KIND for ent in span.ents) > 1 and any(t.lower_ == "and" for t in span)
        kind = "group" if several else ENTITY_KIND[head.ent_type_]
        return Mention(span, head, kind, "described" if head.ent_type_ == "NORP" else "named", name)
    if head.lower_ in PRONOUNS:
        return Mention(span, head, "group" if head.lower_ in {"they", "we", "them"} else "person", "described", name)
    named = head.is_title and not (head.is_sent_start and len(span) == 1)
    return Mention(span, head, "person" if named else "group", "named" if named else "described", name)


def head_of(span: Span) -> Token:
    """The noun that a phrase is about: its last word before a preposition, a relative clause or an apposition."""
    words = [token for token in span.doc[span.start : _head_end(span)] if not token.is_punct and not token.is_space]
    words = [token for token in words if token.lower_ not in POSSESSIVES] or words
    return words[-1] if words else span[0]


def _head_end(span: Span) -> int:
    """Index after the last token that can belong to the head."""
    seen_noun = False
    for token in span:
        following = token.nbor() if token.i + 1 < span.end else None
        if seen_noun and (token.lower_ in AFTER_HEAD or (token.text == "," and not _is_list(following))):
            return token.i
        seen_noun = seen_noun or (token.is_alpha and token.lower_ not in DETERMINERS)
    return span.end


def _is_list(following: Token | None) -> bool:
    """Whether a comma goes on with a list of adjectives ("U.S., Israeli and allied agencies")."""
    if following is None:
        return False
    rest = following.doc[following.i : following.i + 4]
    return following.ent_type_ in {"NORP", "LOC", "GPE"} and any(token.lower_ == "and" for token in rest)


def _person_before(span: Span, head_end: int) -> Span | None:
    """The person's name that the phrase gives, unless it only relates somebody to that person.

    "Adviser Jake Sullivan" and "the adviser, Jon Finer" are persons; "a spokesman for Jon Finer" is not.
    """
    for ent in span.ents:
        if ent.label_ not in {"PERSON", "PER"}:
            continue
        before = span.doc[span.start : ent.start]
        owns = ent.end < span.end and span.doc[ent.end].lower_ in POSSESSIVES
        if ent[-1].lower_ in POSSESSIVES and ent.end < head_end:
            owns = True
        apposition = ent.start > head_end and span.doc[head_end].text == "," and ent.start <= head_end + 4
        if not owns and (ent.start < head_end or apposition) and not any(t.lower_ in AFTER_HEAD for t in before):
            return ent
    return None


def _without_possessive(span: Span) -> str:
    return " ".join(token.text for token in span if token.lower_ not in POSSESSIVES)


def _outlet_at(span: Span) -> str | None:
    """Full name of the outlet that the phrase is or begins with."""
    text = span.text
    for start in (0, 4 if text[:4].lower() == "the " else 0):
        spelling = text[start:].split(" (")[0].split(",")[0].strip()
        if spelling in outlet_names():
            return outlet_names()[spelling]
    return None
