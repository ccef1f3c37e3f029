"""To whom something is said: that is no part of what is said."""

from dataclasses import replace

from spacy.tokens import Span, Token

from workbench.pipeline.clauses import has_subject
from workbench.pipeline.confided import is_confided, paper_behind
from workbench.pipeline.hands import Hand
from workbench.pipeline.outlets import find_outlets
from workbench.pipeline.stops import end_of_words, first_word

LEAST = 4  # words that are left of a sentence, to be what was said


def without_addressee(hand: Hand) -> Hand:
    """ "The captain said CNN, it rained": an outlet right behind the cue is told something, it is not what is said.

    What is said is then the rest of the sentence. A joining word ("CNN, although") may have come with the outlet.
    """
    cue = hand.cue[-1] if hand.cue else None
    if cue is not None and cue.doc.has_annotation("DEP"):
        content = tuple(_behind_addressee(span, cue) for span in hand.content)
        said = tuple(span for span in content if not _is_told(span, cue.root))  # "told [the Herald] [it sank]"
        hand = replace(hand, content=said or content)
    behind = find_outlets(cue.doc[cue.end : cue.end + 1]) if cue is not None and cue.end < len(cue.doc) else []
    outlet = next((outlet for outlet in behind if outlet.start == cue.end), None)
    if outlet is None or (not _holds(hand, outlet) and sum(map(_words, hand.content)) > _words(outlet) + 1):
        return hand
    start = first_word(cue.doc, outlet.end, cue.sent.end)
    rest = cue.doc[start : end_of_words(cue.doc, start, cue.sent.end)]
    return replace(hand, content=(rest,)) if _words(rest) >= LEAST else hand


def before_addressee(hand: Hand) -> Hand:
    """The hand without an outlet that ends what is said: "the memo's age" of "confirmed [the memo's age to AP]"."""
    cue = hand.cue[-1] if hand.cue else None
    return hand if cue is None else replace(hand, content=tuple(_upto_outlet(span, cue) for span in hand.content))


def _upto_outlet(content: Span, cue: Span) -> Span:
    outlet = next((outlet for outlet in find_outlets(content) if outlet.end == content.end), None)
    outlet = outlet or paper_behind(cue)
    if outlet is None or outlet.end != content.end or content.start != cue.end:
        return content
    end = outlet.start - 1
    end -= content.doc[end].lower_ == "the"
    to = end > content.start and content.doc[end].lower_ == "to" and is_confided(cue, end)
    return content.doc[content.start : end] if to and not has_subject(content) else content


def _holds(hand: Hand, outlet: Span) -> bool:
    """Whether what is said begins with an outlet and a comma, as nothing does of which the outlet is the subject."""
    comma = outlet.end < len(outlet.doc) and outlet.doc[outlet.end].text == ","
    return comma and any(span.start == outlet.start for span in hand.content)


def _behind_addressee(content: Span, cue: Span) -> Span:
    """ "it sank" of "told [the Herald it sank]"."""
    told = next((t for t in cue.root.rights if t.dep_ == "iobj" and t.left_edge.i == content.start == cue.end), None)
    end = content.start if told is None else told.right_edge.i + 1
    rest = content.doc[end : content.end] if end < content.end else content
    return rest if rest is not content and has_subject(rest) else content


def is_addressee(hand: Hand) -> bool:
    """Whether all that is said is to whom: "told [the captain]", not "told [them to leave]"."""
    return bool(hand.cue) and all(_is_told(span, hand.cue[-1].root) for span in hand.content)


def _is_told(span: Span, verb: Token) -> bool:
    root = span.root
    return root.dep_ == "iobj" and root.head == verb and span.end <= root.right_edge.i + 1


def _words(span: Span) -> int:
    return sum(token.is_alpha for token in span)
