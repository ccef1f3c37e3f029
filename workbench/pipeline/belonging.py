"""To which body somebody belongs by a phrase: "an expert at the bank", "a CIA analyst", "a lawyer for the family".

Whoever has a trade can be found where the phrase says at which body; a town is none.
"""

from spacy.tokens import Span, Token

from workbench.pipeline.capitals import has_capital
from workbench.pipeline.entities import names_in
from workbench.pipeline.naming import PERSON
from workbench.pipeline.nouns import DEFINITE, DETERMINERS, OWNING, speaker_nouns
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
    if any(_is_person(ent) and span.start < ent.start and ent.end == head.i for ent in names_in(span)):
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
    bodies = any(noun.identified == "described" and not noun.many and noun.kind in kinds for noun in nouns)
    people = any(map(_is_person, names_in(span)))
    # "a lawyer for the family", "a lawyer for eleven of the families"
    picked = {word for place, word in enumerate(behind) if place == 1 or (place == 3 and behind[2] == "of")}
    known = len(behind) > 2 and picked & (DEFINITE | OWNING) and any(noun.kind in WHO for noun in nouns)
    bodies = bodies or (behind[:1] == ["on"] and behind[-1] in WORK)
    bodies = bodies or (behind[:1] == ["at"] and behind[-1] in WORKPLACES)
    named = next((token for token in span if token.i == head.i + 2), None)
    # "a lawyer at Hartog Lines", whatever the encoder takes the name for
    bodies = bodies or (
        named is not None and behind[:1] == ["at"] and has_capital(named) and named.ent_type_ not in PLACES | {"DATE"}
    )
    own = behind[:1] in (["in"], ["at"]) and len(behind) > 2 and behind[1] in OWNING and behind[2] not in AGES
    bodies = bodies or own  # "in its ward"
    parks = (ent for ent in names_in(span) if ent.label_ in PLACES and ent.start > head.i + 1)
    bodies = bodies or any(_at_the(ent) for ent in parks)
    return behind[:1] != [] and behind[0] in BELONGING and (bodies or (behind[0] == "for" and (people or bool(known))))


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


def _is_person(name: Span) -> bool:
    return name.label_ in PERSON
