"""Whether somebody could be found and asked: named, described or unnamed, by the definition of the gold set's notes.

Named is whoever can be looked up; described, whoever is one office, body, relation or paper without a name;
unnamed, whoever could be anybody: plurals, and single people of whom only a trade is told.
"""

from spacy.tokens import Span, Token

from workbench.kinds import Identified
from workbench.pipeline.belonging import BODIES, belongs
from workbench.pipeline.entities import names_in
from workbench.pipeline.messengers import BROUGHT, PUBLISHED
from workbench.pipeline.naming import PERSON
from workbench.pipeline.nouns import (
    ALWAYS_CAPITAL,
    DEFINITE,
    DETERMINERS,
    INDEFINITE,
    OWNING,
    POSSESSIVES,
    QUANTITIES,
    Noun,
    singular,
    speaker_nouns,
)
from workbench.pipeline.outlet_phrases import STUDIES
from workbench.pipeline.positions import positions
from workbench.pipeline.wordlists import listed

# Nouns that no list knows are mostly trades.
PEOPLE, SOMEBODY = Noun("group", "unnamed", many=True), Noun("person", "if placed")
THING, THINGS = Noun("document", "if definite"), Noun("document", "unnamed", many=True)
ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "ure", "dom", "hood", "ancy", "ency",
            "acy", "age", "ysis", "osis", "power", "work")  # fmt: skip
SHORTEST = 5  # letters of a noun whose ending tells what it is: "agent" and "page" do not end so
LESS_KNOWN: tuple[Identified, ...] = ("named", "described", "unnamed")
UNIQUE = {"kremlin", "congress"}
STATIONS = {"radio", "tv", "television", "agency"}  # words that can be part of a name: "Deutschlandfunk radio"
HIDDEN = {"unnamed", "unidentified", "anonymous", "undisclosed"}
# Offices and trades of which anybody has many: "the officials", "his aides".
LOOSE = {"officials", "diplomats", "sources", "insiders", "aides", "advisers", "advisors", "allies", "supporters",
         "opponents", "critics", "rivals", "leaders", "politicians", "officers", "people", "workers",
         "employees"}  # fmt: skip
STUDYING = {"researchers", "scientists", "academics", "scholars"}  # "the researchers" are the study's
STATE = {"state", "public", "state-run", "state-owned", "state-controlled"}  # these outlets have one voice
# Bodies of a state: whose they are is no person, whatever the name looks like ("Kestria's foreign ministry").
OF_A_STATE = {"ministry", "government", "parliament", "army", "navy", "military", "embassy", "staff", "coastguard",
              "guard", "police", "authorities", "prosecutors", "intelligence", "service", "bank", "legislature",
              "senate", "treasury", "judiciary", "regulator", "council", "authority", "commission", "court",
              "consulate", "force", "constabulary", "gendarmerie"}  # fmt: skip
OFFICES = {"office", "agency", "bureau", "bank", "service"}  # with a word for what they do
NUMBERS = {"two", "three", "four", "five", "six", "twins", "triplets"}  # "a father of two" says not whose


def unlisted(head: Token) -> Noun:
    """What a noun that no list knows is taken for: somebody with a trade, unless it is one for a thing."""
    many = head.tag_ in {"NNS", "NNPS"} or head.lower_.endswith("s")
    one = head.lower_.removesuffix("s")
    if head.lower_ in listed("things") or (len(one) > SHORTEST and one.endswith(ABSTRACT)):
        return THINGS if many else THING
    return PEOPLE if many else SOMEBODY


def how_far(span: Span, head: Token, noun: Noun) -> Identified:
    """How far a phrase says who its head is."""
    if noun.kind in {"person", "group"} and any(token.lower_ in HIDDEN for token in span.doc[span.start : head.i]):
        return "unnamed"
    if noun.kind == "outlet" and any(token.lower_ in STATE for token in span):
        whose = (ent for ent in names_in(span) if ent.end <= head.i and ent.label_ != "DATE")
        named = any(ent.text.lower() not in STATE for ent in whose)
        return "named" if named else "described"
    if noun.identified in {"if whose", "if tied"}:
        own = len(span) == 1 and noun.identified == "if whose" and not noun.many  # "Mum" is whoever speaks' mother
        return "described" if own or _is_whose(span, head) or belongs(span, head) else "unnamed"
    if noun.kind == "document" and not noun.many and _is_titled(span, head):
        return "named"
    if noun.kind in {"organisation", "outlet"} and not noun.many and _has_name(span, head, noun):
        return "named"
    if noun.many:
        if noun.kind == "group":
            return "described" if _are_certain(span, head, noun) else "unnamed"
        return "described" if _is_definite(span, head) or _is_made_by(span, head) else "unnamed"
    if noun.identified in {"if definite", "if placed"}:
        placed = noun.identified == "if placed" and (belongs(span, head) or _is_one_s(span, head, noun))
        return "described" if placed or _is_definite(span, head) else "unnamed"
    return noun.identified


def _are_certain(span: Span, head: Token, noun: Noun) -> bool:
    """Whether several people are certain ones: "the families", "the generals", "the minister's doctors"."""
    one = singular(head.lower_)
    if span[0].lower_ in DEFINITE:
        whole = noun.identified == "described" or head.ent_type_ == "NORP"  # "the families", "the Israelis"
        office = one is not None and one.identified == "described" and head.lower_ not in LOOSE
        studied = head.lower_ in STUDYING and any(
            place < span.start for place in positions(span.doc, {*STUDIES, "survey"})
        )
        if whole or office or studied:
            return True
    trade = one is not None and one.kind == "person" and one.identified in {"if placed", "if definite"}
    owned = any(token.lower_ in POSSESSIVES | OWNING for token in span.doc[span.start : head.i])
    return trade and owned and head.lower_ not in LOOSE and not _is_of_anybody(span, head)


def _has_name(span: Span, head: Token, noun: Noun) -> bool:
    """Whether a body's phrase can be looked up: "Norland navy", "the Relief Office", not "a Norland bank"."""
    if head.is_title and not head.is_sent_start and _stands_by_itself(span, head):
        return True
    if span[0].lower_ in INDEFINITE:
        return False
    of_a_state = head.lower_ in OF_A_STATE
    names = [ent for ent in names_in(span) if (of_a_state or not _is_person(ent)) and ent.start != head.i]
    if noun.kind == "outlet":  # "the US newspaper" is one of many
        return head.lower_ in STATIONS and any(ent.label_ in BODIES and ent.start < head.i for ent in names)
    return any(ent.start < head.i or _is_joined(head, ent) for ent in names) or _has_capital(span, head)


def _is_titled(span: Span, head: Token) -> bool:
    """Whether capitals make a paper's title: "the Besk Household Survey", not "the Besk survey" or "a UN Report"."""
    if not head.is_title or head.is_sent_start or span[0].lower_ in INDEFINITE | OWNING:
        return False
    before = [token for token in span.doc[span.start : head.i] if token.lower_ not in DETERMINERS]
    behind = [token for token in span if token.i > head.i]
    of_name = [token.lower_ for token in behind[:1]] == ["of"] and any(token.is_title for token in behind[1:3])
    return of_name or any(token.is_title or token.is_upper for token in before[-1:])


def _is_person(name: Span) -> bool:
    return name.label_ in PERSON


def _has_capital(span: Span, head: Token) -> bool:
    """Whether a word with a capital stands right before a body's noun and its kind: "the Tirran coastguard".

    What owns the body may be a person: "Brook's company".
    """
    before = [token for token in span.doc[span.start : head.i] if not token.is_sent_start]
    names = [token for token in before if token.is_title and token.lower_ not in {*DETERMINERS, *ALWAYS_CAPITAL}]
    if any(token.lower_ in POSSESSIVES for token in before):
        owner = span.doc[span.start]
        own = owner.i + 1 < head.i and owner.nbor().lower_ in POSSESSIVES and owner.lower_ not in speaker_nouns()
        stated = head.lower_ in OF_A_STATE - {"bank", "staff", "service"}
        office = head.lower_ in OFFICES and head.i - owner.i > 2  # "Sarrow's statistics office"
        return (stated or office) and own and owner.is_title
    return bool(names)


def _stands_by_itself(span: Span, head: Token) -> bool:
    """Whether a capital makes a name: "the Harbour Board", "the Kremlin"; "the Government" is some paper's style."""
    others = any(token.is_title and token != head and not token.is_sent_start for token in span)
    return others or head.lower_ in UNIQUE or head.ent_type_ == "ORG"


def _is_joined(head: Token, ent: Span) -> bool:
    """Whether a name stands right behind the head: "the ministry of Marub", not "the bank that left Marub"."""
    between = head.doc[head.i + 1 : ent.start]
    return len(between) <= 3 and not any(token.pos_ in {"VERB", "AUX"} or token.is_punct for token in between)


def _is_definite(span: Span, head: Token) -> bool:
    """Whether the phrase picks out one: "the driver", "her driver", "the mayor's driver"."""
    before = {token.lower_ for token in span if token.i <= head.i}
    return span[0].lower_ in DEFINITE | OWNING or (bool(before & POSSESSIVES) and not _is_of_anybody(span, head))


def _is_of_anybody(span: Span, head: Token) -> bool:
    """Whether the owner could be anybody as well: "a farmer's widow"; "a Lumo's", with a capital, could not."""
    owner = [token for token in span.doc[span.start : head.i] if token.lower_ not in POSSESSIVES | {"a", "an"}]
    if span[0].lower_ in {"a", "an"}:
        return not any(token.is_title for token in owner)
    nouns = [speaker_nouns().get(token.lower_) for token in owner]
    return any(noun is not None and noun.many for noun in nouns) and owner[0] == span[0]  # "farmers' unions"


def _is_whose(span: Span, head: Token) -> bool:
    """Whether a phrase says whose relation somebody is: "her sisters", "a brother of the victim"."""
    behind = [token for token in span if token.i > head.i][:3]
    related = [token.lower_ for token in behind[:1]] in (["of"], ["to"]) and len(behind) > 1
    numbered = related and (behind[1].lower_ in NUMBERS or behind[1].like_num) and behind[-1].lower_ != "of"
    one = head.lower_ in {"one", "another", *QUANTITIES}  # "one of her sisters": whose they are stands behind it
    before = span.doc[span.start : span.end if one else head.i]
    related = related and not one
    return (
        span[0].lower_ in DEFINITE
        or (related and not numbered)
        or any(token.lower_ in OWNING for token in before)
        or (any(token.lower_ in POSSESSIVES for token in before) and not _is_of_anybody(span, head))
    )


def _is_one_s(span: Span, head: Token, noun: Noun) -> bool:
    """Whether findings say whose they are: "research by the university", "figures published by the bank"."""
    behind = [token.lower_ for token in span if token.i > head.i]
    return noun.kind == "document" and (behind[:1] == ["by"] or _is_made_by(span, head))


def _is_made_by(span: Span, head: Token) -> bool:
    """Whether a plural says by whom: "tests commissioned by the bank"; not "letters obtained by AP" or "sent home"."""
    behind = [token for token in span if token.i > head.i]
    if not behind or behind[0].lower_ in BROUGHT - PUBLISHED or behind[0].lower_ in DETERMINERS:
        return False
    return any(token.lower_ == "by" for token in behind[1:3])
