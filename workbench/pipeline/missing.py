"""What is denied and what is missing: whether words contest a claim, and whether a "not" belongs to a finding."""

from spacy.tokens import Span

from workbench.pipeline.neighbours import NOT, SUBJECTS, children, is_verb, word_after
from workbench.pipeline.wordlists import listed

CLAUSES = {"ccomp", "csubj", "csubj:pass", "xcomp"}
PERSONS = {"he", "she", "they", "we", "i", "you", "who", "him", "her", "them", "us", "me"}


def contests(span: Span) -> bool:
    """ "denied the report", not "was denied a visa" and not "denied the man entry"."""
    relations = {child.dep_ for child in span[0].children}
    given = "iobj" in relations or {"nsubj:pass", "obj"} <= relations
    objects = {word.lower_ for word in children(span[0], {"obj"})}
    return is_verb(span) and not given and not objects & listed("permissions")


def contested_claim(span: Span) -> bool:
    """ "rejects this", "dismissed that he knew", not "rejected the offer"."""
    verb = span[0]
    about = children(verb, {"obj", "nsubj:pass"})
    stated = any(word.lower_ in listed("statements") | {"it", "this", "that", "these"} for word in about)
    return is_verb(span) and (stated or bool(children(verb, {"ccomp"})))


def untrue(span: Span) -> bool:
    """ "The report is false", "a false report"; not "a false tooth"."""
    word = span[-1]
    if word.dep_ == "amod":
        return word.head.lower_ in listed("statements")
    about = {child.lower_ for child in children(word, SUBJECTS)} or {
        child.lower_ for child in children(word.head, SUBJECTS | {"obj"})
    }
    if word.pos_ == "VERB" or any(child.lower_ in {"if", "whether"} for child in word.children):
        return False
    plain = span[0].lower_ in listed("falsehoods") or span[0].lower_ in NOT
    return plain or bool(about & (listed("statements") | {"it", "that", "this"}))


def linked(span: Span) -> bool:
    """Whether first and last word belong together: one governs the other, at most through one word."""
    first, last = span[0], span[-1]
    above = [first, first.head, first.head.head]
    return last in above or first in [last.head, last.head.head] or last.head in above[1:]


def no_proof(span: Span) -> bool:
    """ "no sign": the last word is a noun, and belongs to the first."""
    return span[-1].pos_ in {"NOUN", "PROPN"} and span[-1].dep_ != "compound" and linked(span)


def finding(span: Span) -> bool:
    """ "did not find": the last word is a verb or an adjective, and belongs to the first."""
    return span[-1].pos_ in {"VERB", "AUX", "ADJ"} and linked(span)


def showing(span: Span) -> bool:
    """ "The tests did not show"; persons who do not show something are only silent."""
    subjects = children(span[-1], SUBJECTS)
    return finding(span) and not any(word.lower_ in PERSONS or word.ent_type_ == "PERSON" for word in subjects)


def passive_end(span: Span) -> bool:
    """ "was not found": the last word is a passive or stands behind a form of "be"."""
    return span[-1].pos_ in {"VERB", "ADJ"} and bool(children(span[-1], {"aux:pass", "cop", "nsubj:pass"}))


def without(span: Span) -> bool:
    """ "without finding": the last word is a verb."""
    return span[-1].pos_ == "VERB"


def say_nothing(span: Span) -> bool:
    """ "did not say", not "did not say anything about it"."""
    after = word_after(span)
    return after is None or after.lower_ not in {"about", "of", "on"}
