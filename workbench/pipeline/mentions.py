"""What the words for a speaker say about the speaker: the head noun, the kind, and whether anybody could be asked.

Works on tokens, entities and two word lists; a parse is not needed.
"""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from workbench.kinds import Identified, SourceKind
from workbench.pipeline.capitals import only_begins
from workbench.pipeline.entities import names_in
from workbench.pipeline.heads import head_end, head_of
from workbench.pipeline.identification import PEOPLE, SOMEBODY, how_far, unlisted
from workbench.pipeline.joined import are_several, are_so_many, least_known
from workbench.pipeline.mononyms import is_bodies_mononym
from workbench.pipeline.named_things import are_leaks, are_without, is_of_somewhere, is_paper
from workbench.pipeline.naming import called, is_house, is_organisation, without_body, without_titles
from workbench.pipeline.nouns import (
    ALWAYS_CAPITAL,
    DEFINITE,
    DETERMINERS,
    INDEFINITE,
    OWNING,
    PARTY,
    PRONOUNS,
    QUANTITIES,
    Noun,
    noun_at,
    speaker_nouns,
)
from workbench.pipeline.outlet_phrases import AFTER_NAME, is_joint, outlet_at, outlet_beside, outlet_within
from workbench.pipeline.outlets import plain
from workbench.pipeline.persons import person_in
from workbench.pipeline.states import state_called

POLLS = {"poll", "polls", "survey", "surveys"}  # an outlet's poll is not the outlet speaking
PRONOUN_KIND: dict[str, SourceKind] = {
    "they": "group", "we": "group", "them": "group", "their": "group", "it": "organisation", "its": "organisation",
}  # fmt: skip
# Whoever does this is a company, where a single word behind a comma is its name: "the contractor, Heliodyne".
TRADING = {"contractor", "operator", "maker", "manufacturer", "supplier", "developer", "insurer", "lender", "retailer"}
OF_PERSONS = {"retired", "elderly", "unemployed", "pregnant", "bearded", "teenage"}  # what no body is
SELVES = ("self", "selves")
PLURALS = {"NNS", "NNPS"}
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
    name = _words(span)
    listed = noun_at(head)
    if (named := _press_or_body(span, head, listed, name)) is not None:
        return named
    person = None if are_several(span) else person_in(span, head_end(span))
    if person is not None and not _is_body(person):
        first_only = len(person) == 1 and "first name" in person.sent.text
        # "a neighbour who gave only her first name, Lina" cannot be looked up
        return Mention(
            span, person[-1], "person", "unnamed" if first_only else "named", without_titles(without_body(person))
        )
    if are_several(span):
        return Mention(span, head, "group", least_known(span), name)
    if are_so_many(span):
        return Mention(span, head, "group", "unnamed", name)
    if listed is not None:
        return _read_listed(span, head, listed, name)
    if head.ent_type_ in ENTITY_KIND and not head.is_lower:
        kind = ENTITY_KIND[head.ent_type_]
        if kind in {"group", "person"} and span[0].lower_ in INDEFINITE - {"some"}:
            return Mention(span, head, "person", "unnamed", name)  # "a Palestinian"
        bearer = next((ent for ent in names_in(span) if ent.start <= head.i < ent.end), span)
        if kind == "person" and (span[0].lower_ in DEFINITE | OWNING or _is_body(bearer)):
            kind = "organisation"
        if kind == "organisation" and is_paper(head):
            kind = "document"
        if kind == "group":
            return Mention(span, head, kind, how_far(span, head, PEOPLE), name)
        return Mention(span, head, kind, "named", _words(span.doc[span.start : max(bearer.end, head_end(span))]))
    if head.lower_ in PRONOUNS:
        # by itself a pronoun says nothing; where nothing before it says who, nobody can tell
        return Mention(span, head, PRONOUN_KIND.get(head.lower_, "person"), "unnamed", name)
    if head.is_title and not _is_no_name(span, head):
        # people carry no article: "the Relief Convoy" is no person, "Tarn" may be one
        person_like = span[0].lower_ not in DETERMINERS and not _is_body(span)
        name = without_titles(span) if person_like else name
        if is_paper(head):
            return Mention(span, head, "document", "named", name)
        return Mention(span, head, "person" if person_like else "organisation", "named", name)
    noun = unlisted(head)
    if span[0].lower_ in {"those", "these"} and noun.kind == "person":
        noun = PEOPLE  # "those arriving"
    return Mention(span, head, noun.kind, how_far(span, head, noun), name)


def _is_body(name: Span) -> bool:
    """Whether what looks like a person's name is that of a body."""
    return is_organisation(name) or is_bodies_mononym(name)


def _is_no_name(span: Span, head: Token) -> bool:
    """Whether a head has its capital from its place, or is many of a kind that the encoder takes for no name."""
    begins = head.is_sent_start and (len(span) == 1 or head.pos_ == "NOUN") and head.pos_ != "PROPN"
    many = not head.ent_type_ and (head.tag_ in PLURALS or span[0].lower_ in QUANTITIES)
    return begins or many or only_begins(head)


def _press_or_body(span: Span, head: Token, listed: Noun | None, name: str) -> Mention | None:
    """An outlet or a body that the words name: by its own name, beside or behind a noun, or as somebody's house."""
    if listed is not None and listed.kind in {"document", "outlet"} and is_joint(span, head):
        return Mention(span, head, "group", "named", name)  # "a report by the Echo and the BBC"
    outlet = outlet_at(span)
    whole = outlet is not None and plain(outlet) == plain(span.text)
    if beside := outlet_beside(span, head):
        return Mention(span, head, "outlet", "named", beside)
    if outlet is not None and (listed is None or whole):
        return Mention(span, head, "outlet", "named", outlet)
    if name_beside := _name_beside(span, head):
        several = listed is not None and listed.kind == "group" and "&" not in name_beside.text
        press = listed is not None and listed.kind == "outlet"
        kind = "group" if several else "outlet" if press else "organisation"
        return Mention(span, head, kind, "named", name_beside.text)
    if name_behind := called(span.doc[span.start : head_end(span)]):
        noun = name_behind[0].nbor(-1)
        return Mention(span, name_behind[-1], noun_at(noun).kind, "named", name_behind.text)
    if is_house(span):
        return Mention(span, head, "organisation", "named", name)
    if are_without(span):
        return Mention(span, head, "organisation", "named", span.text)
    return None


def _read_listed(span: Span, head: Token, noun: Noun, name: str) -> Mention:
    """A mention whose head is a noun of the list: "a report by the NYT", "the ministry", "officials"."""
    kind = noun.kind
    if (
        not are_leaks(head)
        and kind in {"document", "outlet"}
        and head.lower_ not in POLLS
        and (outlet := outlet_at(span) or outlet_within(span))
    ):
        return Mention(span, head, "outlet", "named", outlet)  # "a report by the NYT" is the NYT speaking
    if kind == "organisation" and any(token.lower_ in OF_PERSONS for token in span.doc[span.start : head.i]):
        noun = SOMEBODY  # "a retired frame-maker"
    if are_leaks(head):
        return Mention(span, head, "document", "named", name)  # "the Kestrel Papers"
    if head.lower_ in {"paper", "papers"} and head.i + 1 < span.end:
        noun = noun._replace(kind="document")  # "a paper by a team" is no newspaper
    if head.is_title and head.ent_type_ == "ORG" and not head.is_sent_start and span[0].lower_ not in QUANTITIES:
        of_party = head.lower_ in PARTY or state_called(head.nbor(-1).text)
        if kind in {"person", "group"} and head.nbor(-1).is_title and not of_party:
            noun = Noun("organisation", "described")  # "the Revolutionary Guards"
        noun = noun._replace(many=False)  # "the United Nations"
    if is_of_somewhere(head):
        begins = span[0].lower_ in DETERMINERS
        return Mention(span, head, "organisation", "named", name if begins else span.text)  # "the Mothers of Lipno"
    kind = "group" if noun.many and noun.kind == "organisation" else noun.kind  # "insurers", "two airlines"
    return Mention(span, head, kind, how_far(span, head, noun), _without_aside(span, head))


def _without_self(span: Span) -> Span:
    """ "Ann Lee" of "Ann Lee herself"."""
    return span[:-1] if len(span) > 1 and span[-1].lower_.endswith(SELVES) else span


def _words(span: Span) -> str:
    """The words as they would stand inside a sentence: a first "The" or "Several" becomes small."""
    text = " ".join(span.text.split()).strip(" ,;:")
    first = span[0].lower_
    begins_small = first in DETERMINERS | PRONOUNS | QUANTITIES or (first in speaker_nouns() and first not in PARTY)
    begins_small = begins_small or (span[0].is_sent_start and _is_common(span[0]))
    return text[0].lower() + text[1:] if begins_small and span[0].is_title else text


def _without_aside(span: Span, head: Token) -> str:
    """The words without what a comma adds: "the quarry's owner" of "the quarry's owner, a Hallam businessman"."""
    comma = next((t.i for t in span[:-1] if t.i > head.i and t.text == "," and t.nbor().lower_ in DETERMINERS), None)
    return _words(span if comma is None else span.doc[span.start : comma])


def _is_common(word: Token) -> bool:
    """Whether a word has its capital from the place alone: "Security circles", not "Western diplomats"."""
    return word.pos_ not in {"", "PROPN"} and not word.ent_type_ and word.lower_ not in ALWAYS_CAPITAL


def _links(word: Token) -> bool:
    """Whether a small word stands inside a name: "Partnership for Growth", "Penrith & Moule"."""
    return word.text == "&" or (word.lower_ in {"for", "of"} and word.i + 1 < len(word.doc) and word.nbor().is_title)


def _name_beside(span: Span, head: Token) -> Span | None:
    """The name of a body in apposition: "the owner, Brisk Marine", "a hacker group, Salt Fox"; no person's."""
    noun, start = noun_at(head), head.i + 2
    if noun is None or start >= span.end or span.doc[head.i + 1].text != ",":
        return None
    start += span.doc[start].lower_ == "the"
    end = start
    while end < span.end and (span.doc[end].text[0].isupper() or (end > start and _links(span.doc[end]))):
        end += 1
    name = span.doc[start:end]
    firm = any(token.text == "&" for token in name)
    if not len(name) or (noun.many and not firm) or (end < span.end and span.doc[end].text not in AFTER_NAME):
        return None
    body = (
        noun.kind in {"organisation", "group", "outlet"}
        or firm
        or is_organisation(name)
        or any(e.label_ == "ORG" for e in names_in(name))
    )
    return name if body or (head.lower_ in TRADING and len(name) == 1) else None
