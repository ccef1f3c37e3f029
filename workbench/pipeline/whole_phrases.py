"""The words for a speaker as a whole phrase, where the encoder stops short of it or goes on behind it."""

from spacy.tokens import Span, Token

from workbench.pipeline.entities import names_in
from workbench.pipeline.naming import PERSON, is_house
from workbench.pipeline.noun_phrases import LEADING, phrase_of
from workbench.pipeline.nouns import DEFINITE, DETERMINERS, POSSESSIVES, PRONOUNS, speaker_nouns
from workbench.pipeline.outlets import find_outlets

RELATIVE = {"who", "which"}
STOPS = {",", ";", ":", "–", "—"}
NEAR = 3  # words behind "the" or "one" in which its noun stands: "one cabinet minister"
AGE = 5  # tokens of "71-year-old"
# No phrase ends in one of these: "Lumo, for", "some Democrats now".
LOOSE = {"and", "or", "for", "of", "in", "to", "with", "by", "at", "from", "since", "until", "now", "then", "also",
         "however", "too"}  # fmt: skip


def whole_phrase(span: Span) -> Span:
    """The span with its "those", "those" with its noun, "who" with the person it stands for, and a name whole.

    The encoder may stop short of them, or go on to a comma or a joining word.
    """
    span = _trimmed(_with_owned(_behind_participle(span)))
    doc = span.doc
    if (
        span.start
        and doc[span.start - 1].lower_ in DEFINITE - {"that"}
        and span[0].lower_ not in PRONOUNS | DETERMINERS
    ):
        return doc[span.start - 1 : span.end] if doc[span.start - 1].sent == span.sent else span
    if span[-1].ent_type_ in PERSON:
        name = next((ent for ent in names_in(span.sent) if ent.start < span.end < ent.end), None)
        span = doc[span.start : name.end] if name is not None else span
    if len(span) > 1:
        return span
    if span[0].lower_ in RELATIVE or (span[0].lower_ == "that" and span[0].head.dep_ == "acl:relcl"):
        people = [ent for ent in names_in(span.sent) if ent.label_ in PERSON]
        before = [
            name
            for name in (*people, *find_outlets(doc[max(0, span.start - 4) : span.start]))
            if span.start - 3 <= name.end <= span.start
        ]
        return before[-1] if before else _antecedent(span[0]) or span
    if span[0].lower_ not in DEFINITE | {"one", "another"}:
        return span
    if [token.lower_ for token in doc[span.end : span.end + AGE]][2:] == ["year", "-", "old"]:
        return doc[span.start : span.end + AGE]
    end = span.end + 1 if span[0].dep_ not in {"det", "nummod"} else span[0].head.i + 1
    near = span.end < end <= min(len(doc), span.end + NEAR)
    if not near or doc[end - 1].lower_ not in speaker_nouns():
        return span
    whole = phrase_of(doc[end - 1])  # "a geologist at the university"
    return doc[span.start : whole.end if whole is not None and whole.start == span.start else end]


def _behind_participle(span: Span) -> Span:
    """ "a vet" of "[Testifying for the Crown, a vet]": what a first participle tells is no part of who speaks."""
    comma = next((token.i for token in span if token.text == ","), span.end)
    first = span[0].is_sent_start and span[0].tag_ in {"VBG", "VBN"} and span[0].dep_ != "amod"
    return span.doc[comma + 1 : span.end] if first and comma + 1 < span.end else span


def _with_owned(span: Span) -> Span:
    """ "the mayor's brother" for "the mayor's": whose somebody is is not who speaks."""
    owner = span[-1].head if span[-1].lower_ in POSSESSIVES and span[-1].dep_ == "case" else None
    if owner is None or owner.dep_ != "nmod:poss" or owner.head.i < span.end:
        return span
    noun = speaker_nouns().get(owner.head.lower_)
    whole = phrase_of(owner.head) if noun is not None and noun.kind in {"person", "organisation"} else None
    return span.doc[span.start : whole.end] if whole is not None and whole.end > span.end else span


def _trimmed(span: Span) -> Span:
    """The span without what only leads to it or on from it: "which RT", "Lumo, for", "Brook's"."""
    start, end = span.start, span.end
    while end - start > 1 and (span.doc[end - 1].text in STOPS or span.doc[end - 1].text in LOOSE):
        end -= 1
    whose = end - start > 1 and span.doc[end - 1].lower_ in POSSESSIVES and span.doc[end - 2].ent_type_ in PERSON
    if whose and not is_house(span.doc[start:end]):
        end -= 1
    if end - start > 1 and span.doc[start].lower_ in RELATIVE and span.doc[start + 1].ent_type_:
        start += 1
    opened = sum({"(": 1, ")": -1}.get(token.text, 0) for token in span.doc[start:end])
    closes = opened == 1 and end < len(span.doc) and span.doc[end].text == ")"
    return span.doc[start : end + closes]  # "the Rail League (RWL" and its bracket


def _noun_before(relative: Token, end: int) -> Token | None:
    """The noun for people whose phrase ends where "who" begins, where the parse hangs its clause on a verb."""
    nouns = (token for token in reversed(relative.doc[relative.sent.start : end]) if token.lower_ in speaker_nouns())
    people = (noun for noun in nouns if relative.lower_ == "who" and noun.right_edge.i + 1 == end)
    return next(people, None)


def _told_to_be(noun: Token) -> Token | None:
    """Whoever is said to be what a noun names: "[Lee] came and is a liar who says"."""
    if not any(child.dep_ == "cop" for child in noun.lefts):
        return None
    above = noun.head if noun.dep_ == "conj" else noun
    subjects = [child for word in (above, noun) for child in word.lefts if child.dep_ in {"nsubj", "nsubj:outer"}]
    subject = subjects[-1] if subjects else None
    return None if subject is None or subject.pos_ == "PRON" else subject


def _antecedent(relative: Token) -> Span | None:
    """The phrase that "who" stands for, where the parse hangs its clause on a noun before."""
    if relative.i == 0:
        return None  # "Who says so?"
    verb, end = relative.head, relative.i - (relative.nbor(-1).text == ",")
    noun = verb.head if verb.dep_.startswith("acl") else _noun_before(relative, end)
    if noun is None or noun.i >= relative.i:
        return None
    if (told := _told_to_be(noun)) is not None:
        return phrase_of(told)
    names = [
        name for name in (*find_outlets(relative.sent), *names_in(relative.sent)) if name.start <= noun.i < name.end
    ]
    own = [child.left_edge.i for child in noun.lefts if child.dep_ not in LEADING]  # not "to" of "to the clerk, who"
    start = min([noun.i, *own, *(name.start for name in names)])
    return relative.doc[start:end] if noun.i < end else None
