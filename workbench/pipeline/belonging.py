"""To which body somebody belongs by a phrase: "an expert at the bank", "a CIA analyst", "a lawyer for the family".

Whoever has a trade can be found where the phrase says at which body; a town is none.
"""

from spacy.tokens import Span, Token

from workbench.pipeline.capitals import has_capital
from workbench.pipeline.entities import names_in
from workbench.pipeline.naming import PERSON
from workbench.pipeline.nouns import DEFINITE, DETERMINERS, OWNING, Noun, speaker_nouns
from workbench.pipeline.positions import positions
from workbench.pipeline.states import state_called

BODIES = {"ORG", "FAC"}
# Words between somebody and the body they belong to: "an expert at the bank", "a lawyer for the family".
BELONGING = {"at", "of", "from", "for", "with", "in", "on", "to"}
EMPLOYED = {"at", "with", "for", "of"}  # "from Hallam" may be a town that was taken for a body
RELATIVE = {"who", "whose", "that", "which"}
INITIALS = 3  # letters; "US" and "UK" are no bodies
PLACES = {"LOC", "GPE", "NORP"}
# Where people are employed, though it says nothing by itself: "a nurse at the home".
WORKPLACES = {"home", "bar", "pub", "inn", "works", "mill", "quarry", "yard", "depot", "shop", "store", "hotel", "cafe",
              "café", "restaurant", "kitchen", "warehouse", "garage", "gym", "stable", "stables", "farm", "lab", "pit",
              "workshop", "bakery", "brewery", "harbour", "port", "airport", "pier", "theatre", "opera"}  # fmt: skip
WHO = {"person", "group", "organisation"}  # kinds of those whom somebody can work for
WORK = {"project", "case", "investigation", "mission"}  # who is "on" one can be found by it
# Places, where anybody can be; a person is at a body, not in a town.
TOWNS = {"city", "town", "village", "county", "country", "province", "district", "region", "borough", "nation", "state",
         "municipality", "kingdom", "republic", "side", "community", "tribe", "capital"}  # fmt: skip
AGES = {"teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"}
TIES = {"ties", "links", "contacts", "connections"}  # whoever has some to a body does not belong to it


def belongs(span: Span, head: Token) -> bool:
    """Whether a phrase says to which body somebody belongs; a town is none ("a resident of Hallam")."""
    if any(ent.label_ in BODIES and _is_at(ent, head) for ent in names_in(span)):
        return True
    before = span.doc[max(span.start, head.i - 1) : head.i]
    if any(token.is_upper and len(token) >= INITIALS and not state_called(token.text) for token in before):
        return True  # "a CIA analyst"
    if any(ent.label_ in PERSON and span.start < ent.start and ent.end == head.i for ent in names_in(span)):
        return True  # "a Brook lawyer"; a company that is taken for a person too
    if any(map(_is_worked_for, before)):
        return True
    behind = [token.lower_ for token in span if token.i > head.i]
    beside = {token.lower_ for token in span if token.i > head.i and token.dep_ == "compound"}  # "the school gates"
    if TIES & set(behind):
        return False  # "with close ties to the air force"
    if not behind and head.lower_ == "member" and head.i > span.start:
        behind = ["of", head.nbor(-1).lower_]  # "a board member"
    nouns = [speaker_nouns()[word] for word in behind if word in speaker_nouns() and word not in TOWNS | beside]
    # "an author of the report", but not "a guard with a letter"
    kinds = {"organisation", "outlet", "group", "person"} | ({"document"} if behind[:1] == ["of"] else set())
    body = any(noun.identified == "described" and not noun.many and noun.kind in kinds for noun in nouns)
    work = behind[:1] == ["on"] and behind[-1] in WORK
    own = behind[:1] in (["in"], ["at"]) and len(behind) > 2 and behind[1] in OWNING and behind[2] not in AGES
    parks = (ent for ent in names_in(span) if ent.label_ in PLACES and ent.start > head.i + 1)
    found = body or work or own or _is_at_work(span, head, behind) or any(map(_at_the, parks))  # own: "in its ward"
    return behind[:1] != [] and behind[0] in BELONGING and (found or _is_for_somebody(span, behind, nouns))


def _is_at_work(span: Span, head: Token, behind: list[str]) -> bool:
    """Whether somebody is at a place of work: "a nurse at the home", "a lawyer at Hartog Lines"."""
    name = next((token for token in span if token.i == head.i + 2), None)
    # whatever the encoder takes the name for
    named = name is not None and has_capital(name) and name.ent_type_ not in PLACES | {"DATE"}
    return behind[:1] == ["at"] and (behind[-1] in WORKPLACES or named)


def _is_for_somebody(span: Span, behind: list[str], nouns: list[Noun]) -> bool:
    """Whether somebody acts for certain people: "a lawyer for the family", "for eleven of the families", "for Lee"."""
    picked = {word for place, word in enumerate(behind) if place == 1 or (place == 3 and behind[2] == "of")}
    known = len(behind) > 2 and bool(picked & (DEFINITE | OWNING)) and any(noun.kind in WHO for noun in nouns)
    return behind[0] == "for" and (known or any(ent.label_ in PERSON for ent in names_in(span)))


def _is_worked_for(word: Token) -> bool:
    """Whether somebody works for what a word names: "a Corvane fitter", where "a spokesman for Corvane" is told of."""
    if not has_capital(word) or word.ent_type_ in PLACES or word.is_sent_start:
        return False
    places = (place for place in positions(word.doc, {word.lower_}) if place > 1 and place != word.i)
    return any(word.doc[i - 1].lower_ == "for" and word.doc[i - 2].lower_ in speaker_nouns() for i in places)


def _at_the(place: Span) -> bool:
    """Whether somebody is at a place as at a body: "a ranger at the Elm Valley Park", not "in Elm Valley"."""
    before = (
        place.doc[place.start - 1 : place.start + 1]
        if place[0].lower_ == "the"
        else place.doc[place.start - 2 : place.start]
    )
    return [token.lower_ for token in before] == ["at", "the"]


def _is_at(body: Span, head: Token) -> bool:
    """Whether a name says where somebody is employed: "a Lumo engineer", "a nurse at the Hallam Clinic"."""
    if body.start < head.i:
        return True
    before = [token.lower_ for token in body.doc[head.i : body.start] if token.lower_ not in DETERMINERS]
    return bool(EMPLOYED & set(before[-1:])) and not RELATIVE & set(before)
