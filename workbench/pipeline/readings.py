"""What a cue must be in its sentence to be one: "may" the verb and not the month, "if" that opens a condition.

A row of a cue list can name one of these readings in its column `where`. Each is a question to the parse about the
words that matched. Without a parse every reading holds, so that a list works on bare tokens too.
"""

from collections.abc import Callable

from spacy.tokens import Span

from workbench.pipeline import missing, modality
from workbench.pipeline.neighbours import SUBJECTS, children, inverted, is_verb, opening, word_after, word_before
from workbench.pipeline.nouns import noun_at
from workbench.pipeline.wordlists import listed

CLAUSES = {"ccomp", "csubj", "csubj:pass", "xcomp"}
WH = {"who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether", "if"}
ADVERBIAL = {"ADV", "PART"}
POINTS = {"point", "points", "pointed", "hints", "links", "linked", "proves", "supports"}
NOTHING = {"nothing", "none", "nobody"}  # "nothing points to him" is no sign
PERSONS = {"he", "she", "they", "we", "i", "you", "who", "him", "her", "them", "us", "me"}


def holds(reading: str, span: Span) -> bool:
    """Whether the words stand in the sentence as the reading asks; always, where there is no parse."""
    if not reading or not span.doc.has_annotation("DEP"):
        return True
    return READINGS[reading](span)


def _noun(span: Span) -> bool:
    return span[0].pos_ in {"NOUN", "PROPN"}


def _adjective(span: Span) -> bool:
    return span[0].pos_ not in {"NOUN", "PROPN"}


def _attribute(span: Span) -> bool:
    """ "a planned strike", "a ship believed to be empty"."""
    return span[0].dep_ in {"amod", "acl", "acl:relcl"} and not children(span[0], SUBJECTS | {"aux:pass"})


def _predicate(span: Span) -> bool:
    """ "is a hoax", "called it a hoax"."""
    noun = span[-1]
    return noun.pos_ in {"NOUN", "ADJ"} and (bool(children(noun, {"cop"})) or noun.dep_ in {"xcomp", "ROOT", "ccomp"})


def _quantifier(span: Span) -> bool:
    """ "some boats" and "most of them", not "the most famous"."""
    before = word_before(span)
    return (
        span[0].pos_ in {"DET", "PRON", "ADJ"} and span[0].dep_ != "advmod" and not (before and before.lower_ == "the")
    )


def _clause(span: Span) -> bool:
    after = word_after(span)
    return bool(children(span.root, CLAUSES)) or (after is not None and after.lower_ == "that")


def _belief(span: Span) -> bool:
    return is_verb(span) and span[0].dep_ not in {"acl", "amod"} and not children(span[0], {"aux:pass"})


def _evidence(span: Span) -> bool:
    """ "The tracks suggest a boat", not "the minister suggested a tax"."""
    subjects = children(span[0], SUBJECTS)
    persons = any(word.lower_ in PERSONS or word.ent_type_ == "PERSON" for word in subjects)
    return is_verb(span) and (bool(children(span[0], {"ccomp"})) or not persons)


def _adjective_end(span: Span) -> bool:
    """ "not by itself clear", not "did not by itself clear the firm"."""
    return span[-1].pos_ != "VERB" or not children(span[-1], {"obj", "ccomp"})


def _shows_nothing(span: Span) -> bool:
    """ "Nothing in the papers points to him": the subject of a verb that shows something."""
    verb = span[0].head
    return span[0].dep_ in {"nsubj", "nsubj:outer"} and verb.lower_ in listed("showing") | POINTS


def _shown(span: Span) -> bool:
    """ "The traces indicate a boat"; whoever speaks and indicates something only says it."""
    subjects = children(span[0], SUBJECTS)
    speaking = any((noun := noun_at(word)) and noun.kind in {"person", "group", "organisation"} for word in subjects)
    others = any(word.lower_ in PERSONS | NOTHING or word.ent_type_ == "PERSON" for word in subjects)
    return _evidence(span) and not speaking and not others


def _complement(span: Span) -> bool:
    after = word_after(span)
    return bool(children(span[0], {"xcomp"})) and after is not None and after.pos_ in {"ADJ", "VERB", "ADV"}


def _raised(span: Span) -> bool:
    """ "is said to have left", not "was said to him"."""
    after = word_after(span)
    verb = (
        after
        if after is None or after.pos_ not in ADVERBIAL
        else after.nbor()
        if after.i + 1 < len(after.doc)
        else None
    )
    return verb is not None and verb.pos_ in {"VERB", "AUX"}


def _to_come(span: Span) -> bool:
    """ "is due to open" and "set for May", not "is due to the weather"."""
    return span[-1].lower_ != "to" or span[-1].pos_ == "PART" or _raised(span)


def _planning(span: Span) -> bool:
    """ "They plan a harbour"; whoever tells by whom it "was planned" tells of something done."""
    agent = any(
        grandchild.lower_ == "by" and grandchild.dep_ == "case"
        for child in span[0].children
        for grandchild in child.children
    )
    return is_verb(span) and not agent


def _asked(span: Span) -> bool:
    """A question hangs on it, or nothing at all: "do not know who", "I cannot say."."""
    after = word_after(span)
    return after is None or after.lower_ in WH or after.text in {".", ",", "”", '"', ";"}


def _asks(span: Span) -> bool:
    """ "if" that begins what is asked, not a condition."""
    return span[-1].dep_ == "mark" and span[-1].head.dep_ in CLAUSES


def _open(span: Span) -> bool:
    return bool({word.lower_ for word in span.sent} & (WH | {"question", "questions"}))


def _passive_verb(span: Span) -> bool:
    return span[0].pos_ == "VERB" and bool(children(span[0], {"aux:pass", "nsubj:pass"}))


def _passive(span: Span) -> bool:
    """ "is not known whether", not "is not known for its food"."""
    after = word_after(span)
    asked = after is None or after.lower_ in WH or after.is_punct
    active = children(span[-1], {"nsubj"}) and not children(span[-1], {"aux:pass", "cop"})  # "may not have known it"
    return not active and (asked or bool(children(span[-1], {"ccomp", "csubj", "expl", "csubj:pass"})))


def _questions(span: Span) -> bool:
    """ "question the date", not "question the man"."""
    objects = children(span[0], {"obj"})
    persons = any(word.lower_ in PERSONS or word.ent_type_ == "PERSON" for word in objects)
    return is_verb(span) and bool(objects) and not persons and bool({w.lower_ for w in objects} & listed("statements"))


def _quantity(span: Span) -> bool:
    """ "about forty people", not "a novel about forty people" and not "around the lake"."""
    return span[0].dep_ != "case" and span[0].pos_ != "VERB"


def _counted(span: Span) -> bool:
    before = word_before(span)
    return before is None or before.lower_ not in listed("places")


def _or_so(span: Span) -> bool:
    near = span.doc[max(span.start - 3, span.sent.start) : span.start]
    return any(
        word.like_num or word.lower_ in {"dozen", "hundred", "week", "year", "month", "day", "hour"} for word in near
    )


def _vague_kind(span: Span) -> bool:
    after, before = word_after(span), word_before(span)
    alone = before is None or before.pos_ not in {"DET", "ADJ", "PRON"}
    return alone and after is not None and after.pos_ in {"ADJ", "VERB", "ADV"}


def _unnamed_group(span: Span) -> bool:
    before = word_before(span)
    return before is None or before.pos_ not in {"DET", "PRON", "PROPN", "ADJ", "NOUN", "NUM"}


def _order(span: Span) -> bool:
    """ "asked them to leave", also "were asked to leave"; a duty in force ("is required to") is none."""
    after = word_after(span)
    passive = bool(children(span[0], {"aux:pass"}))
    verb = after is not None and after.pos_ in {"VERB", "AUX"}
    return is_verb(span) and verb and not (passive and span[0].lower_ in {"required", "obliged"})


READINGS: dict[str, Callable[[Span], bool]] = {
    "adjective end": _adjective_end, "adjective": _adjective, "asked": _asked, "asks": _asks, "attribute": _attribute,
    "bare": modality.bare, "be to": modality.be_to, "belief": _belief, "clause": _clause, "complement": _complement,
    "concession": modality.concession, "condition": modality.condition, "consequence": modality.consequence,
    "contested claim": missing.contested_claim, "contests": missing.contests, "counted": _counted,
    "demand": modality.demand, "evidence": _evidence, "finding": missing.finding, "foretold": modality.foretold,
    "inverted": inverted, "linked": missing.linked, "modal": modality.modal, "no proof": missing.no_proof,
    "noun": _noun, "open": _open, "opening": opening, "or so": _or_so, "order": _order,
    "passive end": missing.passive_end, "passive verb": _passive_verb, "passive": _passive, "planning": _planning,
    "possible": modality.possible, "precaution": modality.precaution, "predicate": _predicate,
    "proposed": modality.proposed, "quantifier": _quantifier, "quantity": _quantity, "questions": _questions,
    "raised": _raised, "say nothing": missing.say_nothing, "showing": missing.showing, "shown": _shown,
    "shows nothing": _shows_nothing, "to come": _to_come, "unnamed group": _unnamed_group, "untrue": missing.untrue,
    "vague kind": _vague_kind, "verb": is_verb, "with would": modality.with_would, "without": missing.without,
}  # fmt: skip
