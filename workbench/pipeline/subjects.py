"""Who speaks by the grammar: the subject of the verb that names the saying, as a whole phrase.

The encoder finds most sayings and their speakers. Where it stopped short of a noun, took nobody, or took somebody
from another sentence, the subject of the cue's verb is the better answer.
"""

from collections.abc import Collection
from dataclasses import replace

from spacy.tokens import Span, Token

from workbench.pipeline.belonging import EMPLOYED
from workbench.pipeline.clauses import CLAUSAL, DOERS, is_added
from workbench.pipeline.hands import Hand
from workbench.pipeline.messengers import BROUGHT
from workbench.pipeline.noun_phrases import PREPOSITIONS, RELATIVE, STOPS, after_preposition, phrase_of
from workbench.pipeline.nouns import DETERMINERS, is_document, noun_at
from workbench.pipeline.positions import covered
from workbench.pipeline.stops import is_stop, without_first_stops

NOBODY = {"it", "this", "that", "there", "what", "which", "who", "nothing", "none", "nobody", "neither"}
NO_SUBJECTS = {"CCONJ", "SCONJ", "ADP", "PART", "PUNCT", "SYM"}  # a wrong arc; "but contended" has no subject
NAMES = {"PERSON", "ORG", "LOC"}
PART_OF_A_NAME = {"det", "amod", "compound", "nummod", "nmod:poss", "advmod", "case"}
SELF = ("self", "selves")  # "Lee himself said": he is named beside it


def with_subject(hand: Hand) -> Hand:
    """The hand with its speaker as a whole phrase, taken from the cue's verb where the encoder named nobody near it."""
    if not hand.content[0].doc.has_annotation("DEP"):
        return hand
    if not hand.cue:
        source = tuple(_shown_by(span) or span for span in hand.source)
        return replace(hand, source=source or _before_colon(hand.content[0]))
    hand = replace(hand, source=tuple(_behind_content(span, hand) for span in hand.source))
    named = after_preposition(hand.cue[-1]) if hand.cue[-1].text.lower() == "according to" else None
    if named is not None:
        hand = _with_named(hand, named)
    here = hand.cue[0].sent.start
    subject = subject_of(hand.cue[-1])
    if subject is not None:
        hand = replace(hand, source=tuple(_behind_adverb(span, subject) for span in hand.source))
    if hand.source and any(span.sent.start == here for span in hand.source):
        hand = replace(hand, source=tuple(_whole(span, hand) for span in hand.source))
        if subject is None or any(span.start <= subject.root.i < span.end for span in hand.source):
            return _apart(hand)
    subject = subject or after_preposition(hand.cue[-1]) or (None if hand.source else _adding(hand.cue[-1].root))
    if subject is None or any(span.start <= subject.root.i < span.end for span in hand.content):
        return _apart(hand) if hand.source and hand.source[0].sent.start == here else hand
    return _apart(replace(hand, source=(subject,)))


def _with_named(hand: Hand, named: Span) -> Hand:
    """The hand with the source behind "according to": all that is left of a sentence that has said its say before.

    Elsewhere the encoder knows better where the source ends and what is said begins.
    """
    if not any(span.start < named.end and named.start < span.end for span in hand.source):
        return replace(hand, source=(named,))
    said = [span for span in hand.content if span.end <= named.start and span.sent.start == named.sent.start]
    last = all(map(is_stop, named.doc[named.end : named.sent.end]))
    if not said or not last or hand.source[0].start != named.start:
        return hand
    content = tuple(span for span in hand.content if not named.start <= span.start < named.end)
    return replace(hand, source=(named,), content=content)


def subject_of(cue: Span) -> Span | None:
    """The phrase of whoever does what the cue's verb says; None for a passive and for "it" and "there"."""
    verb = cue.root
    if cue[-1].lower_ in PREPOSITIONS:
        return None  # "according to", "cited by": who is named behind it
    if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children):
        return None
    before = [child for child in verb.lefts if child.dep_ in DOERS and not child.lower_.endswith(SELF)]
    subject = before[-1] if before else None
    subject = subject or next((child for child in verb.rights if child.dep_ in DOERS), None)
    subject = subject or _behind_its_verb(verb)
    if subject is None and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        subject = next((child for child in verb.head.children if child.dep_ in DOERS), None)
    if subject is None or subject.pos_ in NO_SUBJECTS or {subject.lower_, subject.left_edge.lower_} & NOBODY:
        return None
    phrase = phrase_of(subject)
    if phrase is not None and phrase.start < cue.end <= subject.i and cue.start < subject.i:
        return phrase.doc[cue.end : phrase.end]  # "the reported NYT": nobody's name holds what they do
    return phrase


def _adding(verb: Token) -> Span | None:
    """Whoever adds something to what they do: "the union vowed to go on, [acknowledging] that it would be hard"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.head.i > verb.i:
        return None
    above = verb.head
    while above.dep_ in {"conj", "xcomp"} and not any(child.dep_ in CLAUSAL for child in above.children):
        above = above.head
    subject = next((child for child in above.lefts if child.dep_ in DOERS), None)
    return None if subject is None or subject.lower_ in NOBODY else phrase_of(subject)


def _behind_its_verb(verb: Token) -> Token | None:
    """The speaker behind a verb that a clause stands before ("it leaks, warns a note"), taken for its object."""
    stop = verb.nbor(-1) if verb.i else None
    told = is_added(verb) or any(child.dep_ == "ccomp" for child in verb.lefts)
    if not told or stop is None or not (stop.text == "," or stop.is_quote):
        return None
    nouns = [child for child in verb.rights if child.dep_ in {"obj", "obl"} and child.left_edge.i == verb.i + 1]
    known = [noun for noun in nouns if noun_at(noun) is not None or noun.ent_type_ in NAMES or noun.pos_ == "PROPN"]
    return known[0] if known and not any(child.dep_ == "case" for child in known[0].lefts) else None


def _before_colon(content: Span) -> tuple[Span, ...]:
    """Whoever the words before a colon and a quotation are about: "Lee was not surprised: “It is old.”"."""
    doc, start = content.doc, content.start
    start -= start > 0 and doc[start - 1].is_quote
    if not (doc[start].is_quote or content[0].is_quote) or start == 0 or doc[start - 1].text != ":":
        return ()
    subject = next((t for t in content.sent if t.dep_ in DOERS and t.head.dep_ == "ROOT" and t.i < start), None)
    phrase = phrase_of(subject) if subject is not None and subject.lower_ not in NOBODY else None
    return () if phrase is None else (phrase,)


def _whole(source: Span, hand: Hand) -> Span:
    """The source with the noun that its words belong to, and with the name that it stands beside."""
    doc, root = source.doc, source.root
    aside = next(
        (t.i for t in source[1:] if t.text == "," and t.i + 1 < len(doc) and t.nbor().lower_ in RELATIVE), None
    )
    if aside is not None and aside > source.start:
        return doc[source.start : aside]  # "a clerk, who would not be named"
    taken = covered((*hand.cue, *hand.content))
    beside = not hand.cue or hand.cue[0].start == source.end
    if beside and (shown := _shown_by(source)) is not None and not _any_in(taken, shown.start, source.start):
        return shown
    joined = _joined_behind(source)
    if joined is not None and not _any_in(taken, source.end, joined.i):
        return doc[source.start : joined.i + 1]  # "Norland and" of "Norland and Arland"
    head = root.head
    first = head.left_edge.i
    if root.dep_ == "conj" and head.dep_ in DOERS and first < source.start and not _any_in(taken, first, source.start):
        return doc[first : source.end]  # "the union" of "the works council and the union said"
    if root.dep_ in PART_OF_A_NAME and source.end <= head.i < source.end + 3 and not _any_in(taken, source.end, head.i):
        return _with_body(doc[source.start : head.i + 1], taken)  # "The" of "The goalkeeper"
    beside = doc[head.left_edge.i : source.end] if root.dep_ == "appos" and head.i < source.start else None
    if beside is not None and head.pos_ == "PROPN" and source.start - head.i <= 4:
        return without_first_stops(beside)  # "an adviser" of "Ann Lee, an adviser"
    return _with_body(source, taken)


def _with_body(source: Span, taken: Collection[int]) -> Span:
    """The source with where somebody is employed, where it broke off: "a nurse" of "a nurse at the home"."""
    doc, noun = source.doc, noun_at(source.root)
    if noun is None or noun.kind not in {"person", "group"}:
        return source
    starts = {source.end - 1, source.end}
    body = next((t for t in source.root.rights if t.dep_ == "nmod" and t.left_edge.i in starts), None)
    if body is None or body.left_edge.lower_ not in EMPLOYED or _any_in(taken, source.end, body.i):
        return source
    return doc[source.start : body.i + 1]


def _shown_by(source: Span) -> Span | None:
    """ "images analysed by AP" of "AP", where what was brought to light stands before whoever did."""
    doc, by = source.doc, source.start - 1
    by -= by > 0 and doc[by].lower_ in DETERMINERS
    if by < 2 or doc[by].lower_ != "by" or doc[by - 1].lower_ not in BROUGHT:
        return None
    verb = doc[by - 1]
    paper = next((token for token in (doc[by - 2], *verb.ancestors) if is_document(token) and token.i < by), None)
    phrase = None if paper is None else phrase_of(paper)
    return doc[phrase.start : source.end] if phrase is not None and phrase.start < by else None


def _joined_behind(source: Span) -> Token | None:
    """Who stands behind the "and" with which a source breaks off."""
    last = source[-1]
    return last.head if last.dep_ == "cc" and last.head.i > last.i and last.head.dep_ == "conj" else None


def _behind_content(source: Span, hand: Hand) -> Span:
    """ "the Echo" of "Ivo Santic, the Echo", where what is said ends with Ivo Santic and the Echo says it."""
    doc, end = source.doc, next((s.end for s in hand.content if s.start < source.start < s.end < source.end), None)
    if end is None or not (is_stop(doc[end]) or is_stop(doc[end - 1])):
        return source  # what is said runs into the middle of a phrase
    subject = next((t for t in hand.cue[-1].root.lefts if t.dep_ in DOERS), None)
    return source if subject is None or subject.i < end else without_first_stops(doc[end : source.end])


def _behind_adverb(source: Span, subject: Span) -> Span:
    """ "state radio" of "On Monday state radio"."""
    inside = source.start < subject.start and subject.end <= source.end
    return subject if inside and source[0].pos_ == "ADP" else source


def _apart(hand: Hand) -> Hand:
    """The hand whose contents end where its source begins, or begin where it ends."""
    content = list(hand.content)
    for source in hand.source:
        for number, span in enumerate(content):
            cue = next((cue for cue in hand.cue if source.end == cue.start), None)
            if cue is not None and span.start <= source.start and cue.end < span.end:
                content[number] = span.doc[cue.end : span.end]  # "Lee regards it as such" is not what Lee regards
            elif span.start < source.start < span.end:
                content[number] = _without_last_stops(span.doc[span.start : source.start])
            elif span.start < source.end < span.end:
                content[number] = span.doc[source.end : span.end]
    return replace(hand, content=tuple(content))


def _without_last_stops(span: Span) -> Span:
    end = span.end
    while end - span.start > 1 and (span.doc[end - 1].text in STOPS or span.doc[end - 1].is_space):
        end -= 1
    return span.doc[span.start : end]


def _any_in(taken: Collection[int], first: int, last: int) -> bool:
    return any(i in taken for i in range(first, last + 1))
