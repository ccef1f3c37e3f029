"""Which words name a news outlet, from a list kept as data."""

import csv
from functools import cache
from importlib.resources import files

from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from workbench.pipeline.heard_outlets import heard_outlets
from workbench.pipeline.positions import covered, positions
from workbench.pipeline.stretches import stretches_in

KEY = "workbench/outlets"  # in doc.user_data
# Last words of outlets' names. "Star", "Sun" and "Mail" stay out: ships and letters are called so too.
KINDS = {
    "Herald", "Times", "Post", "Echo", "News", "Daily", "Gazette", "Tribune", "Courier", "Chronicle", "Observer",
    "Journal", "Telegraph", "Globe", "Radio", "TV", "Television", "Broadcasting", "Newspaper", "Magazine", "Weekly",
    "Bulletin", "Examiner", "Inquirer", "Dispatch", "Zeitung", "Zeit", "Ledger", "Clarion", "Sentinel", "Advertiser",
    "Enquirer", "Tageblatt", "Bote", "Kurier", "Anzeiger", "Rundschau", "Nachrichten", "Corriere", "Gazzetta", "Gazeta",
    "Dagblad", "Dagbladet", "FM", "Mirror", "Argus", "Bugle", "Intelligencer", "Beobachter", "Allgemeine", "Avisen",
    "Posten", "Pravda", "Izvestia", "Vestnik", "Nouvelles", "Matin", "Soir", "Jornal", "Diario", "Giornale", "Correo",
    "Courant", "Courrier", "Shimbun", "Ilbo", "Glas", "Vesti", "Novosti", "Faro", "Heraldo", "Nacional", "Globo",
    "Observador", "Gazete", "Gazetesi", "Hírlap", "Lidové", "Noviny", "Rzeczpospolita", "Zeitschrift",
}  # fmt: skip
STATIONS = {"Channel", "Radio", "Kanal", "Canal", "Canale", "Daily"}  # words before a station's or a paper's name
NUMBERS = ["One", "Two", "Three", "Four", "Five"]  # behind a station's name
OF = {"of", "della", "del", "di", "de", "der", "da", "do", "du", "des"}  # before a place: "Herald of Hallam"
SHOWING = {word.lower() for word in KINDS | STATIONS}
REACH = 3  # tokens of a name to either side of the word that shows what it is


# What an outlet is called by a common noun; "the outlet" and "the media" can be any.
NOUNS = {
    "newspaper": {"newspaper", "paper", "daily", "weekly", "tabloid"},
    "broadcaster": {
        "broadcaster",
        "channel",
        "station",
        "network",
        "radio",
        "television",
        "tv",
        "programme",
        "program",
    },
    "agency": {"agency", "newswire", "wire"},
    "magazine": {"magazine", "weekly"},
    "website": {"website", "site", "portal", "blog"},
}
ON_AIR = {"Radio", "TV", "Television", "Broadcasting", "Channel"}  # words in the name of a station that is on no list


@cache
def _rows() -> tuple[dict[str, str], ...]:
    """The list of outlets, read once."""
    text = (files("workbench.pipeline") / "words" / "outlets.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def outlet_names() -> dict[str, str]:
    """Every known spelling of an outlet, each with the outlet's full name."""
    names = {}
    for row in _rows():
        for spelling in {row["name"], *filter(None, row["aliases"].split("|"))}:
            names[spelling] = names[spelling.replace("'", "’")] = row["name"]
    return names


def plain(name: str) -> str:
    """A name as it is compared: an outlet's full name, small, without "the"."""
    return outlet_names().get(name, name).lower().removeprefix("the ")


def can_be_called(name: str, noun: str) -> bool:
    """Whether "the broadcaster" can mean the outlet of this full name; a noun of no medium can mean any."""
    medium = next((row["medium"] for row in _rows() if row["name"] == name), None)
    medium = medium or ("broadcaster" if ON_AIR & set(name.split()) else "newspaper")
    return noun in NOUNS[medium] or not any(noun in nouns for nouns in NOUNS.values())


@cache
def _matcher(vocab: Vocab) -> PhraseMatcher:
    """One matcher a vocabulary: building it for every article would cost more than matching."""
    matcher = PhraseMatcher(vocab)
    for spelling, name in outlet_names().items():
        matcher.add(
            name, [Doc(vocab, words=spelling.replace("-", " - ").replace("'s", " 's").replace("’s", " ’s").split())]
        )
    return matcher


@cache
def _name_matcher(vocab: Vocab) -> Matcher:
    """Names that say they are papers or stations: "Harbour Post", "Herald of Hallam", "Channel Six"."""
    matcher = Matcher(vocab)
    kind, capital = {"TEXT": {"IN": sorted(KINDS)}}, {"IS_TITLE": True, "LOWER": {"NOT_IN": ["the", "a", "an"]}}
    both = [capital, {"TEXT": "&"}, capital, kind]  # "Hallam & Tarn Gazette"
    matcher.add("name", [[capital, kind], [capital, capital, kind], both], greedy="LONGEST")
    station = {"TEXT": {"IN": sorted(STATIONS)}}
    matcher.add(
        "of",
        [
            [kind, {"LOWER": {"IN": sorted(OF)}}, {"IS_TITLE": True}],
            [station, capital],
            [station, capital, {"TEXT": {"IN": NUMBERS}}],
            [station, {"IS_DIGIT": True}],
            [station, {"TEXT": "Free"}, capital],
        ],
    )
    return matcher


def find_outlets(place: Doc | Span) -> list[Span]:
    """Mentions of outlets that have a word in a span or doc, in order; `label_` is the outlet's full name.

    Case decides: "Time", not "time".

    A name that is on no list is taken for an outlet by its last word; after that the word alone means it
    ("the Dunmere Echo … the Echo"). A bare "the Times" is an outlet too, of which no more is known.
    """
    return stretches_in(place, KEY, _search)


def _search(doc: Doc) -> list[Span]:
    listed = _matcher(doc.vocab)(doc, as_spans=True)
    named = _named(doc)
    whole = {span.label_ for span in listed if not _is_bare(span)}
    listed = [span for span in listed if not _is_bare(span) or span.label_ in whole]
    short = (
        {span[-1].text: span.text for span in named}
        | {span[0].text: span.text for span in named if "of" in span.text}
        | {span.label_.split()[-1]: span.label_ for span in listed}
    )
    again = [
        Span(doc, token.i, token.i + 1, label=short.get(token.text, f"the {token.text}"))
        for token in (doc[place] for place in positions(doc, SHOWING))
        if token.text in KINDS and token.i and token.nbor(-1).lower_ == "the" and not _goes_on(token)
    ]
    taken = covered(listed)
    named = [span for span in [*named, *again] if not taken & covered([span])]
    taken |= covered(named)
    heard = [span for span in heard_outlets(doc) if not taken & covered([span])]
    return filter_spans([*listed, *named, *heard])


def _named(doc: Doc) -> list[Span]:
    """Names that show what they are; of those that end in a kind of outlet, the longest first.

    The matcher is slow, so it reads only what stands around a word that can show it.
    """
    stretches: list[list[int]] = []
    for place in positions(doc, SHOWING):
        if stretches and place - REACH <= stretches[-1][1]:
            stretches[-1][1] = min(place + REACH + 1, len(doc))
        else:
            stretches.append([max(place - REACH, 0), min(place + REACH + 1, len(doc))])
    matcher = _name_matcher(doc.vocab)
    found = [span for start, end in stretches for span in matcher(doc[start:end], as_spans=True)]
    found.sort(key=lambda span: (span.label_ == "name", -len(span)))
    return [Span(doc, span.start, span.end, label=span.text) for span in found]


def _is_bare(span: Span) -> bool:
    """Whether a listed name is one that many bear: "the Times" is the New York one only where that is named."""
    return len(span) == 2 and span[0].lower_ == "the" and span[1].text in KINDS


def _goes_on(token: Token) -> bool:
    """Whether a name goes on behind the word: "the News Corporation"."""
    return token.i + 1 < len(token.doc) and token.nbor().is_title
