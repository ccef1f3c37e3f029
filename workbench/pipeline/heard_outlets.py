"""Outlets that no list knows, by their place or their last syllable: "told Sarn", "seen by Sarn", "the daily Sarn".

Whoever is told something by somebody without a name, or has seen a paper that nobody else has, is the press.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.capitals import has_capital, joins_capitals
from workbench.pipeline.heads import AFTER_HEAD
from workbench.pipeline.naming import PERSON, words_of_people
from workbench.pipeline.noun_phrases import after_preposition
from workbench.pipeline.nouns import DETERMINERS, INDEFINITE, POSSESSIVES, QUANTITIES, speaker_nouns
from workbench.pipeline.positions import different_words, positions
from workbench.pipeline.sayings import cue_kind
from workbench.pipeline.states import state_called

PAPERS = {"daily", "weekly", "newspaper", "magazine", "tabloid", "broadsheet", "broadcaster", "newswire", "agency",
          "paper", "website", "portal", "podcast", "newsletter", "blog", "outlet"}  # fmt: skip
STATIONS = {"channel", "station"}
OF_NEWS = {"news", "press", "wire", "photo", "state"}  # what an agency is of that is an outlet
TOLD = {"told", "tells", "informed"}
SEEN = {"seen", "reviewed", "obtained", "interviewed", "quoted", "consulted", "contacted"}
DAILIES = {"daily", "weekly", "tabloid", "broadsheet", "newswire"}
TAKING_UP = {"paper", "newspaper", "magazine", "broadcaster"}  # with "the", whoever was named last
LONGEST = 3  # words of a name
# These are ships, letters and inquiries too.
PAPERS_TOO = {"Review", "Mail", "Star", "Sun", "Standard", "Record", "Press", "Express", "Packet"}
ENDINGS = (
    "blatt|zeitung|kurier|kurant|press|presse|wire|dagblad|news|post|bote|anzeiger|spiegel|rundschau|nachrichten|posten"
    "|avisen|bladet|tidende|tidningen|blick"
)
SHAPE = re.compile(rf"[A-ZÄÖÜ]\w{{2,}}(?:{ENDINGS})")
SMALL_SHAPE = re.compile(rf"\w{{3,}}(?:{ENDINGS})")
# A name that ends so is not a paper's.
OF_BODIES = {"cross", "crescent", "nations", "union", "house", "duma", "conference", "congress", "forum", "summit",
             "inquiry", "committee", "panel", "office"}  # fmt: skip
COMMON = {"Express", "Empress", "Cypress", "Barbwire", "Outpost", "Signpost", "Compost", "Lamppost"}
PLACES = {"LOC", "GPE", "NORP", "DATE"}


@dataclass(frozen=True, slots=True)
class People:
    """The persons with a full name in a text: their words, and where each name ends, by where it begins."""

    words: Collection[str]
    ends: Mapping[int, int]


NOBODY = People(frozenset(), {})


def heard_outlets(doc: Doc) -> Iterator[Span]:
    """Names of outlets as their place or their last syllable shows them, each with itself as its label."""
    full = [ent for ent in doc.ents if ent.label_ in PERSON and len(ent) > 1]
    people = People(words_of_people(full), {ent.start: ent.end for ent in full})
    searches = (_called, _told, _seen, _beside, _taken_up)
    names = {_words(span) for search in searches for span in search(doc, people) if span is not None}
    shaped = (doc[place].text for place in positions(doc, filter(SMALL_SHAPE.fullmatch, different_words(doc))))
    names |= {(word,) for word in shaped if SHAPE.fullmatch(word) and word not in COMMON}
    for name in sorted(names):
        for place in positions(doc, {name[0].lower()}):
            span = doc[place : place + len(name)]
            if _words(span) == name:
                yield Span(doc, span.start, span.end, label=span.text)


def _words(span: Span) -> tuple[str, ...]:
    return tuple(token.text for token in span)


def _called(doc: Doc, people: People) -> Iterator[Span | None]:
    """ "the daily Sarn", not "the daily Mass attendance"; what is called a daily is no person, whatever its name."""
    for place in positions(doc, {*PAPERS, *STATIONS, "site"}):
        noun = doc[place]
        if noun.lower_ == "agency" and place and doc[place - 1].pos_ == "NOUN" and doc[place - 1].lower_ not in OF_NEWS:
            continue  # "the statistics agency Sarn"
        if noun.lower_ == "site" and not (place and doc[place - 1].lower_ == "news"):
            continue
        if noun.is_lower and place and (doc[place - 1].lower_ in DETERMINERS or doc[place - 1].pos_ in {"ADJ", "NOUN"}):
            name = _name_at(doc, place + 1, NOBODY if noun.lower_ in DAILIES else people)
            if name is not None and not (name.end < len(doc) and doc[name.end].pos_ in {"NOUN", "PROPN"}):
                yield name


def _told(doc: Doc, people: People) -> Iterator[Span | None]:
    """ "an engineer told Sarn", "told the Evening Sarn": the press, if nothing was said of it before."""
    for place in positions(doc, TOLD):
        if _is_nameless(doc[place]):
            yield _press_at(doc, place + 1, people)


def _seen(doc: Doc, people: People) -> Iterator[Span | None]:
    """ "a report seen by Sarn", "seen by the Evening Sarn"."""
    for place in positions(doc, SEEN):
        if place + 2 < len(doc) and doc[place + 1].lower_ == "by":
            yield _press_at(doc, place + 2, people)


def _press_at(doc: Doc, start: int, people: People) -> Span | None:
    """The name at a place where the press stands: one strange word, or behind "the" a title of more."""
    the = start < len(doc) and doc[start].lower_ == "the"
    return _title_at(doc, start + 1, people) if the else _unknown_at(doc, start, people)


def _beside(doc: Doc, people: People) -> Iterator[Span | None]:
    """ "Sarn, the satellite channel"."""
    for place in positions(doc, PAPERS | STATIONS):
        words = doc[max(0, place - 3) : place]
        comma = next((token.i for token in words if token.text == ","), None)
        if comma is None or doc[comma + 1].lower_ not in {"the", "a"} or doc[place].is_title:
            continue
        start = comma
        while _is_led(doc, start, doc[place].sent.start) and comma - start < LONGEST:
            start -= 1
        if start == comma and comma == doc[place].sent.start + 1:
            start -= 1  # one word that begins the sentence and is a daily is no person, whoever else bears it
            yield doc[start:comma] if doc[start].text[0].isupper() and doc[start].lower_ not in DETERMINERS else None
            continue
        ended = place + 1 < len(doc) and not doc[place + 1].is_alpha and doc[place + 1].lower_ not in POSSESSIVES
        told = ended or (place + 1 < len(doc) and doc[place + 1].lower_ in AFTER_HEAD)
        # "Sarn Today, a newspaper of the left", not "Ann Lee, the newspaper's owner" or "Ann Lee, the paper said"
        first = start < comma and doc[start].is_sent_start and told
        yield doc[start:comma] if first else _name_at(doc, start, people) if start < comma else None


def _taken_up(doc: Doc, people: People) -> Iterator[Span | None]:
    """ "according to La Sarna. The Italian daily says": whoever the sentence before has it from."""
    for place in positions(doc, DAILIES | TAKING_UP):
        noun, sent = doc[place], doc[place].sent
        first = noun.is_lower and noun.dep_ == "nsubj" and sent[0].lower_ == "the" and place - sent.start <= LONGEST
        alone = place + 1 < len(doc) and doc[place + 1].pos_ in {"VERB", "AUX"}
        if first and alone and sent.start:
            name = _source_of(doc[sent.start - 1].sent)
            yield None if name is None or any(place in people.ends for place in range(name.start, name.end)) else name


def _source_of(sent: Span) -> Span | None:
    """The name behind "according to", or of the body that says what a sentence says; none with a body's noun last."""
    cue = next(
        (sent.doc[i : i + 2] for i in positions(sent.doc, {"according"}) if sent.start <= i < sent.end - 2), None
    )
    if cue is not None:
        name = after_preposition(cue)
        name = name[1:] if name is not None and len(name) > 1 and name[0].lower_ in DETERMINERS else name
    else:
        subjects = {child for child in sent.root.lefts if child.dep_ == "nsubj"}
        said = cue_kind([sent.root.text]) in {"says", "writes"}
        name = next((ent for ent in sent.ents if said and ent.label_ == "ORG" and ent.root in subjects), None)
    if name is None or len(name) > LONGEST + 1 or not (has_capital(name[0]) and has_capital(name[-1])):
        return None
    return None if name[-1].lower_ in speaker_nouns() or name[-1].lower_ in OF_BODIES else name


def _is_led(doc: Doc, start: int, first: int) -> bool:
    """Whether a name goes back by one word, to the first of its sentence where that is no article."""
    before = start - 1
    name = before == first and (doc[before].pos_ == "PROPN" or bool(doc[before].ent_type_))
    return (before > first or name) and doc[before].text[0].isupper() and doc[before].lower_ not in DETERMINERS


def _is_nameless(verb: Token) -> bool:
    """Whether whoever told it is anybody: "a fitter", "three delegates", "officials"."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ != "NOUN":
        return False
    first = subject.left_edge
    return first == subject or first.lower_ in INDEFINITE | QUANTITIES or first.pos_ in {"NUM", "ADJ"}


def _unknown_at(doc: Doc, start: int, people: People) -> Span | None:
    """One word with a capital of which the text knows nothing else: no place, no state, nobody named before."""
    name = _name_at(doc, start, people)
    if name is None or len(name) > 1 or name[0].ent_type_ in PLACES or state_called(name.text):
        return None
    word = name[0]
    if word.lower_ in speaker_nouns() or (word.i + 1 < len(doc) and word.nbor().lower_ in POSSESSIVES):
        return None
    return None if word.text in people.words or positions(doc, {word.lower_})[0] < word.i else name


def _title_at(doc: Doc, start: int, people: People) -> Span | None:
    """Two or three words with a capital that end in no noun for a body or its head: no council, no minister."""
    name = _name_at(doc, start, people)
    if name is None or len(name) < 2:
        return None
    if name[-1].text in PAPERS_TOO:
        return name  # "the Orle Valley Mail"
    if any(token.ent_type_ in PLACES - {"DATE"} for token in name):
        return None  # "the Sunday Sarn" has a date in it
    ends = name[-1].lower_
    known = ends in speaker_nouns() or ends in OF_BODIES or positions(doc, {name[0].lower_})[0] < name.start
    return None if known or state_called(name.text) else name


def _name_at(doc: Doc, start: int, people: People) -> Span | None:
    """The words with a capital that begin at a place; no person's full name."""
    end = start
    last = min(len(doc), start + LONGEST)
    while end < last and (doc[end].text[0].isupper() or joins_capitals(doc[end])) and not doc[end].is_sent_start:
        end += 1
    end += start < end < len(doc) and doc[end].is_digit  # "Channel 4"
    name = doc[start:end]
    person = any(people.ends.get(place, end + 1) <= end for place in range(start, end))
    return name if len(name) and not person else None
