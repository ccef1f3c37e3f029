"""Outlets to which words went: "in a written reply to AP", "confirmed the age to the magazine"."""

from spacy.tokens import Doc, Span

from workbench.pipeline.hands import Hand, stands_in
from workbench.pipeline.heard_outlets import PAPERS
from workbench.pipeline.nouns import DETERMINERS, POSSESSIVES, noun_at
from workbench.pipeline.sayings import cue_kind

STATIONS = {"radio", "television", "tv", "broadcaster", "media", "newspaper", "newspapers"}
# What somebody says to an outlet, or writes in it: "in a written reply to AP", "in an op-ed for the Echo".
NOTES = {"interview", "reply", "answer", "answers", "email", "e-mail", "mail", "letter", "message", "messages",
         "statement", "comment", "comments", "remarks", "call", "conversation", "essay", "column", "op-ed",
         "ed", "article", "commentary", "piece", "text", "emails"}  # fmt: skip
NOTED = 9  # tokens behind a cue in which the outlet stands to which a note went
CONFIDING = {"confirmed", "confirms", "confirm", "disclosed", "revealed", "described", "explained", "admitted"}
# What "to" tells more of: "cuts to the BBC", "ties to the paper".
TO_THEM = {"ties", "links", "cuts", "cut", "changes", "change", "access", "threat", "threats", "damage", "donation",
           "donations", "contributions", "visit", "visits", "letter", "objections", "opposition", "transfer", "return",
           "move", "sale", "payment", "payments", "contribution", "link", "approach", "answer"}  # fmt: skip
PAPER, OWNED_PAPER = 3, 7  # words in which an outlet's noun stands: "the news agency", with an owner more
FARTHEST = 10  # tokens behind a cue in which a "to" leads to whom it was told
NEARER = 7  # tokens behind a cue in which an outlet stands that has an object before its "to"


def has_to_before(outlet: Span, cue: Span) -> bool:
    """ "confirmed to Reuters", "let slip to the tabloid Kurier", "confirmed the memo's age to the Herald"."""
    between = outlet.doc[cue.end : outlet.start]
    before = [token for token in between if token.lower_ not in DETERMINERS]
    whom = len(before) > 1 and before[-1].lower_ == "to" and not any(t.pos_ == "VERB" or t.is_punct for t in before)
    return (whom and is_confided(cue, before[-1].i)) or (len(between) > 0 and between[0].lower_ == "to")


def is_confided(cue: Span, to: int) -> bool:
    """Whether a "to" tells whom something is told: "confirmed the age to AP", not "cuts to the BBC"."""
    return cue[-1].lower_ in CONFIDING and cue.doc[to - 1].lower_ not in TO_THEM


def noted_by(cue: Span, hand: Hand, outlets: list[Span]) -> Span | None:
    """The outlet in "said in a written reply to AP", "In an interview with AP, Lee said", "wrote in the daily Sarn".

    So is one "on" which somebody said it.
    """
    doc, sent = cue.doc, cue.sent
    for start in (cue.end, sent.start):
        if start >= sent.end or doc[start].lower_ not in {"in", "on"}:
            continue
        outlet = next((o for o in outlets if start < o.start <= start + NOTED and o.end <= sent.end), None)
        if outlet is None or any(stands_in(outlet[0], span) for span in (*hand.content, *hand.source)):
            continue
        if start != cue.end and (hand.parent is not None or not hand.source or not opens(outlet, hand.source[0])):
            continue
        if outlet.end < sent.end and doc[outlet.end].pos_ in {"NOUN", "PROPN"}:
            continue  # "to Newsmax employees"
        between = [token for token in doc[start + 1 : outlet.start] if token.lower_ not in DETERMINERS]
        if any((token.pos_ == "VERB" and token.tag_ != "VBN") or token.text in {",", ";"} for token in between):
            continue
        note = bool(between) and between[-1].lower_ in {"to", "with", "for", "in"}
        if note and {token.lower_ for token in between} & NOTES:
            return outlet
        aired = doc[start].lower_ == "on" and not between
        written = doc[start].lower_ == "in" and cue_kind([cue[-1].text]) == "writes" and start == cue.end
        if aired or (written and all(token.pos_ in {"ADJ", "NOUN", "PUNCT"} for token in between)):
            return outlet
    return None


def paper_behind(cue: Span) -> Span | None:
    """ "the magazine" of "confirmed the age of the cable to the magazine"."""
    behind = cue.doc[cue.end : min(cue.end + FARTHEST, cue.sent.end - 1)]
    to = next((token.i for token in behind if token.lower_ == "to"), None)
    if to is None or cue.doc[to + 1].lower_ != "the" or not is_confided(cue, to):
        return None
    paper = paper_at(cue.doc, to + 1)
    return paper if paper is not None and paper[-1].lower_ in PAPERS else None


def paper_at(doc: Doc, start: int) -> Span | None:
    """ "the paper", "the news agency", "state television" at a place: an outlet without its name."""
    owned = any(token.lower_ in POSSESSIVES for token in doc[start : start + PAPER + 1])  # "the visitors' own channel"
    words = doc[start : start + (OWNED_PAPER if owned else PAPER)]
    nouns = [token for token in words if (noun := noun_at(token)) is not None and noun.kind == "outlet"]
    if not nouns or any(token.is_punct and token.text != "-" for token in doc[start : nouns[0].i]):
        return None
    stations = nouns[0].lower_ in STATIONS and nouns[0].i > start
    return doc[start : nouns[0].i + 1] if stations or words[0].lower_ in DETERMINERS else None


def opens(outlet: Span, source: Span) -> bool:
    """Whether "In a letter seen by AP," stands right before the speaker and begins the sentence."""
    between = [token.text for token in outlet.doc[outlet.end : source.start]]
    return source.sent[0].lower_ in {"in", "on"} and between[-1:] == [","] and between.count(",") == 1
