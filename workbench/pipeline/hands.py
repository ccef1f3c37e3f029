"""Who passed a claim on: an attribution as the pipeline sees it, and the hands hidden inside its words.

"According to the Herald, citing dockers" is one attribution to the encoder, but two hands: the dockers said
it to the Herald. So are "dockers told the Herald" and "Herald-dockers' sources".
"""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.heads import head_of
from workbench.pipeline.nouns import DETERMINERS, noun_at, speaker_nouns
from workbench.pipeline.outlets import find_outlets

SPEAKERS = {"PERSON", "ORG", "NORP", "LOC"}  # types of names that can be cited; a country says what its officials say
CITING = {"citing", "quoting", "cites", "quotes", "cited", "quoted"}
TELLING = {"told", "tells", "tell", "telling", "informed", "assured", "assures"}
QUOTING = {"quote", "quotes", "quoted", "cite", "cites", "cited"}
SAYING = {"saying", "telling", "warning", "writing"}
STATIONS = {"radio", "television", "tv", "broadcaster", "media", "newspaper", "newspapers"}
STOPS = {":", ",", ";", ".", "—", "–", "that", "as"}
# "Letters obtained by AP", "in remarks first reported by Le Monde": who brought them to light passed them on.
LED = {"leaked", "passed", "shown", "given", "provided", "sent"}  # "a note leaked to AP"
ADVOCATES = {"charity", "group", "ngo", "organisation", "organization", "watchdog", "monitor", "network"}
BROUGHT = {"obtained", "seen", "reviewed", "reported", "published", "carried", "broadcast", "asked", "interviewed",
           "quoted", "cited", "reached", "contacted", "released", "posted"}  # fmt: skip
SHOWN = {"seen", "reviewed", "obtained"}
THROUGH = {"through", "via"}
THEIR = {"his", "her", "their", "its", "a"}
NEAR = 10  # tokens behind a source in which its messenger is named


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


def split_hands(doc: Doc, hands: list[Hand]) -> list[Hand]:
    """The same attributions with every hand that their words name as one Hand of its own."""
    outlets = find_outlets(doc)
    result: list[Hand] = []
    place: dict[int, int] = {}  # index in `hands` → index of its innermost Hand in `result`
    for index, hand in enumerate(hands):
        parent = None if hand.parent is None else place[hand.parent]
        for step in _steps(doc, hand, outlets):
            result.append(replace(step, parent=parent))
            parent = len(result) - 1
        place[index] = parent
    return result


def _steps(doc: Doc, hand: Hand, outlets: list[Span]) -> list[Hand]:
    """The hand as a path, outermost first."""
    for split in (_quoting, _citing, _prefixed):
        if steps := split(doc, hand, outlets):
            return steps
    for conduit_of in (_told, _brought_by, _through):
        if conduit := conduit_of(hand, outlets):
            return [replace(hand, source=(conduit,)), replace(hand, source=_without(hand.source, conduit))]
    return [hand]


def _brought_by(hand: Hand, outlets: list[Span]) -> Span | None:
    """The outlet, or the people, in "letters obtained by AP" or "a dealer, asked by the Echo": the hand between."""
    if not hand.source:
        return None
    source = hand.source[-1]
    reach = source.doc[source.start : min(source.sent.end, source.end + NEAR)]
    for token in reach:
        after = token.nbor().lower_ if token.i + 1 < source.sent.end else ""
        by = (token.lower_ in BROUGHT and after == "by") or (token.lower_ in LED and after == "to")
        if by and token.i > source.start and not any(_inside(token, span) for span in (*hand.content, *hand.cue)):
            near = (o for o in outlets if token.i + 2 <= o.start <= token.i + 4 and o.sent == source.sent)
            return next(near, None) or _paper_at(source.doc, token.i + 2) or _shown_to(source, token)
    return None


def _paper_at(doc: Doc, start: int) -> Span | None:
    """ "the paper", "the news agency" at a place: an outlet without its name."""
    words = doc[start : start + 3]
    nouns = [token for token in words if (noun := speaker_nouns().get(token.lower_)) and noun.kind == "outlet"]
    return doc[start : nouns[0].i + 1] if nouns and words[0].lower_ in DETERMINERS else None


def _shown_to(source: Span, seen: Token) -> Span | None:
    """ "U.S. officials" of "intelligence reviewed by U.S. officials": what only they have seen, they passed on."""
    phrase = source.doc[seen.i + 2 : source.end]
    people = [token for token in phrase if (noun := speaker_nouns().get(token.lower_)) and noun.kind == "group"]
    return phrase.doc[phrase.start : people[0].i + 1] if seen.lower_ in SHOWN and people else None


def _through(hand: Hand, outlets: list[Span]) -> Span | None:
    """The messenger in "he said through his lawyer": a person of his, whose words these may be."""
    if not hand.cue or not hand.source:
        return None
    cue = hand.cue[-1]
    reach = cue.doc[cue.end - 1 : min(cue.sent.end, cue.end + 4)]
    first = cue.sent[0]  # "Through her lawyer, Lee said"
    for token in (first, *reach):
        own = token.lower_ in THROUGH and token.i + 2 < len(cue.doc) and token.nbor().lower_ in THEIR
        if own and not any(_inside(token, span) for span in hand.content):
            phrase = _until_stop(cue.doc, token.i + 1, min(cue.sent.end, token.i + 5))
            return phrase and _upto_messenger(phrase)
    return None


def _upto_messenger(phrase: Span) -> Span | None:
    """ "his lawyer" of "his lawyer any part in it"; None for what is no person ("his window")."""
    nouns = [token for token in phrase if speaker_nouns().get(token.lower_, ("",))[0] == "person"]
    return phrase.doc[phrase.start : nouns[0].i + 1] if nouns else None


def _without(source: tuple[Span, ...], conduit: Span) -> tuple[Span, ...]:
    """The source without "obtained by AP" or a messenger before it, where they stand in it."""
    spans = []
    for span in source:
        led = (t.i for t in span[1:] if t.i + 1 < conduit.start and t.lower_ in BROUGHT | LED)
        cut = next((i for i in led if span.doc[i + 1].lower_ in {"by", "to"}), None)
        inside = cut is not None and conduit.end <= span.end
        if span.start <= conduit.start and conduit.end < span.end and conduit.start - span.start <= 1:
            spans.append(_trim(span.doc[conduit.end : span.end]) or span)  # "through her lawyer, Ann Lee"
        else:
            spans.append((inside and _trim(span.doc[span.start : cut])) or span)
    return tuple(spans)


def _citing(doc: Doc, hand: Hand, outlets: list[Span]) -> list[Hand] | None:
    """ "the Herald, citing dockers": the Herald passes on what the dockers said."""
    if not hand.source:
        return None
    source = hand.source[-1]
    reach = doc[source.start : min(source.sent.end, source.end + 12)]
    marker = next((token for token in reach if token.lower_ in CITING), None)
    if marker is not None and len(hand.content) > 1:  # "[citing the palace], said [the king was ill]"
        hand = replace(hand, content=tuple(span for span in hand.content if span.start != marker.i))
    if marker is None or any(_inside(marker, span) for span in hand.content):
        return None
    origin = _until_stop(doc, marker.i + 1, source.sent.end)
    outer = _trim(doc[source.start : min(source.end, marker.i)])
    content = tuple(filter(None, (_behind(span, origin) for span in hand.content))) if origin is not None else ()
    if outer is None or not content:
        return None
    by_whom = doc[marker.i + 1].lower_ == "by" if marker.i + 1 < len(doc) else False
    if not by_whom and not _can_speak(origin):  # "citing the low turnout", "cited her years in office as proof"
        return None
    if by_whom:  # "insiders cited by the Herald": the order is reversed
        outer, origin = _trim(doc[origin.start + 1 : origin.end]) or origin, outer
    cited = replace(hand, source=(origin,), cue=(doc[marker.i : marker.i + 1],), content=content)
    further = None if by_whom else _citing(doc, cited, outlets)  # "citing a report that quotes sources"
    return [replace(hand, source=(outer,), content=content), *(further or [cited])]


def _quoting(doc: Doc, hand: Hand, outlets: list[Span]) -> list[Hand] | None:
    """ "The file quotes the mayor as saying that it sank": the mayor said it, in the file."""
    content = hand.content[0]
    if not hand.cue or hand.cue[-1].root.lower_ not in QUOTING or content.start < hand.cue[-1].end:
        return None
    reach = doc[content.start : min(content.start + NEAR, content.end - 1)]
    as_ = next((token.i for token in reach if token.lower_ == "as" and token.nbor().lower_ in SAYING), None)
    quoted = None if as_ is None else _trim(doc[content.start : as_])
    if quoted is None:
        return None
    start = as_ + 2 + (as_ + 2 < content.end and doc[as_ + 2].lower_ == "that")
    if start >= content.end:
        return None
    said = (doc[start : content.end], *hand.content[1:])
    return [replace(hand, content=said), replace(hand, source=(quoted,), cue=(doc[as_ : as_ + 2],), content=said)]


def _can_speak(phrase: Span) -> bool:
    """Whether a phrase is about somebody, or about a paper that says something."""
    head = head_of(phrase)
    return head.ent_type_ in SPEAKERS or head.pos_ == "PRON" or noun_at(head) is not None or bool(find_outlets(phrase))


def _prefixed(doc: Doc, hand: Hand, outlets: list[Span]) -> list[Hand] | None:
    """ "Herald-harbour sources": sources of the Herald, not a newspaper of that name."""
    if not hand.source:
        return None
    source = hand.source[0]
    for outlet in outlets:
        hyphen = doc[outlet.end] if outlet.end < source.end else None
        joined = hyphen is not None and hyphen.text in "-–" and not doc[outlet.end - 1].whitespace_
        if joined and outlet.start == source.start:
            start = hyphen.i + 1 + (doc[hyphen.i + 1].lower_ in CITING)  # "NYT-quoted officials"
            rest = doc[start : source.end]
            return [replace(hand, source=(outlet,)), replace(hand, source=(rest, *hand.source[1:]))] if rest else None
    return None


def _told(hand: Hand, outlets: list[Span]) -> Span | None:
    """The outlet in "dockers told the Herald", through which their words came.

    A translation may leave "said NYT, although …", with the outlet right behind the cue and a comma behind it.
    """
    for cue in hand.cue:
        near = [o for o in (*outlets, *_stations(cue)) if cue[0].i < o.start <= cue[-1].i + 4]
        near = [o for o in near if o.sent.start == cue.sent.start and not any(_inside(o[0], s) for s in hand.content)]
        near = [o for o in near if not any(_inside(o[0], span) for span in hand.source)]
        telling = any(token.lower_ in TELLING for token in cue)
        if near and (telling or _said_to(cue, near[0]) or _has_to_before(near[0], cue)):
            return near[0]
        if telling and (advocates := _advocates(cue)):
            return advocates
    return None


def _has_to_before(outlet: Span, cue: Span) -> bool:
    """ "confirmed to Reuters", "let slip to the tabloid Kurier"."""
    between = outlet.doc[cue.end : outlet.start]
    return len(between) > 0 and between[0].lower_ == "to"


def _advocates(cue: Span) -> Span | None:
    """ "the charity Sea Lantern" behind "told": who looks after people passes on what they say."""
    doc, start = cue.doc, cue.end
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
    return [doc[start : nouns[0].i + 1]] if nouns and not any(t.is_punct for t in doc[start : nouns[0].i]) else []


def _said_to(cue: Span, outlet: Span) -> bool:
    before_comma = outlet.end < len(outlet.doc) and outlet.doc[outlet.end].text == ","
    return cue[-1].lower_ == "said" and outlet.start == cue.end and before_comma and cue.start > cue.sent.start


def _until_stop(doc: Doc, start: int, end: int) -> Span | None:
    stop = start
    while stop < end and doc[stop].lower_ not in STOPS:
        stop += 1
    return _trim(doc[start:stop])


def _behind(content: Span, origin: Span) -> Span | None:
    """The content without the words of whoever is cited, where the encoder took them for its beginning."""
    if content.end <= origin.start or origin.end <= content.start:
        return content
    if origin.end >= content.end:
        return None
    start = origin.end
    while start < content.end - 1 and (content.doc[start].is_space or content.doc[start].text in STOPS):
        start += 1
    return content.doc[start : content.end]


def _trim(span: Span) -> Span | None:
    start, end = span.start, span.end
    if end - start > 1 and span.doc[end - 1].lower_ in {"which", "that", "who"}:
        end -= 1
    while start < end and (span.doc[start].is_punct or span.doc[start].is_space):
        start += 1
    while end > start and (span.doc[end - 1].is_punct or span.doc[end - 1].is_space) and span.doc[end - 1].text != ")":
        end -= 1
    return span.doc[start:end] if start < end else None


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.i < span.end
