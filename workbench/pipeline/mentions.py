"""What the words for a speaker say about the speaker: the head noun, the kind, and whether anybody could be asked.

Works on tokens, entities and two word lists; a parse is not needed, because a noun phrase in English
has its head before its first preposition, relative clause or comma.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from spacy.tokens import Span, Token

from workbench.claims import Identified, SourceKind
from workbench.pipeline.outlets import find_outlets

DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
INDEFINITE = {"a", "an", "one", "another", "some"}
DEFINITE = {"the", "this", "that", "these", "those"}
QUANTITIES = {"several", "many", "some", "most", "few", "two", "three", "four", "five", "other", "both", "all"}
PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "who", "which", "them", "him", "us"}
# Words after which a noun phrase in English says more about its head, not what the head is.
AFTER_HEAD = {
    "of", "from", "in", "at", "with", "to", "on", "for", "by", "about", "near", "who", "that", "which", "whose",
    "close", "familiar", "briefed", "affiliated", "speaking", "involved", "citing", "quoting", "present", "(",
}  # fmt: skip
AFTER_NAME = {"(", ",", "which", "who"}
POSSESSIVES = {"'s", "’s", "'", "’"}
PERSON = {"PERSON", "PER"}
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
    person = None if _are_several(span) else _person_before(span, _head_end(span))
    name = _words(span)
    if person is not None:
        return Mention(span, person[-1], "person", "named", _without_possessive(person))
    if outlet is not None and head.lower_ not in speaker_nouns():
        return Mention(span, head, "outlet", "named", outlet)
    if head.lower_ in speaker_nouns():
        kind, identified = speaker_nouns()[head.lower_]
        if kind in {"document", "outlet"} and (outlet := outlet or _outlet_within(span)):
            return Mention(span, head, "outlet", "named", outlet)  # "a report by the NYT" is the NYT speaking
        if head.lower_ == "paper" and head.i + 1 < span.end:
            kind = "document"  # "a paper by a team" is no newspaper
        if kind == "organisation" and (span.ents or (head.is_title and not head.is_sent_start)):
            identified = "named"
        return Mention(span, head, kind, identified, name)
    if head.ent_type_ in ENTITY_KIND:
        kind = "group" if _are_several(span) else ENTITY_KIND[head.ent_type_]
        if kind == "person" and span[0].lower_ in DEFINITE:
            kind = "organisation"
        return Mention(span, head, kind, "described" if head.ent_type_ == "NORP" else "named", name)
    if head.lower_ in PRONOUNS:
        return Mention(span, head, "group" if head.lower_ in {"they", "we", "them"} else "person", "described", name)
    if head.is_title and not (head.is_sent_start and len(span) == 1 and head.pos_ != "PROPN"):
        # people carry no article: "the Relief Convoy" is no person, "Tarn" may be one
        return Mention(span, head, "organisation" if span[0].lower_ in DETERMINERS else "person", "named", name)
    return Mention(span, head, *_common_noun(span, head), name)


def _common_noun(span: Span, head: Token) -> tuple[SourceKind, Identified]:
    """Kind and identification of somebody in words that no list knows: one or many, this one or any.

    "the goalkeeper" is one who could be found; "a driver" and "shopkeepers" could be anybody.
    """
    if head.tag_ == "NNS" or head.lower_.endswith("s"):
        return "group", "unnamed"
    return "person", "unnamed" if span[0].lower_ in INDEFINITE else "described"


def _are_several(span: Span) -> bool:
    """Whether the phrase joins names of one kind: "the US and Israel", "Ann Lee and Bob Ray"."""
    names = [ent for ent in span.ents if ent.label_ in ENTITY_KIND]
    joined = [a.end < b.start and span.doc[b.start - 1].lower_ in {"and", "the"} and a.label_ == b.label_
              and any(t.lower_ == "and" for t in span.doc[a.end : b.start]) for a, b in pairwise(names)]  # fmt: skip
    return any(joined) and names[-1].end == span.end


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
        added = token.lower_ in AFTER_HEAD or token.dep_.startswith("acl")
        if seen_noun and (added or (token.text == "," and not _is_list(following))):
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

    "Adviser Jake Sullivan" and "the leader of the party, Jon Finer" are persons; "a spokesman for Jon Finer" is not.
    """
    people = [ent for ent in span.ents if ent.label_ in PERSON and not _owns(ent, span)]
    in_head = [ent for ent in people if ent.end == head_end]
    if in_head:
        return in_head[-1]  # "spokesman Dmitry Peskov"; in "Peskov aides" the aides are the head
    return next((ent for ent in people if _in_apposition(ent, span)), None)


def _owns(ent: Span, span: Span) -> bool:
    """Whether the name only says whose ("Jon Finer's aides")."""
    if ent[-1].lower_ in POSSESSIVES:
        return ent.end < span.end
    return ent.end < span.end and span.doc[ent.end].lower_ in POSSESSIVES


def _in_apposition(ent: Span, span: Span) -> bool:
    """Whether a comma and at most three words of title stand before the name."""
    before = span.doc[max(span.start, ent.start - 4) : ent.start]
    commas = [token.i for token in before if token.text == ","]
    between = span.doc[commas[-1] + 1 : ent.start] if commas else []
    return bool(commas) and not any(token.lower_ in AFTER_HEAD or token.lower_ == "and" for token in between)


def _words(span: Span) -> str:
    """The words as they would stand inside a sentence: a first "The" or "Several" becomes small."""
    text = " ".join(span.text.split()).strip(" ,;:")
    begins_small = span[0].lower_ in DETERMINERS | PRONOUNS | QUANTITIES or span[0].lower_ in speaker_nouns()
    return text[0].lower() + text[1:] if begins_small and span[0].is_title else text


def _outlet_within(span: Span) -> str | None:
    return next((outlet.label_ for outlet in find_outlets(span.doc) if span.start <= outlet.start < span.end), None)


def _without_possessive(span: Span) -> str:
    return " ".join(token.text for token in span if token.lower_ not in POSSESSIVES)


def _outlet_at(span: Span) -> str | None:
    """Full name of the outlet that the phrase is or begins with."""
    start = span.start + (span[0].lower_ == "the")
    for outlet in find_outlets(span.doc):
        begins = outlet.start in {start, span.start}
        if begins and (outlet.end == span.end or span.doc[outlet.end].lower_ in AFTER_NAME):
            return outlet.label_
    return None
