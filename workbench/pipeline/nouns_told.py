"""Sayings whose words are nouns and no clause: "a tally gives them ten seats", "the guard called the plan a joke".

The encoder takes most of these verbs for deeds, which they are in other mouths: whoever puts a vase on a shelf has
said nothing.
"""

from spacy.tokens import Span, Token

from workbench.pipeline.heads import head_of
from workbench.pipeline.nouns import is_document
from workbench.pipeline.sayings import cue_kind

OBJECTS = {"obj", "iobj"}
# Verbs that say how much, by the word that leads to the figure: "put the dead at ten", "gave the number as ten".
FIGURING = {"at": {"put", "puts", "value", "values", "valued", "estimate", "estimates", "estimated", "reckons"},
            "as": {"give", "gives", "gave"}}  # fmt: skip
# Verbs that say what something is: "called the plan a joke".
COMPARING = {"nearer", "near", "closer", "close", "above", "below", "higher", "lower"}
CALLING = {"call", "calls", "called", "dubbed", "dubs", "brands", "branded", "terms", "termed", "pronounced"}
EXPECTING = {"expect", "expects", "expected", "forecast", "forecasts", "predict", "predicts", "predicted"}
COUNTING = {"count", "counts", "counted"} | EXPECTING  # with a figure
# What a paper does to say something; people do it with their hands.
OF_A_PAPER = {"give", "gives", "gave", "set", "sets", "put", "puts", "assume", "assumes", "assumed", "mention",
              "mentions", "mentioned", "name", "names", "named", "note", "notes", "noted", "list", "lists",
              "listed", "record", "records", "recorded"}  # fmt: skip
ASKING = {"ask", "asks", "asked", "call", "calls", "called"}
SPEAKING = {"speaks", "speak", "spoke", "tells", "tell", "told", "talk", "talks", "talked"}
HELD = {"remember", "remembers", "remembered", "recall", "recalls", "recalled", "doubt", "doubts", "doubted", "voiced",
        "voice", "voices", "confirm", "confirms", "confirmed", "mention", "mentions", "mentioned", "report", "reports",
        "reported"}  # fmt: skip
CLAIMING, CLAIMED = {"claim", "claims", "claimed"}, {"responsibility", "credit"}
PERFECT = {"has", "have", "had", "’ve", "'ve"}
RESTING = {"sleep", "rest", "bed"}  # what an animal or a child is put down to
HOURS = {"o'clock", "am", "pm", "noon", "midnight"}


def noun_told(verb: Token, subject: Span) -> Span | None:
    """The words of a verb that says something with nouns; None for a verb that tells of a deed."""
    if any(child.dep_ == "aux" and child.lower_ not in PERFECT for child in verb.lefts):
        return None  # "can remember a face"
    word, paper = verb.lower_, is_document(head_of(subject))
    objects = [child for child in verb.rights if child.dep_ in OBJECTS]
    if objects and (more := _figure(verb) or _cause(verb) or _told_of(verb, objects)) is not None:
        return _with_places(verb, objects[0].left_edge.i, more.right_edge.i + 1)
    if word in CLAIMING:
        objects = [child for child in objects if child.lower_ in CLAIMED]
    elif word in SPEAKING:
        objects = _behind(verb, "of")
    elif paper and word in ASKING:
        objects = objects or _behind(verb, "for")
    elif word in COUNTING and not paper and not (word in EXPECTING and subject.root.pos_ == "PRON"):
        objects = [child for child in objects if child.pos_ == "NUM" or any(c.pos_ == "NUM" for c in child.lefts)]
    elif not (word in HELD or (paper and (word in OF_A_PAPER or cue_kind([word], by_document=True) == "shows"))):
        return None
    if not objects or objects[0].pos_ == "PRON" or _behind(verb, "to") or _is_made_to_say(verb):
        return None  # "reported the theft to the police", "records him as saying …"
    start, end = objects[0].left_edge.i, max(child.right_edge.i for child in objects) + 1
    start += any(child.dep_ == "case" and child.i == start for child in objects[0].lefts)
    return _with_places(verb, start, end)


def _with_places(verb: Token, start: int, end: int) -> Span:
    """The words and what goes on right behind them about the same, but for a date: "lights [on the river]"."""
    for child in verb.rights:
        dated = any(token.ent_type_ == "DATE" for token in child.subtree)
        if child.dep_ == "obl" and child.left_edge.i == end and not dated:
            end = child.right_edge.i + 1
    return verb.doc[start:end]


def _figure(verb: Token) -> Token | None:
    """The figure of "put the dead at nineteen" or "nearer twenty", which is no hour."""
    if verb.lower_ in FIGURING["at"] and (near := _compared(verb)) is not None:
        return near
    behind = (child for leading, verbs in FIGURING.items() if verb.lower_ in verbs for child in _behind(verb, leading))
    return next(
        (child for child in behind if _has_number(child) and not HOURS & {t.lower_ for t in child.subtree}), None
    )


def _cause(verb: Token) -> Token | None:
    """The cause of "puts the loss down to drought"."""
    down = verb.lower_ in {"put", "puts"} and any(child.lower_ == "down" for child in verb.rights)
    return next((noun for noun in _behind(verb, "to") if down and noun.lower_ not in RESTING), None)


def _compared(verb: Token) -> Token | None:
    """ "nearer a dozen", "closer to ten" behind a verb."""
    near = (child for child in verb.rights if child.lower_ in COMPARING)
    return next((child for child in near if any(map(_has_number, child.rights))), None)


def _told_of(verb: Token, objects: list[Token]) -> Token | None:
    """What something is said to be: "called the plan a joke", "remembers them as polite"; not "called her Ann"."""
    called = verb.lower_ in CALLING
    others = [child for child in verb.rights if child.dep_ == "xcomp" or (called and child in objects[1:])]
    fits = called or (verb.lower_ in HELD and any(_has(child, "as") for child in others))
    return others[-1] if fits and others and others[-1].pos_ not in {"PROPN", "VERB"} else None


def _is_made_to_say(verb: Token) -> bool:
    """Whether somebody is reported as saying or doing something: the words are in the clause behind "as"."""
    behind = (child for child in verb.rights if child.dep_ == "advcl")
    return any(mark.lower_ == "as" for clause in behind for mark in clause.lefts)


def _behind(verb: Token, preposition: str) -> list[Token]:
    """The nouns that a preposition joins to a verb, or to what it has as its object."""
    nouns = (noun for word in (verb, *verb.rights) if word == verb or word.dep_ in OBJECTS for noun in word.rights)
    return [noun for noun in nouns if noun.dep_ in {"obl", "nmod"} and _has(noun, preposition)]


def _has(noun: Token, preposition: str) -> bool:
    return any(child.dep_ == "case" and child.lower_ == preposition for child in noun.lefts)


def _has_number(noun: Token) -> bool:
    return noun.pos_ == "NUM" or noun.like_num or any(child.pos_ == "NUM" for child in noun.children)
