"""Signs and spaces at the ends of a stretch of words."""

from spacy.tokens import Doc, Span, Token


def is_stop(token: Token) -> bool:
    """Whether a token is a sign or a space, and no word."""
    return token.is_punct or token.is_space


def first_word(doc: Doc, start: int, end: int) -> int:
    """The first place in `[start, end)` that is no stop; `end` if there is none."""
    while start < end and is_stop(doc[start]):
        start += 1
    return start


def end_of_words(doc: Doc, start: int, end: int) -> int:
    """The place behind the last word in `[start, end)`; `start` if there is none."""
    while end > start and is_stop(doc[end - 1]):
        end -= 1
    return end


def without_first_stops(span: Span) -> Span:
    """The span from its first word on; its last token stays in any case."""
    return span.doc[first_word(span.doc, span.start, span.end - 1) : span.end]
