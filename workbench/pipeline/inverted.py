"""Who says it at the end of a sentence: "It will last, promised Lee", "It leaks, rival clans claimed on Monday".

The parse hangs such an end on what stands before it, or the other way round, and takes the speaker for anything.
"""

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.capitals import ENDINGS
from workbench.pipeline.clauses import RELATIVE, SUBJECTS, has_subject
from workbench.pipeline.hands import Hand
from workbench.pipeline.heads import head_of
from workbench.pipeline.neighbours import has_verb
from workbench.pipeline.noun_phrases import phrase_of
from workbench.pipeline.nouns import noun_at
from workbench.pipeline.outlets import find_outlets
from workbench.pipeline.sayings import cue_kind
from workbench.pipeline.stops import is_stop
from workbench.pipeline.wordlists import listed

ENDING = {"says", "writes", "confirms", "denies", "believes", "promises"}  # kinds of verbs that end a sentence
FINITE = {"VBD", "VBZ", "VBP", "VB"}
NOMINAL = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"}
BELONGING = {"at", "of", "for", "from", "them"}  # "the steward at the largest of them"
LONGEST = 8  # words of a speaker behind the verb


def said_by_whom_behind(verb: Token) -> Hand | None:
    """The hand of a verb with a comma before it and a speaker behind it, up to the next stop; None for any other.

    The parse takes the speaker for an object, or for the subject of another verb.
    """
    doc, sent = verb.doc, verb.sent
    between = verb.i > sent.start + 1 and doc[verb.i - 1].text == ","
    if not between or verb.tag_ not in FINITE or cue_kind([verb.text]) not in ENDING or _has_its_own(verb):
        return None
    end = verb.i + 1
    while end < sent.end and (doc[end].pos_ in NOMINAL or doc[end].lower_ in BELONGING) and end <= verb.i + LONGEST:
        end += 1
    who, clause = doc[verb.i + 1 : end], doc[sent.start : verb.i - 1]
    ends = end == sent.end or is_stop(doc[end]) or doc[end].lower_ == "who"
    return Hand((who,), (doc[verb.i : verb.i + 1],), (clause,)) if ends and _are_apart(who, clause) else None


def tagged_on(verb: Token) -> Hand | None:
    """The hand of a verb that ends its sentence with a speaker before it and a comma before that; None for any other.

    Behind the verb may stand when or where it was said, and no clause; before the comma a main clause.
    """
    doc, sent = verb.doc, verb.sent
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if subject is None or subject.lower_ in RELATIVE or verb.tag_ not in FINITE or cue_kind([verb.text]) not in ENDING:
        return None
    who, clause = phrase_of(subject), doc[sent.start : max(subject.left_edge.i - 1, sent.start)]
    if not len(clause) or doc[clause.end].text != "," or sent[0].pos_ == "SCONJ":
        return None
    rest = doc[verb.i + 1 : sent.end]
    ends = not any(token.pos_ in {"VERB", "AUX", "SCONJ"} or token.is_quote for token in rest)
    ends = ends and not any(child.dep_ in {"obj", "ccomp"} for child in verb.rights)
    told = ends and has_subject(clause) and who is not None and who.end <= verb.i
    return Hand((who,), (doc[verb.i : verb.i + 1],), (clause,)) if told else None


def _has_its_own(verb: Token) -> bool:
    """Whether whoever stands behind is told something, or the comma ends an aside on a subject ("Lee, 40, warned")."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    ended = subject is not None and any(token.text == "," for token in verb.doc[subject.i : verb.i - 1])
    return ended or verb.lower_ in listed("telling")


def _are_apart(who: Span, clause: Span) -> bool:
    """Whether somebody stands behind the verb, and a clause before it."""
    return len(who) > 0 and _is_somebody(head_of(who)) and has_verb(clause)


def _is_somebody(noun: Token) -> bool:
    known = noun_at(noun)
    if known is None and noun.tag_ == "NNS" and noun.lower_.endswith(ENDINGS):
        return True  # "say geochemists"
    return noun.ent_type_ in {"PERSON", "ORG"} or (known is not None and known.kind != "document")


def with_speaker_behind(hand: Hand) -> Hand:
    """The hand with whoever stands behind its verb, where its source was taken from inside its own content."""
    found = said_by_whom_behind(hand.cue[-1].root) if hand.cue and hand.cue[-1].doc.has_annotation("DEP") else None
    astray = found is not None and all(span.end <= hand.cue[0].start for span in hand.source)
    return replace(found, parent=hand.parent) if astray else hand


def with_outlet_behind(doc: Doc, hand: Hand) -> Hand:
    """ "the reported NYT" is "the NYT reported": where a source is a bare "the", the outlet behind the cue speaks."""
    first = hand.source[0] if len(hand.source) == 1 and hand.cue else None
    bare = first is not None and first[0].lower_ == "the" and (len(first) == 1 or first.start + 1 == hand.cue[0].start)
    if bare and first.start < hand.cue[0].start:
        for outlet in find_outlets(doc):
            if outlet.start == hand.cue[-1].end:
                return replace(hand, source=(outlet,), cue=(doc[first.start : hand.cue[-1].end],))
    return hand
