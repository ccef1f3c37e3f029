"""Who speaks by an aside: "according to Lee", "in the words of the mayor", "in her view", "as the paper put it".

Nothing governs the clause that such words stand beside, so the encoder misses them more often than a verb of saying.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.clauses import CLAUSAL, DOERS
from workbench.pipeline.entities import names_in
from workbench.pipeline.hands import Hand
from workbench.pipeline.heads import head_of
from workbench.pipeline.naming import PERSON
from workbench.pipeline.noun_phrases import MAX_PHRASE, STOPS, after_preposition, phrase_of
from workbench.pipeline.nouns import DETERMINERS, OWNING, POSSESSIVES, noun_at
from workbench.pipeline.outlets import find_outlets
from workbench.pipeline.positions import covered, positions

# Nouns for what somebody says or thinks, by the word that leads to them: "in the words of Lee", "by Lee's account".
LED_BY = {
    "in": {"words", "view", "opinion", "judgment", "judgement", "telling", "reckoning", "estimation", "phrase", "eyes",
           "assessment"},
    "by": {"account", "accounts", "reckoning", "estimate", "count", "calculation"},
}  # fmt: skip
# Verbs that say with "it" how somebody says it: "as Lee put it".
PUTTING = {"put", "puts", "putting", "phrased", "phrases", "has", "had", "tells", "told", "sees", "saw", "describes",
           "described", "remembers", "remembered", "recalls", "recalled"}  # fmt: skip
MAX_APPOSITION = 8  # tokens
REACH = 6  # tokens back from "view" or "it" in which the aside has begun
BEGINS = {"“", '"', "”", ",", ";", ":", "–", "—", "(", ".", "and", "but"}  # before an aside; "came in her view" is none


class Aside(NamedTuple):
    """An aside: all its words, whose it is, what says that somebody speaks, and the word that hangs on its clause."""

    words: Span
    source: Span
    cue: tuple[Span, ...]
    root: Token


def spoken_beside(doc: Doc, hands: list[Hand]) -> list[Hand]:
    """The hands, with the speaker of each quotation that an aside names, and one more for each clause beside one.

    Without a parse nothing is added. An aside in which a hand has its cue already is left alone.
    """
    if not doc.has_annotation("DEP"):
        return hands
    result, near = [], defaultdict(list)
    for hand in hands:
        _add(hand, result, near)
    for aside in _asides(doc):
        here = list(near[aside.words.sent.start])
        beside = [result[number] for number in here]
        if any(_touches(span, aside.words) for hand in beside for span in (*hand.cue, *hand.source)):
            continue
        taken = []
        for number in here:
            result[number], own = _taken_out(result[number], aside)
            taken += own
        if taken:
            _add(Hand((aside.source,), aside.cue, tuple(taken)), result, near)
            continue
        quoted = [n for n in here if not result[n].cue and not result[n].source and _is_beside(result[n], aside)]
        if quoted:
            for number in quoted:
                result[number] = replace(result[number], source=(aside.source,), cue=aside.cue)
            continue
        told = covered(span for number in here for span in result[number].content)
        content = tuple(_clause_beside(aside))
        if content and not any(token.i in told for span in content for token in span):
            _add(Hand((aside.source,), aside.cue, content), result, near)
    return result


def _add(hand: Hand, hands: list[Hand], near: dict[int, list[int]]) -> None:
    """Put a hand behind the others and note where, for each sentence that it has a word in."""
    spans = (*hand.source, *hand.cue, *hand.content)
    for first in sorted({sent.start for span in spans for sent in span.sents}):
        near[first].append(len(hands))
    hands.append(hand)


def _taken_out(hand: Hand, aside: Aside) -> tuple[Hand, list[Span]]:
    """The hand without what the aside's speaker says, and that: the encoder gave it to another sentence's."""
    here = aside.words.sent.start
    elsewhere = hand.cue and all(span.sent.start != here for span in (*hand.cue, *hand.source))
    own = [span for span in hand.content if elsewhere and _is_at(span, aside.words)]
    if not own or len(own) == len(hand.content):
        return hand, []
    rest = tuple(span for span in hand.content if span not in own)
    return replace(hand, content=rest), [piece for span in own for piece in _without(span, aside.words)]


def _is_at(content: Span, words: Span) -> bool:
    """Whether a content holds the aside's words or stands right beside them."""
    near = content.end >= words.start - 2 and content.start <= words.end + 1
    return near and content.sent.start == words.sent.start


def _without(content: Span, words: Span) -> Iterator[Span]:
    """What stands in the content before and behind the aside's words."""
    for start, end in ((content.start, min(content.end, words.start)), (max(content.start, words.end), content.end)):
        if start < end:
            yield from _bare(content.doc[start:end])


def _touches(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_beside(hand: Hand, aside: Aside) -> bool:
    """Whether a quotation stands in the aside's sentence, outside its words."""
    return all(span.sent.start == aside.words.sent.start and not _touches(span, aside.words) for span in hand.content)


def _asides(doc: Doc) -> Iterator[Aside]:
    """Every aside of a doc that tells who speaks."""
    for place in positions(doc, {"according"}):
        if place + 2 < len(doc) and doc[place + 1].lower_ == "to":
            cue = doc[place : place + 2]
            source = after_preposition(cue)
            if source is not None:
                yield Aside(doc[place : source.end], source, (cue,), source.root)
    for place in positions(doc, set().union(*LED_BY.values())):
        yield from _in_words(doc[place])
    for place in positions(doc, {"as"}):
        yield from _as_put(doc[place])


def _in_words(noun: Token) -> Iterator[Aside]:
    """ "in the words of Lee", "in Lee's words", "in her view", "by Lee's account"."""
    doc, first = noun.doc, max(noun.sent.start, noun.i - REACH)
    leads = (i for i in range(noun.i - 1, first - 1, -1) if noun.lower_ in LED_BY.get(doc[i].lower_, ()))
    start = next(leads, None)
    if start is None or not _begins(doc[start]):
        return
    between = doc[start + 1 : noun.i]
    if between.text.lower() == "the" and noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of":
        source = after_preposition(doc[noun.i : noun.i + 2])
        if source is not None:
            source = _with_apposition(source)
            yield Aside(doc[start : source.end], source, (doc[start : noun.i + 2],), noun)
    elif len(between) == 1 and between[0].lower_ in OWNING - {"our", "my", "your"}:
        yield Aside(doc[start : noun.i + 1], between, (noun.doc[noun.i : noun.i + 1],), noun)
    elif between and (owner := _owner(between)) is not None and owner[-1].ent_type_ != "DATE":
        yield Aside(doc[start : noun.i + 1], owner, (noun.doc[noun.i : noun.i + 1],), noun)


def _with_apposition(source: Span) -> Span:
    """ "Ada Brook, an engineer" or "her lawyer, Ada Brook", where another stop ends what the comma adds."""
    doc, comma = source.doc, source.end
    if comma + 2 >= len(doc) or doc[comma].text != ",":
        return source
    bearer = next((ent for ent in names_in(source.sent) if ent.start == comma + 1 and ent.label_ in PERSON), None)
    if bearer is not None and noun_at(head_of(source)) and bearer.end < len(doc) and doc[bearer.end].text in STOPS:
        return doc[source.start : bearer.end]
    if doc[comma + 1].lower_ not in DETERMINERS:
        return source
    end = next(
        (i for i in range(comma + 1, min(comma + MAX_APPOSITION, source.sent.end)) if doc[i].text in STOPS), None
    )
    return doc[source.start : end] if end is not None and noun_at(head_of(doc[comma + 1 : end])) else source


def _owner(words: Span) -> Span | None:
    """ "Lee" of "Lee's", "the two men" of "the two men's own"."""
    mark = next((token.i for token in words if token.lower_ in POSSESSIVES), None)
    rest = words.doc[mark + 1 : words.end] if mark is not None else words[:0]
    whose = words.doc[words.start : mark] if mark is not None else None
    return whose or None if all(token.lower_ == "own" for token in rest) else None


def _as_put(as_: Token) -> Iterator[Aside]:
    """ "as the paper put it"."""
    doc = as_.doc
    end = min(as_.sent.end, as_.i + MAX_PHRASE)
    verb = next(
        (doc[i] for i in range(as_.i + 2, end - 1) if doc[i].lower_ in PUTTING and doc[i + 1].lower_ == "it"), None
    )
    if verb is None or not _begins(as_):
        return
    source = doc[as_.i + 1 : verb.i]
    if any(token.text in STOPS or token.pos_ == "VERB" for token in source):
        subject = next((child for child in verb.lefts if child.dep_ in DOERS), None)
        source = phrase_of(subject) if subject is not None else None
    if source is not None and _can_speak(source):
        yield Aside(doc[as_.i : verb.i + 2], source, (doc[as_.i : as_.i + 1], doc[verb.i : verb.i + 2]), verb)


def _can_speak(phrase: Span) -> bool:
    """Whether a phrase is about somebody; "as luck had it" names nobody."""
    head = head_of(phrase)
    named = bool(head.ent_type_) or (head.pos_ in {"PRON", "PROPN"} and head.lower_ not in {"it", "this", "that"})
    return named or noun_at(head) is not None or bool(find_outlets(phrase)) or bool(names_in(phrase))


def _begins(first: Token) -> bool:
    """Whether an aside can begin at a word: first in its sentence, behind a stop or before a quotation."""
    return first.is_sent_start or first.nbor(-1).text in BEGINS or first.nbor(-1).is_space


def _clause_beside(aside: Aside) -> Iterator[Span]:
    """The main clause that the aside stands beside, without it: one stretch, or two where it interrupts the clause."""
    doc, verb = aside.words.doc, aside.root.head
    if verb in aside.words or not _is_clause(verb) or verb.sent.start != aside.words.sent.start:
        return
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    if verb.i > aside.words.end:
        subjects = [child for child in verb.lefts if child.dep_ in CLAUSAL]
        first = subjects[-1].left_edge.i if subjects else aside.words.end
        if first < aside.words.start:
            yield from _bare(doc[start : aside.words.start])
            first = aside.words.end
        start = first if len(subjects) > 1 or first == aside.words.end else max(aside.words.end, min(first, start))
    else:
        end = aside.words.start
    if start < end:
        yield from _bare(doc[start:end])


def _is_clause(verb: Token) -> bool:
    return verb.pos_ in {"VERB", "ADJ", "NOUN", "PROPN", "ADV", "AUX"} and any(c.dep_ in CLAUSAL for c in verb.children)


def _bare(span: Span) -> Iterator[Span]:
    """The span without stops at its ends, if anything is left."""
    doc, start, end = span.doc, span.start, span.end
    while start < end and (doc[start].text in STOPS or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in STOPS or doc[end - 1].is_space):
        end -= 1
    if start < end:
        yield doc[start:end]
