"""Sayings whose words are a noun and not a clause: "a tally gives them ten seats", "the guard put the dead at ten".

The encoder takes most of these verbs for deeds, which they are in other mouths: whoever puts a vase on a shelf has
said nothing.
"""

from spacy.tokens import Span, Token

from workbench.pipeline.heads import head_of
from workbench.pipeline.nouns import is_document
from workbench.pipeline.sayings import cue_kind

OBJECTS = {"obj", "iobj"}
PUTTING = {"put", "puts"}
COUNTING = {"count", "counts", "counted"}
# What a paper does to say something; people do it with their hands.
OF_A_PAPER = {"give", "gives", "gave", "set", "sets", "put", "puts", "assume", "assumes", "assumed", "mention",
              "mentions", "mentioned", "name", "names", "named"}  # fmt: skip
ASKING = {"ask", "asks", "asked", "call", "calls", "called"}
SPEAKING = {"speaks", "speak", "spoke", "tells", "tell", "told"}
HELD = {"remember", "remembers", "remembered", "recall", "recalls", "recalled", "doubt", "doubts", "doubted", "voiced",
        "voice", "voices", "confirm", "confirms", "confirmed"}  # fmt: skip
PERFECT = {"has", "have", "had", "’ve", "'ve"}
HOURS = {"o'clock", "am", "pm", "noon", "midnight"}


def noun_told(verb: Token, subject: Span) -> Span | None:
    """The words of a verb that says something with a noun; None for a verb that tells of a deed."""
    if any(child.dep_ == "aux" and child.lower_ not in PERFECT for child in verb.lefts):
        return None  # "can remember a face"
    objects = [child for child in verb.rights if child.dep_ in OBJECTS]
    word = verb.lower_
    if word in PUTTING and objects and (figure := _figure(verb)) is not None:
        return verb.doc[objects[0].left_edge.i : figure.right_edge.i + 1]
    if is_document(head_of(subject)):
        if word in ASKING:
            objects = objects or [child for child in verb.rights if child.dep_ == "obl" and _has(child, "for")]
        elif word in SPEAKING:
            objects = [child for child in verb.rights if child.dep_ == "obl" and _has(child, "of")]
        elif word not in OF_A_PAPER and cue_kind([word], by_document=True) != "shows":
            return None
    elif word in COUNTING:
        objects = [child for child in objects if child.pos_ == "NUM" or any(c.pos_ == "NUM" for c in child.lefts)]
    elif word not in HELD:
        return None
    if not objects or objects[0].pos_ == "PRON":
        return None
    start, end = objects[0].left_edge.i, max(child.right_edge.i for child in objects) + 1
    start += any(child.dep_ == "case" and child.i == start for child in objects[0].lefts)
    return verb.doc[start:end]


def _figure(verb: Token) -> Token | None:
    """The figure of "put the dead at nineteen", which is no hour."""
    told = (child for child in verb.rights if child.dep_ == "obl" and _has(child, "at"))
    return next((child for child in told if _has_number(child) and not HOURS & {t.lower_ for t in child.subtree}), None)


def _has(noun: Token, preposition: str) -> bool:
    return any(child.dep_ == "case" and child.lower_ == preposition for child in noun.lefts)


def _has_number(noun: Token) -> bool:
    return noun.pos_ == "NUM" or noun.like_num or any(child.pos_ == "NUM" for child in noun.lefts)
