"""Small words and the nouns for speakers: what kind of speaker a common noun names, as data."""

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from spacy.tokens import Span, Token

from workbench.kinds import SourceKind
from workbench.pipeline.forms import plural_of

DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
INDEFINITE = {"a", "an", "one", "another", "some"}
DEFINITE = {"the", "this", "that", "these", "those"}
OWNING = {"his", "her", "its", "their", "our", "my", "your"}
PARTS = {"half", "percent", "cent", "%", "third", "quarter", "none", "each"}  # as "two" and "some" of many
QUANTITIES = {"several", "many", "some", "most", "few", "two", "three", "four", "five", "other", "both", "all"}
PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "who", "which", "them", "him", "us", "his", "her", "their",
            "its"}  # fmt: skip
ALWAYS_CAPITAL = {"western", "eastern", "northern", "southern", "i"}  # words with a capital that name nobody
PARTY = {"republican", "republicans", "democrat", "democrats"}  # a capital makes no name of them
POSSESSIVES = {"'s", "’s", "'", "’"}


THEM = 60  # tokens before a sentence in which stands whom its "one of them" means


class Noun(NamedTuple):
    """What a common noun tells of a speaker.

    `identified` is how far the noun alone says who: an office or a body does ("described"), a trade only where the
    phrase picks one out ("if definite") or also where it says at which body ("if placed"), a relation where it says
    whose ("if whose"), and so a tie of which anybody has many ("if tied"), "source" never. `many`: the plural of a
    noun of the list.
    """

    kind: SourceKind
    identified: Literal["described", "if placed", "if definite", "if whose", "if tied", "unnamed"]
    many: bool = False


# Two words that are something else than the second alone.
COMPOUNDS = {
    ("news", "agency"): Noun("outlet", "described"),
    ("news", "agencies"): Noun("outlet", "described", many=True),
    ("news", "site"): Noun("outlet", "described"),
    ("news", "sites"): Noun("outlet", "described", many=True),
    ("news", "website"): Noun("outlet", "described"),
    ("news", "outlet"): Noun("outlet", "described"),
    ("news", "outlets"): Noun("outlet", "described", many=True),
    ("think", "tank"): Noun("organisation", "described"),
    ("think", "tanks"): Noun("organisation", "described", many=True),
    ("military", "intelligence"): Noun("organisation", "described"),
    ("court", "papers"): Noun("document", "described", many=True),
    ("white", "paper"): Noun("document", "described"),
    ("green", "paper"): Noun("document", "described"),
    ("position", "paper"): Noun("document", "described"),
    ("policy", "paper"): Noun("document", "described"),
    ("working", "paper"): Noun("document", "described"),
    ("discussion", "paper"): Noun("document", "described"),
    ("research", "paper"): Noun("document", "described"),
    ("conference", "paper"): Noun("document", "described"),
    ("purchase", "order"): Noun("document", "described"),
    ("black", "box"): Noun("document", "described"),
    ("balance", "sheet"): Noun("document", "described"),
    ("flight", "recorder"): Noun("document", "described"),
    ("voice", "recorder"): Noun("document", "described"),
    ("care", "home"): Noun("organisation", "described"),
    ("nursing", "home"): Noun("organisation", "described"),
    ("funeral", "home"): Noun("organisation", "described"),
    ("auction", "house"): Noun("organisation", "described"),
    ("publishing", "house"): Noun("organisation", "described"),
    ("fashion", "house"): Noun("organisation", "described"),
    ("city", "hall"): Noun("organisation", "described"),
    ("town", "hall"): Noun("organisation", "described"),
    ("shipping", "line"): Noun("organisation", "described"),
    ("cruise", "line"): Noun("organisation", "described"),
    ("ferry", "line"): Noun("organisation", "described"),
    ("armed", "forces"): Noun("organisation", "described"),
    ("security", "forces"): Noun("organisation", "described"),
    ("emergency", "services"): Noun("organisation", "described"),
    ("social", "services"): Noun("organisation", "described"),
    ("coast", "guard"): Noun("organisation", "described"),
    ("national", "guard"): Noun("organisation", "described"),
    ("general", "staff"): Noun("organisation", "described"),
    ("royal", "household"): Noun("organisation", "described"),
    ("opposite", "number"): Noun("person", "if whose"),
    ("no", "one"): Noun("group", "unnamed"),
}
OF_STUDIES = ("new", "recent", "latest", "academic", "scientific")  # said of a study's paper, not of a newspaper
COMPOUNDS |= {(kind, "paper"): Noun("document", "described") for kind in OF_STUDIES}
# Who operates one of these is a person, where "the operator" is a company.
TOOLS = ("forklift", "crane", "radio", "camera", "machine", "drone", "switchboard", "telephone", "radar", "winch")
COMPOUNDS |= {(tool, "operator"): Noun("person", "if placed") for tool in TOOLS}
COMPOUNDS |= {
    (kind, "figures"): Noun("group", "unnamed", many=True)
    for kind in ("senior", "leading", "prominent", "key", "public", "political", "religious", "opposition", "party")
}  # people, where "the figures" are numbers
LEARNED = ("ologist", "ographer", "onomer", "iatrist", "ician", "icist")
STATIONS = {"police", "fire", "lifeboat", "weather", "power", "railway", "train", "polling", "petrol", "gas", "space"}


@cache
def speaker_nouns() -> dict[str, Noun]:
    """Nouns for people, bodies, outlets and papers, with their plurals. Reads the list once.

    A plural that means one body ("prosecutors") has a row of its own.
    """
    text = (files("workbench.pipeline") / "words" / "speakers.csv").read_text("utf-8")
    rows = [(row["noun"], row["kind"], row["identified"]) for row in csv.DictReader(text.splitlines())]
    plurals = {plural_of(noun): _plural(kind, identified) for noun, kind, identified in rows}
    return plurals | {noun: Noun(kind, identified) for noun, kind, identified in rows}


def noun_at(head: Token) -> Noun | None:
    """The noun of the list that the head of a phrase is, or None.

    "One of the officials" is an official, "half of the voters" are voters, a "news agency" is an outlet, "Dutch
    intelligence" a body. A capital without an article makes a trade or a paper a name: "Baker said so", "Larry Page".
    """
    doc, word = head.doc, head.lower_
    behind = [token.lower_ for token in doc[head.i + 1 : head.i + 3]]
    if word in {"one", "another"} and behind[:1] == ["of"] and behind[-1] in {"the", *OWNING}:
        return _one_of(doc[head.i + 3 : head.i + 7])
    if word in {"one", "another"} and behind == ["of", "them"]:
        before = reversed(doc[max(0, head.sent.start - THEM) : head.sent.start])
        return _one_of(token for token in before if _is_people(token))
    if word in QUANTITIES | PARTS and behind[:1] == ["of"]:
        return _many_of(doc[head.i + 2 : head.i + 6])
    if word == "group" and behind[:1] == ["of"] and any(map(_is_people, doc[head.i + 2 : head.i + 4])):
        return Noun("group", "unnamed", many=True)  # "a group of fishermen"
    if word in {"station", "stations"} and head.i and head.nbor(-1).lower_ in STATIONS:
        return Noun("organisation", "described", many=word == "stations")
    if head.i and (compound := COMPOUNDS.get((head.nbor(-1).lower_, word))):
        return compound
    if word == "intelligence" and head.i and _is_state_s(head.nbor(-1)):
        return Noun("organisation", "described")
    noun = speaker_nouns().get(word) or _scholar(word)
    return None if noun is not None and _is_surname(head, noun) else noun


def is_document(head: Token) -> bool:
    """Whether a noun is a paper that can say something: a report, a memo, images."""
    noun = noun_at(head)
    return noun is not None and noun.kind == "document"


def _is_state_s(word: Token) -> bool:
    capital = word.is_title and word.pos_ == "PROPN" and word.lower_ not in speaker_nouns()
    return word.ent_type_ in {"NORP", "LOC", "GPE"} or capital


def _scholar(word: str) -> Noun | None:
    """Whoever is learned, by the ending: "ornithologist", "cartographers"."""
    if word.endswith(LEARNED):
        return Noun("person", "if placed")
    return Noun("group", "unnamed", many=True) if word.endswith("s") and word[:-1].endswith(LEARNED) else None


def _is_people(word: Token) -> bool:
    noun = speaker_nouns().get(word.lower_)
    single = singular(word.lower_)
    return noun is not None and noun.many and noun.kind == "group" and (single is None or single.kind == "person")


def _one_of(words: Iterable[Token]) -> Noun:
    """What one of several is: "one of the two officials"."""
    found = (token for token in words if token.lower_ in _singulars() and not _owns(token))
    many = next((token.lower_ for token in found), None)
    if many is not None and speaker_nouns()[many].identified == "if definite":
        return Noun("person", "described")  # "one of the authors"
    return Noun("person", "unnamed") if many is None else speaker_nouns()[_singulars()[many]]


def _owns(word: Token) -> bool:
    """Whether a noun only says whose: "victims" of "one of the victims' fathers"."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in POSSESSIVES


@cache
def _singulars() -> dict[str, str]:
    """The noun of each plural in the list."""
    return {plural: noun for noun in speaker_nouns() if (plural := plural_of(noun)) in speaker_nouns()}


def singular(many: str) -> Noun | None:
    """What one of several is called, as a noun of the list: a "general" of "generals"; None where it has none."""
    return speaker_nouns().get(_singulars().get(many, ""))


def _many_of(words: Span) -> Noun:
    """What several of many are: "two of the three officials"."""
    found = (noun for token in words if (noun := speaker_nouns().get(token.lower_)) is not None and noun.many)
    return next(found, Noun("group", "unnamed", many=True))


def _is_surname(head: Token, noun: Noun) -> bool:
    trade = noun.kind == "person" and noun.identified.startswith("if")
    paper = noun.kind == "document" and not head.is_sent_start
    if noun.many or not (trade or paper) or not head.is_title or head.pos_ != "PROPN" or head.lower_ in PARTY:
        return False
    before = head.nbor(-1) if head.i else head
    article = head.i > 1 and paper and head.nbor(-2).lower_ in DETERMINERS  # "the Brook Report"
    return before.is_title and before.lower_ not in DETERMINERS and not article


def _plural(kind: SourceKind, identified: str) -> Noun:
    people = kind in {"person", "group"}
    if identified == "if whose":
        return Noun("group", "if whose", many=True)
    if (kind, identified) == ("group", "described"):
        return Noun("group", "described", many=True)  # bodies: "the families"
    return Noun("group" if people else kind, "unnamed" if people else "described", many=True)
