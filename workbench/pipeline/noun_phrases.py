"""Where a noun phrase begins and ends by the parse, or by the stops around it."""

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.capitals import joins_capitals
from workbench.pipeline.naming import PERSON, TITLES
from workbench.pipeline.stops import end_of_words

RELATIVE = {"who", "which", "whose"}
PREPOSITIONS = {"to", "by", "of"}
ASIDES = {"acl:relcl", "acl", "parataxis", "advcl", "obl", "xcomp"}  # behind a comma they say more, not who
LEADING = {"case", "cc", "punct", "mark"}  # what stands before a noun and is no part of whom it names
STOPS = {",", ":", ";", ".", "—", "–", "-"}
MAX_PHRASE = 24  # tokens of a subject; a longer one is a parse gone wrong


def phrase_of(noun: Token) -> Span | None:
    """The noun with all that belongs to it, up to a relative clause, without the preposition that leads to it."""
    doc, end = noun.doc, noun.right_edge.i + 1
    start = min([noun.i, *(child.left_edge.i for child in noun.lefts if child.dep_ not in LEADING)])
    for child in noun.rights:
        edge = child.left_edge.i
        if child.dep_ in ASIDES and {doc[edge - 1].text, doc[edge].text} & STOPS:
            end = min(end, edge)  # a stop right before it is cut off below
    end = next((i for i in range(noun.i + 1, end - 1) if doc[i].text == "," and doc[i + 1].lower_ in RELATIVE), end)
    start, end = _whole_names(doc, start, end_of_words(doc, start, end))
    return doc[start:end] if 0 < end - start <= MAX_PHRASE else None


def _whole_names(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The borders moved out of the middle of a name that the parse breaks: "Ohio Gov." of "Ohio Gov. Ann Lee"."""
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    if 0 < end < len(doc) and doc[end - 1].lower_ in TITLES and doc[end].ent_type_ in PERSON:
        end += 1  # "Ms." before "Lee"
    while start < end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return start, end


def after_preposition(cue: Span) -> Span | None:
    """Whoever stands behind "according to": the words up to the next stop."""
    doc, start = cue.doc, cue.end
    if cue[-1].lower_ not in PREPOSITIONS:
        return None
    end = start
    while end < cue.sent.end and not doc[end].is_quote and (doc[end].text not in STOPS or joins_capitals(doc[end])):
        end += 1
    return doc[start:end] if 0 < end - start <= MAX_PHRASE else None
