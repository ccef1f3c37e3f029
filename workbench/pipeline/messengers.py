"""The hand between: the outlet that was told, the paper that obtained a letter, the lawyer one speaks through."""

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.hands import Hand, stands_in, trimmed, until_stop
from workbench.pipeline.nouns import DETERMINERS, POSSESSIVES, speaker_nouns
from workbench.pipeline.sayings import cue_kind
from workbench.pipeline.wordlists import listed

STATIONS = {"radio", "television", "tv", "broadcaster", "media", "newspaper", "newspapers"}
LED = {"leaked", "passed", "shown", "given", "provided", "sent", "speaking"}  # "a note leaked to AP"
ADVOCATES = {"charity", "group", "ngo", "organisation", "organization", "watchdog", "monitor", "network"}
# "Letters obtained by AP", "in remarks first reported by Le Monde": who brought them to light passed them on.
BROUGHT = {"obtained", "seen", "reviewed", "reported", "published", "carried", "broadcast", "asked", "interviewed",
           "quoted", "cited", "reached", "contacted", "released", "posted", "consulted", "examined", "viewed",
           "verified", "inspected", "aired", "heard", "analysed", "analyzed", "polled", "surveyed"}  # fmt: skip
# The word before the one who passed it on.
WAYS = {"by": BROUGHT, "to": LED, "with": {"shared"}, "in": {"writing"}, "on": {"speaking", "appearing"}}
# What somebody says to an outlet, or writes in it: "in a written reply to AP", "in an op-ed for the Echo".
NOTES = {"interview", "reply", "answer", "answers", "email", "e-mail", "mail", "letter", "message", "messages",
         "statement", "response", "comment", "comments", "remarks", "call", "conversation", "essay", "column", "op-ed",
         "ed", "article", "commentary", "piece", "text", "emails"}  # fmt: skip
NOTED = 9  # tokens behind a cue in which the outlet stands to which a note went
AS_SAYING = ["as", "saying", "by"]
SHOWN = {"seen", "reviewed", "obtained"}
THROUGH = {"through", "via"}
THEIR = {"his", "her", "their", "its", "a"}
PAPER, OWNED_PAPER = 3, 7  # words in which an outlet's noun stands: "the news agency", with an owner more
BESIDE = 4  # tokens behind a cue of telling in which the outlet stands
NEARER = 7  # and behind one that has an object before its "to"
NEAR = 10  # tokens behind a source in which its messenger is named


def told(hand: Hand, outlets: list[Span]) -> Span | None:
    """The outlet in "dockers told the Herald", through which their words came.

    A translation may leave "said NYT, although …", with the outlet right behind the cue and a comma behind it.
    """
    for cue in hand.cue:
        near = [o for o in (*outlets, *_stations(cue)) if cue[0].i < o.start <= cue[-1].i + NEARER]
        near = [o for o in near if o.sent.start == cue.sent.start and not any(stands_in(o[0], s) for s in hand.content)]
        near = [o for o in near if not any(stands_in(o[0], span) for span in hand.source)]
        telling = any(token.lower_ in listed("telling") for token in cue)
        right = near and near[0].start <= cue[-1].i + BESIDE
        if near and ((telling and right) or _said_to(cue, near[0]) or _has_to_before(near[0], cue)):
            return near[0]
        if (noted := _noted_by(cue, hand, outlets)) is not None:
            return noted
        if (paper := _paper_behind(cue)) is not None and not any(stands_in(paper[0], s) for s in hand.content):
            return paper
        if telling and (paper := _paper_told(cue)):
            return paper
        if telling and (advocates := _advocates(cue.doc, cue.end)):
            return advocates
    return None


def brought_by(hand: Hand, outlets: list[Span]) -> Span | None:
    """The outlet, or the people, in "letters obtained by AP" or "a dealer, asked by the Echo": the hand between.

    The words can stand before the speaker too: "In a letter seen by the Echo, Lee wrote", "Asked by AP, Lee said".
    """
    if not hand.source:
        return None
    source = hand.source[-1]
    doc, sent = source.doc, source.sent
    before = doc[sent.start : source.start] if hand.parent is None else doc[sent.start : sent.start + 1]
    for token in (*before, *doc[source.start + 1 : min(sent.end, source.end + NEAR)]):
        start = _led_to(token)
        said = hand.content if _is_quoted_as(token) else (*hand.content, *hand.cue)
        is_speaker = token.i < source.start <= (start or 0) < source.end  # of "seen by AP" only AP was taken
        if start and not is_speaker and not any(stands_in(token, span) for span in said):
            near = (o for o in outlets if _begins_at(o, start) and o.sent == sent)
            unknown = paper_at(doc, start) or _advocates(doc, start)
            return next(near, None) or unknown or _shown_to(source, token, start)
    return None


def _begins_at(outlet: Span, start: int) -> bool:
    """Whether nothing but an article and what the outlet is called stands before its name."""
    before = outlet.doc[start : min(outlet.start, start + PAPER + 2)]
    return outlet.start - start == len(before) and not any(token.pos_ in {"ADP", "VERB", "AUX"} for token in before)


def _led_to(verb: Token) -> int | None:
    """Where the one is named by whom something was brought to light: "seen by AP", "interviewed separately by AP"."""
    if _is_quoted_as(verb):
        return verb.i + 1 + len(AS_SAYING)
    ways = {way for way, verbs in WAYS.items() if verb.lower_ in verbs}
    if not ways:
        return None
    behind = [token.lower_ for token in verb.doc[verb.i + 1 : verb.sent.end][:2]]
    way = next((word for word in behind if word in ways), None)
    if way is None or (behind[0] != way and not behind[0].endswith("ly")):
        return None
    start = verb.i + 2 + behind.index(way)
    return start if start < verb.sent.end else None


def _is_quoted_as(verb: Token) -> bool:
    """ "was quoted as saying by the state news agency Sarn"."""
    doc, end = verb.doc, verb.i + 1 + len(AS_SAYING)
    if end >= len(doc) or doc[verb.i + 1].lower_ != AS_SAYING[0]:
        return False
    return end < verb.sent.end and [token.lower_ for token in doc[verb.i + 1 : end]] == AS_SAYING


def through(hand: Hand, outlets: list[Span]) -> Span | None:
    """The messenger in "he said through his lawyer": a person of his, whose words these may be."""
    if not hand.cue or not hand.source:
        return None
    cue = hand.cue[-1]
    reach = cue.doc[cue.end - 1 : min(cue.sent.end, cue.end + 4)]
    first = cue.sent[0]  # "Through her lawyer, Lee said"
    for token in (first, *hand.source[-1], *reach):
        own = token.lower_ in THROUGH and token.i + 2 < len(cue.doc) and token.nbor().lower_ in THEIR
        if own and not any(stands_in(token, span) for span in hand.content):
            phrase = until_stop(cue.doc, token.i + 1, min(cue.sent.end, token.i + 5))
            return phrase and _upto_messenger(phrase)
    return None


def without(source: tuple[Span, ...], conduit: Span) -> tuple[Span, ...]:
    """The source without "obtained by AP" or a messenger before it, where they stand in it."""
    spans = []
    for span in source:
        led = (t.i for t in span[1:] if t.i < conduit.start and (_led_to(t) or t.lower_ in THROUGH))
        cut = next(led, None)
        inside = cut is not None and conduit.end <= span.end
        if span.start <= conduit.start and conduit.end < span.end and conduit.start - span.start <= 1:
            spans.append(trimmed(span.doc[conduit.end : span.end]) or span)  # "through her lawyer, Ann Lee"
        else:
            spans.append((inside and trimmed(span.doc[span.start : cut])) or span)
    return tuple(spans)


def _has_to_before(outlet: Span, cue: Span) -> bool:
    """ "confirmed to Reuters", "let slip to the tabloid Kurier", "confirmed the memo's age to the Herald"."""
    between = outlet.doc[cue.end : outlet.start]
    before = [token for token in between if token.lower_ not in DETERMINERS]
    whom = len(before) > 0 and before[-1].lower_ == "to" and not any(t.pos_ == "VERB" or t.is_punct for t in before)
    return whom or (len(between) > 0 and between[0].lower_ == "to")


def _noted_by(cue: Span, hand: Hand, outlets: list[Span]) -> Span | None:
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


def _advocates(doc: Doc, start: int) -> Span | None:
    """ "the charity Sea Lantern" behind "told": who looks after people passes on what they say."""
    noun = next((token for token in doc[start : start + 4] if token.lower_ in ADVOCATES), None)
    if noun is None or noun.i + 1 >= len(doc) or not noun.nbor().text[0].isupper():
        return None
    end = noun.i + 1
    while end < len(doc) and doc[end].text[0].isupper():
        end += 1
    return doc[start:end]


def _stations(cue: Span) -> list[Span]:
    """ "state television", "local radio" behind a cue; "this newspaper" is the article itself, not a hand."""
    doc, start = cue.doc, cue.end
    if start < len(doc) and doc[start].lower_ in {"this", "the", "our"}:
        return []
    nouns = [token for token in doc[start : start + 4] if token.lower_ in STATIONS]
    if not nouns or any(token.is_punct for token in doc[start : nouns[0].i]):
        return []
    end = nouns[0].i + 1
    while end < cue.sent.end and doc[end].is_alpha and doc[end].text[0].isupper():
        end += 1  # "public radio RNA"
    return [doc[start:end]]


def _paper_behind(cue: Span) -> Span | None:
    """ "the magazine" of "confirmed the age of the cable to the magazine"."""
    doc, end = cue.doc, min(cue.end + NEARER + PAPER, cue.sent.end - 1)
    if cue_kind([cue[-1].text]) not in {"confirms", "denies"}:
        return None
    to = next((token.i for token in doc[cue.end : end] if token.lower_ == "to"), None)
    return None if to is None or doc[to + 1].lower_ != "the" else paper_at(doc, to + 1)


def _paper_told(cue: Span) -> Span | None:
    """ "the paper", "the same newspaper" behind "told"; "this newspaper" is the article itself, not a hand."""
    doc, start = cue.doc, cue.end
    return paper_at(doc, start) if start < len(doc) and doc[start].lower_ in {"the", "a", "an"} else None


def _said_to(cue: Span, outlet: Span) -> bool:
    before_comma = outlet.end < len(outlet.doc) and outlet.doc[outlet.end].text == ","
    return cue[-1].lower_ == "said" and outlet.start == cue.end and before_comma and cue.start > cue.sent.start


def paper_at(doc: Doc, start: int) -> Span | None:
    """ "the paper", "the news agency", "state television" at a place: an outlet without its name."""
    owned = any(token.lower_ in POSSESSIVES for token in doc[start : start + PAPER + 1])  # "the visitors' own channel"
    words = doc[start : start + (OWNED_PAPER if owned else PAPER)]
    nouns = [token for token in words if _is_press(token)]
    if not nouns or any(token.is_punct and token.text != "-" for token in doc[start : nouns[0].i]):
        return None
    stations = nouns[0].lower_ in STATIONS and nouns[0].i > start
    return doc[start : nouns[0].i + 1] if stations or words[0].lower_ in DETERMINERS else None


def _is_press(word: Token) -> bool:
    """Whether a noun is one for an outlet: "the paper", "the news agency"."""
    noun = speaker_nouns().get(word.lower_)
    news = word.lower_ == "agency" and word.i > 0 and word.nbor(-1).lower_ in {"news", "press"}
    return news or (noun is not None and noun.kind == "outlet")


def _shown_to(source: Span, seen: Token, start: int) -> Span | None:
    """ "U.S. officials" of "intelligence reviewed by U.S. officials": what only they have seen, they passed on."""
    phrase = source.doc[start : source.end]
    people = [token for token in phrase if (noun := speaker_nouns().get(token.lower_)) and noun.kind == "group"]
    return phrase.doc[phrase.start : people[0].i + 1] if seen.lower_ in SHOWN and people else None


def _upto_messenger(phrase: Span) -> Span | None:
    """ "his lawyer" of "his lawyer any part in it"; None for what is no person ("his window")."""
    nouns = [token for token in phrase if speaker_nouns().get(token.lower_, ("",))[0] == "person"]
    return phrase.doc[phrase.start : nouns[0].i + 1] if nouns else None
