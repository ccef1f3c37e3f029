"""What the words for a speaker say about the speaker: the head noun, the kind, and whether anybody could be asked.

Works on tokens, entities and two word lists; a parse is not needed, because a noun phrase in English
has its head before its first preposition, relative clause or comma.
"""

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from workbench.claims import Identified, SourceKind
from workbench.pipeline.entities import names_in
from workbench.pipeline.identification import LESS_KNOWN, PEOPLE, SOMEBODY, how_far
from workbench.pipeline.naming import called, is_organisation, without_titles
from workbench.pipeline.nouns import (
    DEFINITE,
    DETERMINERS,
    POSSESSIVES,
    PRONOUNS,
    QUANTITIES,
    Noun,
    noun_at,
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
BY_PRESS = {"published", "written", "carried", "printed", "broadcast", "aired"}
PRONOUN_KIND: dict[str, SourceKind] = {"they": "group", "we": "group", "them": "group", "it": "organisation"}
SELVES = ("self", "selves")
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
    span = _without_self(span)
    head = head_of(span)
    outlet = _outlet_at(span)
    name = _words(span)
    listed = noun_at(head)
    whole = outlet is not None and outlet.removeprefix("the ") == span.text.removeprefix("the ")
    if beside := _outlet_beside(span, head):
        return Mention(span, head, "outlet", "named", beside)
    if outlet is not None and (listed is None or whole):
        return Mention(span, head, "outlet", "named", outlet)
    if name_behind := called(span):
        noun = name_behind[0].nbor(-1)
        return Mention(span, name_behind[-1], noun_at(noun).kind, "named", name_behind.text)
    person = None if _are_several(span) else _person_before(span, _head_end(span))
    if person is not None and not is_organisation(person):
        return Mention(span, person[-1], "person", "named", without_titles(person))
    if _are_several(span):
        return Mention(span, head, "group", _several(span), name)
    if listed is not None:
        return _read_listed(span, head, listed, outlet, name)
    if head.ent_type_ in ENTITY_KIND and not head.is_lower:
        kind = ENTITY_KIND[head.ent_type_]
        if kind == "person" and (span[0].lower_ in DEFINITE or is_organisation(span)):
            kind = "organisation"
        return Mention(span, head, kind, "named" if kind != "group" else how_far(span, head, PEOPLE), name)
    if head.lower_ in PRONOUNS:
        # by itself a pronoun says nothing; where nothing before it says who, nobody can tell
        return Mention(span, head, PRONOUN_KIND.get(head.lower_, "person"), "unnamed", name)
    if head.is_title and not (head.is_sent_start and len(span) == 1 and head.pos_ != "PROPN"):
        # people carry no article: "the Relief Convoy" is no person, "Tarn" may be one
        person_like = span[0].lower_ not in DETERMINERS and not is_organisation(span)
        name = without_titles(span) if person_like else name
        return Mention(span, head, "person" if person_like else "organisation", "named", name)
    noun = PEOPLE if head.tag_ == "NNS" or head.lower_.endswith("s") else SOMEBODY
    return Mention(span, head, noun.kind, how_far(span, head, noun), name)


def _read_listed(span: Span, head: Token, noun: Noun, outlet: str | None, name: str) -> Mention:
    """A mention whose head is a noun of the list: "a report by the NYT", "the ministry", "officials"."""
    kind = noun.kind
    if kind in {"document", "outlet"} and (outlet := outlet or _outlet_within(span)):
        return Mention(span, head, "outlet", "named", outlet)  # "a report by the NYT" is the NYT speaking
    if head.lower_ == "paper" and head.i + 1 < span.end:
        noun = noun._replace(kind="document")  # "a paper by a team" is no newspaper
    if head.is_title and head.ent_type_ == "ORG" and not head.is_sent_start and span[0].lower_ not in QUANTITIES:
        if kind in {"person", "group"} and head.nbor(-1).is_title:
            noun = Noun("organisation", "described")  # "the Revolutionary Guards"
        noun = noun._replace(many=False)  # "the United Nations"
    return Mention(span, head, noun.kind, how_far(span, head, noun), name)


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


def _several(span: Span) -> Identified:
    """Several are as well known as the least known of them."""
    joints = [span.start - 1, *(token.i for token in span if token.lower_ in {"and", ","}), span.end]
    parts = [span.doc[start + 1 : end] for start, end in pairwise(joints) if start + 1 < end]
    known = [how_far(part, noun, listed) for part in parts if (listed := noun_at(noun := head_of(part)))]
    capital = any(token.is_title and not token.is_sent_start for part in parts for token in part)
    return max(known, key=LESS_KNOWN.index, default="named" if capital else "unnamed")


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
        by = following is not None and following.lower_ == "by"
        passive = by and token.lower_ not in speaker_nouns()  # "letters obtained by AP", not "a report by AP"
        added = passive or token.lower_ in AFTER_HEAD or token.dep_.startswith("acl")
        if seen_noun and (added or (token.text == "," and not _is_list(following))):
            return token.i
        those = token.lower_ == "those" and following is not None and following.lower_ in AFTER_HEAD
        seen_noun = seen_noun or those or (token.is_alpha and token.lower_ not in DETERMINERS)
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
    people = [ent for ent in names_in(span) if ent.label_ in PERSON and not _owns(ent, span) and not _is_common(ent)]
    in_head = [ent for ent in people if ent.end == head_end or _ends_title(ent, span)]
    if in_head:
        return in_head[-1]  # "spokesman Dmitry Peskov"; in "Peskov aides" the aides are the head
    return next((ent for ent in people if _in_apposition(ent, span)), None)


def _is_common(ent: Span) -> bool:
    """Whether what is taken for a name is a plural with a capital: "Jurors said", "the Republicans"."""
    noun = speaker_nouns().get(ent[-1].lower_)
    plural = noun is not None and noun.many and len(ent) == 1
    return ent[-1].is_lower or (plural and (noun.kind == "group" or ent[0].is_sent_start))


def _without_self(span: Span) -> Span:
    """ "Ann Lee" of "Ann Lee herself"."""
    return span[:-1] if len(span) > 1 and span[-1].lower_.endswith(SELVES) else span


def _owns(ent: Span, span: Span) -> bool:
    """Whether the name only says whose ("Jon Finer's aides")."""
    if ent[-1].lower_ in POSSESSIVES:
        return ent.end < span.end
    return ent.end < span.end and span.doc[ent.end].lower_ in POSSESSIVES


def _ends_title(ent: Span, span: Span) -> bool:
    """Whether the name ends a title that holds an "of": "Secretary of State Ann Lee", not "a clerk of Ann Lee"."""
    before = span.doc[span.start : ent.start]
    ends = ent.end == span.end or span.doc[ent.end].text == ","
    if ends and ent.start == span.start and "of" in {token.lower_ for token in ent}:
        return True
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
    outlet = next((outlet for outlet in find_outlets(span) if span.start <= outlet.start), None)
    if outlet is None:
        return None
    between = span.doc[span.start : outlet.start]
    done = (token for token in between if token.dep_ == "acl" or (token.i > span.start and token.nbor().lower_ == "by"))
    return (
        None
        if any(token.lower_ not in BY_PRESS for token in done if token.lower_ not in speaker_nouns())
        else outlet.label_
    )


def _outlet_at(span: Span) -> str | None:
    """Full name of the outlet that the phrase is or begins with."""
    start = span.start + (span[0].lower_ == "the")
    owners = [token.i + 1 for token in span if token.lower_ in POSSESSIVES]  # "Marub's Channel 4"
    for outlet in find_outlets(span.doc[span.start : span.end + 1]):
        begins = outlet.start in {start, span.start, *owners}
        if begins and (outlet.end == span.end or span.doc[outlet.end].lower_ in AFTER_NAME):
            return outlet.label_
    return None


def _outlet_beside(span: Span, head: Token) -> str | None:
    """The outlet in apposition: "its rival, the Echo"."""
    start = head.i + 2
    if start >= span.end or span.doc[head.i + 1].text != ",":
        return None
    start += span.doc[start].lower_ == "the"
    return next((outlet.label_ for outlet in find_outlets(span) if outlet.start in {start, head.i + 2}), None)
