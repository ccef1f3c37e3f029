"""The hand between: the outlet that was told, the paper that obtained a letter, the lawyer one speaks through."""

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.confided import (
    NEARER,
    PAPER,
    STATIONS,
    has_to_before,
    noted_by,
    opens,
    paper_at,
    paper_behind,
)
from workbench.pipeline.hands import Hand, stands_in, trimmed, until_stop
from workbench.pipeline.nouns import speaker_nouns
from workbench.pipeline.wordlists import listed

LED = {"leaked", "passed", "shown", "given", "provided", "sent", "speaking"}  # "a note leaked to AP"
ADVOCATES = {"charity", "group", "ngo", "organisation", "organization", "watchdog", "monitor", "network"}
# "Letters obtained by AP", "in remarks first reported by Le Monde": who brought them to light passed them on.
PUBLISHED = {"published", "released"}  # by whoever made it, too
BROUGHT = {"obtained", "seen", "reviewed", "reported", *PUBLISHED, "carried", "broadcast", "asked", "interviewed",
           "quoted", "cited", "reached", "contacted", "posted", "consulted", "examined", "viewed",
           "verified", "inspected", "aired", "heard", "analysed", "analyzed", "polled", "surveyed"}  # fmt: skip
# The word before the one who passed it on.
WAYS = {"by": BROUGHT, "to": LED, "with": {"shared"}, "in": {"writing"}, "on": {"speaking", "appearing"}}
AS_SAYING = ["as", "saying", "by"]
SHOWN = {"seen", "reviewed", "obtained"}
THROUGH = {"through", "via"}
THEIR = {"his", "her", "their", "its", "a"}
BESIDE = 4  # tokens behind a cue of telling in which the outlet stands
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
        if near and ((telling and right) or _said_to(cue, near[0]) or has_to_before(near[0], cue)):
            return near[0]
        if (noted := noted_by(cue, hand, outlets)) is not None:
            return noted
        if (paper := paper_behind(cue)) is not None and not any(stands_in(paper[0], s) for s in hand.content):
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
            near = next((o for o in outlets if _begins_at(o, start) and o.sent == sent), None)
            found = near or paper_at(doc, start) or _advocates(doc, start)
            if token.i >= source.start or token.i == sent.start:
                return found or _shown_to(source, token, start)
            if found is not None and opens(found, source):
                return found
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


def _paper_told(cue: Span) -> Span | None:
    """ "the paper", "the same newspaper" behind "told"; "this newspaper" is the article itself, not a hand."""
    doc, start = cue.doc, cue.end
    return paper_at(doc, start) if start < len(doc) and doc[start].lower_ in {"the", "a", "an"} else None


def _said_to(cue: Span, outlet: Span) -> bool:
    before_comma = outlet.end < len(outlet.doc) and outlet.doc[outlet.end].text == ","
    return cue[-1].lower_ == "said" and outlet.start == cue.end and before_comma and cue.start > cue.sent.start


def _shown_to(source: Span, seen: Token, start: int) -> Span | None:
    """ "U.S. officials" of "intelligence reviewed by U.S. officials": what only they have seen, they passed on."""
    phrase = source.doc[start : source.end]
    people = [token for token in phrase if (noun := speaker_nouns().get(token.lower_)) and noun.kind == "group"]
    return phrase.doc[phrase.start : people[0].i + 1] if seen.lower_ in SHOWN and people else None


def _upto_messenger(phrase: Span) -> Span | None:
    """ "his lawyer" of "his lawyer any part in it"; None for what is no person ("his window")."""
    nouns = [token for token in phrase if speaker_nouns().get(token.lower_, ("",))[0] == "person"]
    return phrase.doc[phrase.start : nouns[0].i + 1] if nouns else None
