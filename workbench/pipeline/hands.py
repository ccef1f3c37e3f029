"""Who passed a claim on: an attribution as the pipeline sees it, and the stretches of words that name its source."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from workbench.kinds import CueKind
from workbench.pipeline.sayings import cue_kind
from workbench.pipeline.stops import first_word, is_stop

STOPS = {":", ",", ";", ".", "—", "–", "that", "as"}


@dataclass(frozen=True)
class Hand:
    """One act of passing on: `source` said `content` by the word `cue`.

    `parent` is the index, in the list this Hand stands in, of the hand it came through next;
    a parent always stands before its children. `carried`: no word says so, the sentence only goes on with a report.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    parent: int | None = None
    carried: bool = False


def kind_of(hand: Hand) -> CueKind | None:
    """The kind of act that a hand's cue names; None where there is no cue or the list does not know it."""
    return cue_kind([token.text for span in hand.cue for token in span])


def until_stop(doc: Doc, start: int, end: int) -> Span | None:
    """The words from a place to the first that ends a name or a phrase; None if there are none."""
    stop = start
    while stop < end and doc[stop].lower_ not in STOPS:
        stop += 1
    return trimmed(doc[start:stop])


def trimmed(span: Span) -> Span | None:
    """The span without signs or space around it and a relative pronoun at its end; None if nothing is left."""
    start, end = span.start, span.end
    if end - start > 1 and span.doc[end - 1].lower_ in {"which", "that", "who"}:
        end -= 1
    start = first_word(span.doc, start, end)
    while end > start and is_stop(span.doc[end - 1]) and span.doc[end - 1].text != ")":
        end -= 1
    return span.doc[start:end] if start < end else None


def stands_in(token: Token, span: Span) -> bool:
    """Whether a token is one of a span's."""
    return span.start <= token.i < span.end
