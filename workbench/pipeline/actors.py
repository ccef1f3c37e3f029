"""Whom an article names as doing or suffering something; the voices it lacks are found among them.

A place is an actor only where it acts ("Iran denied it"), not where something happens in it. Of a person or a body the
text may tell again and again without a deed ("the Hamas attack", "Hamas militants").
"""

from collections import Counter

from spacy.tokens import Doc, Span

from workbench.claims import Actor
from workbench.kinds import SourceKind
from workbench.pipeline.entities import names_in
from workbench.pipeline.full_names import last_name
from workbench.pipeline.naming import TITLES, without_titles
from workbench.pipeline.nouns import DETERMINERS, POSSESSIVES, PRONOUNS
from workbench.pipeline.outlets import outlet_names
from workbench.pipeline.persons import PERSON
from workbench.pipeline.states import state_called
from workbench.spans import Span as TextSpan

KINDS: dict[str, SourceKind] = {"PERSON": "person", "PER": "person", "ORG": "organisation", "LOC": "organisation",
                                "GPE": "organisation"}  # fmt: skip
ACTING = {"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent"}
PLACES = {"LOC", "GPE"}
STRETCHES = {"east", "west", "north", "south", "sea", "ocean", "gulf", "peninsula", "river", "lake", "mountains",
             "coast", "valley", "strait", "desert", "island", "islands", "street", "road"}  # fmt: skip
CONTINENTS = {"Africa", "America", "Latin America", "Asia", "Australasia", "Europe", "Arctic", "Antarctica", "Balkans",
              "Caucasus", "Levant", "Maghreb", "Sahel", "Caribbean", "Scandinavia"}  # fmt: skip
OFTEN = 3  # mentions
SUFFERING = {"obj", "iobj"}


def find_actors(doc: Doc, *, offset: int) -> tuple[Actor, ...]:
    """Named persons, bodies and states that act, suffer or are told of, in order of their first mention.

    `offset` is where the doc begins in the article. A person's last name alone is the person named in full.
    """
    places: dict[str, list[Span]] = {}
    for ent in names_in(doc):
        if ent.label_ in KINDS and (name := _name(ent)) and name not in outlet_names() and _can_act(ent):
            places.setdefault(name, []).append(ent)
    states: dict[str, str] = {}  # the name by which the text calls a state, its own before its capital's
    for name in sorted(places, key=lambda name: name != state_called(name)):
        states.setdefault(state_called(name) or name, name)
    full = {last_name(name): name for name, ents in places.items() if " " in name and ents[0].label_ in PERSON}
    whole: dict[str, list[Span]] = {}
    for name, ents in places.items():
        whole.setdefault(full.get(name, states[state_called(name) or name]), []).extend(ents)
    acting = {name: ents for name, ents in whole.items() if any(_acts(ent) for ent in ents) or _is_told_of(ents)}
    return tuple(
        Actor(f"n{number}", name, KINDS[_label(ents)], tuple(sorted(_place(ent, offset) for ent in ents)))
        for number, (name, ents) in enumerate(
            sorted(acting.items(), key=lambda item: min(ent.start for ent in item[1])), 1
        )
    )


def _can_act(ent: Span) -> bool:
    """Whether somebody can speak for a name: nobody does for the Middle East, and "we" or "Mr." is no name."""
    region = ent.label_ in PLACES and (ent[-1].lower_ in STRETCHES or ent.text.removeprefix("the ") in CONTINENTS)
    return not region and not (len(ent) == 1 and ent[0].lower_ in PRONOUNS | TITLES)


def _name(ent: Span) -> str:
    if ent.label_ in PERSON:
        return without_titles(ent)
    words = [token.text for token in ent if token.lower_ not in POSSESSIVES]
    return " ".join(words[1:] if words and words[0].lower() in DETERMINERS else words)


def _label(ents: list[Span]) -> str:
    """What most of the mentions are taken for."""
    return Counter(ent.label_ for ent in ents).most_common(1)[0][0]


def _is_told_of(ents: list[Span]) -> bool:
    return len(ents) >= OFTEN and _label(ents) not in PLACES


def _acts(ent: Span) -> bool:
    """Whether the name is the subject, the agent or, of a person, the object of a verb; joined names act together."""
    head = ent.root
    while head.dep_ in {"conj", "flat", "appos", "compound"} and head.head != head and head.head.ent_type_:
        head = head.head
    return head.dep_ in ACTING or (head.dep_ in SUFFERING and ent.label_ in PERSON)


def _place(ent: Span, offset: int) -> TextSpan:
    return TextSpan(ent.start_char + offset, ent.end_char + offset)
