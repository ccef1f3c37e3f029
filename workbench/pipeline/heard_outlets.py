"""Outlets that no list knows, by their place or their last syllable: "told Sarn", "seen by Sarn", "the daily Sarn".

Whoever is told something by somebody without a name, or has seen a paper that nobody else has, is the press.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.nouns import DETERMINERS, INDEFINITE, POSSESSIVES, QUANTITIES, speaker_nouns
from workbench.pipeline.positions import positions
from workbench.pipeline.states import state_called

PAPERS = {"daily", "weekly", "newspaper", "magazine", "tabloid", "broadsheet", "broadcaster", "newswire", "agency",
          "paper", "website", "portal"}  # fmt: skip
STATIONS = {"channel", "station"}
TOLD = {"told", "tells", "informed"}
SEEN = {"seen", "reviewed", "obtained"}
LONGEST = 3  # words of a name
SHAPE = re.compile(
    r"[A-ZÄÖÜ]\w{2,}(?:blatt|zeitung|kurier|kurant|press|presse|wire|dagblad|news|post"
    r"|bote|anzeiger|spiegel|rundschau|nachrichten|posten|avisen|bladet|tidende|tidningen|blick)"
)
COMMON = {"Express", "Empress", "Cypress", "Barbwire", "Outpost", "Signpost", "Compost", "Lamppost"}
PLACES = {"LOC", "GPE", "NORP", "DATE"}
PERSON = {"PERSON", "PER"}


def heard_outlets(doc: Doc) -> Iterator[Span]:
    """Names of outlets as their place or their last syllable shows them, each with itself as its label."""
    found = [span for span in (*_called(doc), *_told(doc), *_seen(doc), *_beside(doc)) if span is not None]
    names = {span.text for span in found}
    for token in doc:
        if SHAPE.fullmatch(token.text) and token.text not in COMMON:
            names.add(token.text)
    for name in sorted(names):
        words = name.split()
        for place in positions(doc, {words[0].lower()}):
            span = doc[place : place + len(words)]
            if span.text == name:
                yield Span(doc, span.start, span.end, label=name)


def _called(doc: Doc) -> Iterator[Span | None]:
    """ "the daily Sarn", not "the daily Mass attendance"."""
    for place in positions(doc, {*PAPERS, "site"}):
        noun = doc[place]
        if noun.lower_ == "site" and not (place and doc[place - 1].lower_ == "news"):
            continue
        if noun.is_lower and place and (doc[place - 1].lower_ in DETERMINERS or doc[place - 1].pos_ in {"ADJ", "NOUN"}):
            name = _name_at(doc, place + 1)
            if name is not None and not (name.end < len(doc) and doc[name.end].pos_ in {"NOUN", "PROPN"}):
                yield name


def _told(doc: Doc) -> Iterator[Span | None]:
    """ "an engineer told Sarn": the press, if nothing was said of Sarn before."""
    for place in positions(doc, TOLD):
        if _is_nameless(doc[place]):
            yield _unknown_at(doc, place + 1)


def _seen(doc: Doc) -> Iterator[Span | None]:
    """ "a report seen by Sarn"."""
    for place in positions(doc, SEEN):
        if place + 2 < len(doc) and doc[place + 1].lower_ == "by":
            yield _unknown_at(doc, place + 2)


def _beside(doc: Doc) -> Iterator[Span | None]:
    """ "Sarn, the satellite channel"."""
    for place in positions(doc, PAPERS | STATIONS):
        words = doc[max(0, place - 3) : place]
        comma = next((token.i for token in words if token.text == ","), None)
        if comma is None or doc[comma + 1].lower_ not in {"the", "a"} or doc[place].is_title:
            continue
        start = comma
        while start - 1 > doc[place].sent.start and doc[start - 1].text[0].isupper() and comma - start < LONGEST:
            start -= 1
        yield _name_at(doc, start) if start < comma else None


def _is_nameless(verb: Token) -> bool:
    """Whether whoever told it is anybody: "a fitter", "three delegates", "officials"."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ != "NOUN":
        return False
    first = subject.left_edge
    return first == subject or first.lower_ in INDEFINITE | QUANTITIES or first.pos_ in {"NUM", "ADJ"}


def _unknown_at(doc: Doc, start: int) -> Span | None:
    """One word with a capital of which the text knows nothing else: no place, no state, nobody named before."""
    name = _name_at(doc, start)
    if name is None or len(name) > 1 or name[0].ent_type_ in PLACES or state_called(name.text):
        return None
    word = name[0]
    if word.lower_ in speaker_nouns() or (word.i + 1 < len(doc) and word.nbor().lower_ in POSSESSIVES):
        return None
    people = [ent for ent in doc.ents if ent.label_ in PERSON and len(ent) > 1]
    named = any(word.text in {ent[0].text, ent[-1].text} for ent in people)
    return None if named or positions(doc, {word.lower_})[0] < word.i else name


def _name_at(doc: Doc, start: int) -> Span | None:
    """The words with a capital that begin at a place; no person's full name."""
    end = start
    while end < min(len(doc), start + LONGEST) and doc[end].text[0].isupper() and not doc[end].is_sent_start:
        end += 1
    name = doc[start:end]
    person = any(ent.label_ in PERSON and len(ent) > 1 and ent.start >= start and ent.end <= end for ent in doc.ents)
    return name if len(name) and not person else None
