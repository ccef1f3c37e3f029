"""What the words for a speaker say about the speaker: the head noun, the kind, and whether anybody could be asked.

Works on tokens, entities and two word lists; a parse is not needed, because a noun phrase in English
has its head before its first preposition, relative clause or comma.
"""

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from workbench.claims import Identified, SourceKind
from workbench.pipeline.entities import names_in
from workbench.pipeline.naming import called, is_organisation, without_titles
from workbench.pipeline.nouns import (
    DEFINITE,
    DETERMINERS,
    INDEFINITE,
    POSSESSIVES,
    PRONOUNS,
    QUANTITIES,
    speaker_nouns,
)
from workbench.pipeline.outlets import find_outlets

# Words after which a noun phrase in English says more about its head, not what the head is.
AFTER_HEAD = {
    "of", "from", "in", "at", "with", "to", "on", "for", "by", "about", "near", "who", "that", "which", "whose",
    "close", "familiar", "briefed", "affiliated", "speaking", "involved", "citing", "quoting", "present", "(",
}  # fmt: skip
AFTER_NAME = {"(", ",", "which", "who"}
PERSON = {"PERSON", "PER"}
# What many people are; whoever is only called so is not an office that could be asked.
TRADES = {"witness", "resident", "man", "woman", "expert", "analyst", "researcher", "scientist", "professor",
          "journalist", "reporter", "writer", "author", "economist", "historian", "engineer", "priest",
          "owner", "lawyer", "merchant", "geologist", "source", "member", "investigator"}  # fmt: skip
BY_PRESS = {"published", "written", "carried", "printed", "broadcast", "aired"}
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


def read_mention(span: Span) -> Mention:
    """What the words of `span` say about the speaker they stand for."""
    head = head_of(span)
    outlet = _outlet_at(span)
    name = _words(span)
    listed = speaker_nouns().get(head.lower_)
    if outlet is not None and listed is None:
        return Mention(span, head, "outlet", "named", outlet)
    person = None if _are_several(span) else _person_before(span, _head_end(span))
    if person is not None and not is_organisation(person):
        return Mention(span, person[-1], "person", "named", without_titles(person))
    if name_behind := called(span):
        return Mention(span, name_behind[-1], _kind_of(name_behind[0].nbor(-1)), "named", name_behind.text)
    if _are_several(span):
        return Mention(span, head, "group", *_several(span), name)
    if listed is not None:
        return _read_listed(span, head, *listed, outlet, name)
    if head.ent_type_ in ENTITY_KIND and not head.is_lower:
        kind = ENTITY_KIND[head.ent_type_]
        if kind == "person" and (span[0].lower_ in DEFINITE or is_organisation(span)):
            kind = "organisation"
        return Mention(span, head, kind, "described" if head.ent_type_ == "NORP" else "named", name)
    if head.lower_ in PRONOUNS:
        # by itself a pronoun says nothing; where nothing before it says who, nobody can tell
        return Mention(span, head, "group" if head.lower_ in {"they", "we", "them"} else "person", "unnamed", name)
    if head.is_title and not (head.is_sent_start and len(span) == 1 and head.pos_ != "PROPN"):
        # people carry no article: "the Relief Convoy" is no person, "Tarn" may be one
        person_like = span[0].lower_ not in DETERMINERS and not is_organisation(span)
        name = without_titles(span) if person_like else name
        return Mention(span, head, "person" if person_like else "organisation", "named", name)
    return Mention(span, head, *_common_noun(span, head), name)


def _read_listed(
    span: Span, head: Token, kind: SourceKind, identified: Identified, outlet: str | None, name: str
) -> Mention:
    """A mention whose head is a noun of the list: "a report by the NYT", "the ministry", "officials"."""
    if kind in {"document", "outlet"} and (outlet := outlet or _outlet_within(span)):
        return Mention(span, head, "outlet", "named", outlet)  # "a report by the NYT" is the NYT speaking
    if head.lower_ == "paper" and head.i + 1 < span.end:
        kind = "document"  # "a paper by a team" is no newspaper
    if kind == "person" and head.is_title and head.ent_type_ == "ORG" and not head.is_sent_start:
        kind = "organisation"  # "the Revolutionary Guard"
    if kind == "organisation" and (names_in(span) or (head.is_title and not head.is_sent_start)):
        identified = "named"
    if kind == "person" and head.lower_ in TRADES and span[0].lower_ in INDEFINITE and not _is_placed(span):
        identified = "unnamed"  # "an expert" could be anybody; "an expert at the bank" could not
    if kind in {"document", "organisation"} and _is_loose_plural(span, head, kind):
        identified = "unnamed"  # "letters", "two airlines": any
    return Mention(span, head, kind, identified, name)


def _is_placed(span: Span) -> bool:
    """Whether a phrase says where somebody belongs: to a name, or to the bank."""
    return bool(names_in(span)) or any(token.lower_ in {"at", "of", "from", "for"} for token in span)


def _is_loose_plural(span: Span, head: Token, kind: SourceKind) -> bool:
    """Whether nobody could tell which: not "prosecutors", who are an office together."""
    singular = speaker_nouns().get(head.lower_.removesuffix("s"), ("", ""))[0]
    plural = head.lower_.endswith("s") and singular == kind
    return plural and span[0].lower_ not in DETERMINERS and not names_in(span)


def _kind_of(noun: Token) -> SourceKind:
    return speaker_nouns()[noun.lower_][0]


def _common_noun(span: Span, head: Token) -> tuple[SourceKind, Identified]:
    """Kind and identification of somebody in words that no list knows: one or many, this one or any.

    "the goalkeeper" is one who could be found; "a driver" and "shopkeepers" could be anybody.
    """
    if head.tag_ == "NNS" or head.lower_.endswith("s"):
        kind = speaker_nouns().get(head.lower_.removesuffix("s"), ("group", ""))[0]
        return ("group", "unnamed") if kind == "person" else (kind, "unnamed" if kind == "group" else "described")
    return "person", "unnamed" if span[0].lower_ in INDEFINITE else "described"


def _are_several(span: Span) -> bool:
    """Whether the phrase joins speakers: "the US and Israel", "Ann Lee and Bob Ray", "an aide and a spy"."""
    joint = next((token for token in span if token.lower_ == "and"), None)
    if joint is None or joint.i in {span.start, span.end - 1}:
        return False
    words = [token for token in span if token.lower_ not in DETERMINERS]
    if all(token.is_title or token == joint for token in words):
        return not any(ent.label_ == "ORG" and ent.start < joint.i < ent.end for ent in names_in(span))
    names = [ent for ent in names_in(span) if ent.label_ in ENTITY_KIND]
    joined = [a.end < b.start and span.doc[b.start - 1].lower_ in {"and", "the"} and a.label_ == b.label_
              and any(t.lower_ == "and" for t in span.doc[a.end : b.start]) for a, b in pairwise(names)]  # fmt: skip
    if any(joined) and names[-1].end == span.end:
        return True
    behind = span.doc[joint.i + 1 : min(span.end, joint.i + 4)]
    if behind[0].lower_ in QUANTITIES | {"a", "an"} and any(_is_speaker(token) for token in behind):
        return True
    return span.doc.has_annotation("DEP") and any(
        child.dep_ == "conj" and child.i > joint.i and _is_speaker(child) for child in span.root.children
    )


def _is_speaker(noun: Token) -> bool:
    return noun.lower_ in speaker_nouns() or bool(noun.ent_type_)


def _several(span: Span) -> tuple[Identified]:
    """Several are named if no common noun stands for any of them."""
    nouns = [token for token in span if token.lower_ in speaker_nouns() and not token.is_title]
    return ("unnamed",) if nouns else ("named",)


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
    people = [ent for ent in names_in(span) if ent.label_ in PERSON and not _owns(ent, span) and not ent[-1].is_lower]
    in_head = [ent for ent in people if ent.end == head_end or _ends_title(ent, span)]
    if in_head:
        return in_head[-1]  # "spokesman Dmitry Peskov"; in "Peskov aides" the aides are the head
    return next((ent for ent in people if _in_apposition(ent, span)), None)


def _owns(ent: Span, span: Span) -> bool:
    """Whether the name only says whose ("Jon Finer's aides")."""
    if ent[-1].lower_ in POSSESSIVES:
        return ent.end < span.end
    return ent.end < span.end and span.doc[ent.end].lower_ in POSSESSIVES


def _ends_title(ent: Span, span: Span) -> bool:
    """Whether the name ends a title that holds an "of": "Secretary of State Ann Lee", not "a clerk of Ann Lee"."""
    before = span.doc[span.start : ent.start]
    ends = ent.end == span.end or span.doc[ent.end].text == ","
    return ends and len(before) > 2 and before[-1].is_title and before[-2].lower_ == "of" and before[-3].is_title


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
    """The outlet that the phrase names, unless only something was done by it ("tests commissioned by the Echo")."""
    for outlet in find_outlets(span.doc):
        if span.start <= outlet.start < span.end:
            between = span.doc[span.start : outlet.start]
            return (
                None
                if any(token.dep_ == "acl" and token.lower_ not in BY_PRESS for token in between)
                else outlet.label_
            )
    return None


def _outlet_at(span: Span) -> str | None:
    """Full name of the outlet that the phrase is or begins with."""
    start = span.start + (span[0].lower_ == "the")
    for outlet in find_outlets(span.doc):
        begins = outlet.start in {start, span.start}
        if begins and (outlet.end == span.end or span.doc[outlet.end].lower_ in AFTER_NAME):
            return outlet.label_
    return None
