"""The hands hidden inside the words of an attribution.

"According to the Herald, citing dockers" is one attribution to the encoder, but two hands: the dockers said
it to the Herald. So are "dockers told the Herald" and "Herald-dockers' sources".
"""

from dataclasses import replace

from spacy.tokens import Doc, Span

from workbench.pipeline.hands import STOPS, Hand, stands_in, trimmed, until_stop
from workbench.pipeline.heads import head_of
from workbench.pipeline.messengers import NEAR, brought_by, through, told, without
from workbench.pipeline.nouns import noun_at
from workbench.pipeline.outlets import find_outlets
from workbench.pipeline.subjects import subject_of
from workbench.pipeline.whole_phrases import whole_phrase

SPEAKERS = {"PERSON", "ORG", "NORP", "LOC"}  # types of names that can be cited; a country says what its officials say
CITING = {"citing", "quoting", "cites", "quotes", "cited", "quoted"}
QUOTING = {"quote", "quotes", "quoted", "cite", "cites", "cited"}
SAYING = {"saying", "telling", "warning", "writing"}


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
    for split in (_quoting, _citing, _cited_who, _prefixed):
        if steps := split(doc, hand, outlets):
            return steps
    for conduit_of in (told, brought_by, through):
        if conduit := conduit_of(hand, outlets):
            return [replace(hand, source=(conduit,)), replace(hand, source=without(hand.source, conduit))]
    return [hand]


def _citing(doc: Doc, hand: Hand, outlets: list[Span]) -> list[Hand] | None:
    """ "the Herald, citing dockers": the Herald passes on what the dockers said."""
    if not hand.source:
        return None
    source = hand.source[-1]
    hand = replace(hand, content=tuple(map(_behind_cited, hand.content)))
    reach = doc[source.start : min(source.sent.end, source.end + 12)]
    marker = next((token for token in reach if token.lower_ in CITING), None)
    if marker is not None and len(hand.content) > 1:  # "[citing the palace], said [the king was ill]"
        hand = replace(hand, content=tuple(span for span in hand.content if span.start != marker.i))
    if marker is None or any(stands_in(marker, span) for span in hand.content):
        return None
    origin = until_stop(doc, marker.i + 1, source.sent.end)
    outer = trimmed(doc[source.start : min(source.end, marker.i)])
    content = tuple(filter(None, (_behind(span, origin) for span in hand.content))) if origin is not None else ()
    if outer is None or not content:
        return None
    by_whom = doc[marker.i + 1].lower_ == "by" if marker.i + 1 < len(doc) else False
    if not by_whom and not _can_speak(origin):  # "citing the low turnout", "cited her years in office as proof"
        return None
    if by_whom:  # "insiders cited by the Herald": the order is reversed
        outer, origin = trimmed(doc[origin.start + 1 : origin.end]) or origin, outer
    cited = replace(hand, source=(origin,), cue=(doc[marker.i : marker.i + 1],), content=content)
    further = None if by_whom else _citing(doc, cited, outlets)  # "citing a report that quotes sources"
    return [replace(hand, source=(outer,), content=content), *(further or [cited])]


def _behind_cited(content: Span) -> Span:
    """ "it sank" of "[citing dockers: it sank]": a colon ends whom a translation cites."""
    colon = next((token.i for token in content if token.text == ":"), content.end)
    cited = content[0].lower_ in CITING and colon + 1 < content.end
    return content.doc[colon + 1 : content.end] if cited else content


def _quoting(doc: Doc, hand: Hand, outlets: list[Span]) -> list[Hand] | None:
    """ "The file quotes the mayor as saying that it sank": the mayor said it, in the file."""
    content = hand.content[0]
    if not hand.cue or hand.cue[-1].root.lower_ not in QUOTING or content.start < hand.cue[-1].end:
        return None
    reach = doc[content.start : min(content.start + NEAR, content.end - 1)]
    as_ = next((token.i for token in reach if token.lower_ == "as" and token.nbor().lower_ in SAYING), None)
    quoted = None if as_ is None else trimmed(doc[content.start : as_])
    if quoted is None:
        return None
    start = as_ + 2 + (as_ + 2 < content.end and doc[as_ + 2].lower_ == "that")
    if start >= content.end:
        return None
    said = (doc[start : content.end], *hand.content[1:])
    return [replace(hand, content=said), replace(hand, source=(quoted,), cue=(doc[as_ : as_ + 2],), content=said)]


def _cited_who(doc: Doc, hand: Hand, outlets: list[Span]) -> list[Hand] | None:
    """ "the agency cited two clerks, who said that it sank": the clerks said it to the agency."""
    if not hand.source or hand.source[0].text.lower() != "who":
        return None
    clerks = whole_phrase(hand.source[0])
    verb = doc[clerks.start - 1 : clerks.start]
    if clerks == hand.source[0] or clerks.start == 0 or verb.text.lower() not in QUOTING:
        return None
    outer = subject_of(verb)
    return outer and [replace(hand, source=(outer,), cue=(verb,)), replace(hand, source=(clerks,))]


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
