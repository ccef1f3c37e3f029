"""What an article passes on without a word from whom: "the dam reportedly burst", "it is said", "is thought to".

Each such word stands for somebody of its own whom nobody names. That two of them are the same one the text does
not say, and to count them as one would make one busy source of many unknown ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from workbench.claims import Source
from workbench.pipeline.clauses import JOINED, RELATIVE, SUBJECTS, clauses_of
from workbench.pipeline.hands import Hand, kind_of
from workbench.pipeline.neighbours import is_quoted
from workbench.pipeline.noun_phrases import phrase_of
from workbench.pipeline.positions import covered, positions
from workbench.pipeline.stops import end_of_words

NOBODY = "nobody named"
ADVERBS = {"reportedly", "allegedly", "purportedly", "supposedly", "reputedly"}
RUMOURED = {"rumoured", "rumored", "tipped"}  # these tell of somebody without saying who says so
# What is asked, meant or promised with nobody who does so is no hearsay: "asked whether", "is intended to".
OWNED = {"asks", "intends", "promises"}


def nobody_called(cue: Sequence[Span], known: Iterable[str]) -> str:
    """The name of somebody whom only a cue tells of; a number keeps apart those that are called alike."""
    words = " … ".join(" ".join(span.text.split()) for span in cue).lower()
    if not words:
        return NOBODY
    name = f"{NOBODY} (“{words}”)"
    alike = sum(other.startswith(name) for other in known)
    return f"{name} {alike + 1}" if alike else name


def is_nobody(source: Source) -> bool:
    """Whether a Source stands for somebody whom no word names."""
    return not source.mentions and source.name.startswith(NOBODY)


def is_heard(hand: Hand) -> bool:
    """Whether a hand without a speaker passes on what others say or think: "is thought", "reportedly", "claims that".

    A quotation does, whatever its cue. An active verb does not ("the process that explains why"), nor does what
    something is known for.
    """
    if (quoted := any(map(is_quoted, hand.content))) or not hand.cue:
        return quoted
    if {token.lower_ for span in hand.cue for token in span} & (ADVERBS | RUMOURED):
        return True
    verb, kind = hand.cue[-1].root, kind_of(hand)
    if kind is None or kind in OWNED or (kind == "knows" and hand.cue[-1][-1].lower_ == "for"):
        return False
    return verb.pos_ not in {"VERB", "AUX"} or verb.tag_ == "VBN" or is_passive(hand)


def is_passive(hand: Hand) -> bool:
    """Whether the cue's verb tells what is done to somebody: "was told", "is said"."""
    return bool(hand.cue) and any(child.dep_ == "aux:pass" for child in hand.cue[-1].root.children)


def passed_on(doc: Doc, hands: list[Hand]) -> Iterator[Hand]:
    """A hand without a source for each main clause that an adverb of hearsay passes on, where nobody else says it."""
    if not doc.has_annotation("DEP"):
        return
    told = covered(span for hand in hands for span in (*hand.cue, *hand.content))
    for place in positions(doc, ADVERBS):
        clause = _clause_with(doc[place])
        if clause is not None and not any(token.i in told for token in clause):
            yield Hand((), (doc[place : place + 1],), (clause,))


def with_raised(hand: Hand) -> Hand:
    """The hand with whoever something is told of: "[Sandbags] are believed [to have been ordered]"."""
    verb = hand.cue[-1].root if hand.cue and hand.content[0].doc.has_annotation("DEP") else None
    if hand.source or verb is None or len(hand.content) > 1 or hand.content[0][0].lower_ != "to":
        return hand
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj:pass" and child.lower_ != "it"), None)
    phrase = phrase_of(subject) if subject is not None else None
    fits = phrase is not None and not _is_relative(phrase)
    return replace(hand, content=(phrase, *hand.content)) if fits else hand


def _is_relative(words: Span) -> bool:
    return words.root.tag_.startswith("W") or words.root.lower_ in RELATIVE


def raised(hand: Hand, content: Span) -> bool:
    """Whether words are whoever something is told of: "[Sandbags] are believed to have been ordered"."""
    to_do = any(span[0].lower_ == "to" for span in hand.content)
    if hand.source or not hand.cue or not to_do or not content.doc.has_annotation("DEP"):
        return False
    return content.root.dep_ == "nsubj:pass" and content.root.head == hand.cue[-1].root and not _is_relative(content)


def is_broken(hand: Hand) -> bool:
    """Whether a hand without a source holds only part of what its adverb passes on."""
    if hand.source or not hand.cue or not hand.cue[0].doc.has_annotation("DEP"):
        return False
    adverbs = (token for span in hand.cue for token in span if token.lower_ in ADVERBS)
    clauses = filter(None, map(_clause_with, adverbs))
    return any(len(clause) > sum(map(len, hand.content)) for clause in clauses)


def _clause_with(adverb: Token) -> Span | None:
    """The main clause that an adverb stands in; None for one inside a phrase ("an allegedly stolen car")."""
    verb = adverb.head
    above = verb
    while above.dep_ in JOINED and above.head != above:
        above = above.head
    main = above.dep_ == "ROOT" and any(child.dep_ in SUBJECTS for child in verb.children)
    if adverb.dep_ != "advmod" or not main:
        return None
    doc, sent = verb.doc, verb.sent
    whole = doc[sent.start : end_of_words(doc, sent.start + 1, sent.end)]
    return next((clause for clause in clauses_of(whole) if adverb in clause), None)
