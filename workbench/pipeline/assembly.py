"""From a Doc to an Analysis: spaCy's one exit. Beyond this module there are only plain records."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Span

from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Attribution, Claim, Flag, Source
from workbench.kinds import CueKind
from workbench.pipeline.actors import find_actors
from workbench.pipeline.bearing import with_sides
from workbench.pipeline.carrying import through_whom
from workbench.pipeline.drafts import Draft, find_drafts
from workbench.pipeline.factuality import factuality_of
from workbench.pipeline.garble import unreadable
from workbench.pipeline.hands import Hand
from workbench.pipeline.hearsay import is_nobody
from workbench.pipeline.neighbours import is_in_quotes
from workbench.pipeline.nouns import PRONOUNS
from workbench.pipeline.placing import place
from workbench.pipeline.sayings import cue_kind
from workbench.pipeline.signals import Signal
from workbench.pipeline.speakers import Speakers
from workbench.pipeline.whole_phrases import whole_phrase
from workbench.spans import Span as TextSpan
from workbench.spans import hull

DOUBTS = {"hedge", "reported", "conditional"}
CONTRADICTIONS = {"denial", "negation", "absence_of_evidence"}
ASKABLE = {"person", "group"}  # kinds of source of whom a name can be expected


def assemble(article: Article, doc: Doc, hands: list[Hand], signals: Iterable[Signal], *, offset: int) -> Analysis:
    """The Analysis of an article from what was found in its doc.

    `doc` holds the article's text from `offset` on; `hands` stand with parents before children.
    """
    speakers = Speakers(doc, article, offset=offset)
    hands = [replace(hand, source=tuple(whole_phrase(span) for span in hand.source)) for hand in hands]
    source_ids = _identify(hands, speakers)
    hands, source_ids = through_whom(hands, source_ids, {source.id: source for source in speakers.sources()})
    signals = list(signals)
    garbled = unreadable(signals)
    drafts = find_drafts(article, doc, hands, source_ids, offset=offset, garbled=garbled)
    drafts = with_sides(drafts, signals, garbled=garbled)
    placed = place(signals, drafts, hands, speakers)
    sources = speakers.sources()
    by_id = {source.id: source for source in sources}
    kinds = [_cue_kind(hand, by_id[source_id]) for hand, source_id in zip(hands, source_ids, strict=True)]
    claims = tuple(
        _claim(f"c{number}", draft, placed[number - 1], by_id, kinds, offset) for number, draft in enumerate(drafts, 1)
    )
    attributions = tuple(
        Attribution(
            id=f"a{number}",
            source_id=source_ids[number - 1],
            source=_text_spans(hand.source, offset),
            cue=_text_spans(hand.cue, offset),
            content=_text_spans(hand.content, offset),
            parent=None if hand.parent is None else f"a{hand.parent + 1}",
            cue_kind=kinds[number - 1],
        )
        for number, hand in enumerate(hands, 1)
    )
    return Analysis(article, sources, attributions, claims, find_actors(doc, offset=offset))


def _cue_kind(hand: Hand, source: Source) -> CueKind | None:
    if hand.carried:
        return "continues"
    words = [token.text for span in hand.cue for token in span]
    return cue_kind(words, by_document=source.kind == "document")


def _identify(hands: list[Hand], speakers: Speakers) -> list[str]:
    """Source id of each hand. Mentions are met in order of the text, so that "he" finds who came before.

    "I" inside somebody's words is whoever says them, before or behind.
    """
    own = {index for index, hand in enumerate(hands) if hand.parent is not None and _is_i(hand)}
    first = {index: min((s.start for s in hand.source or hand.content), default=0) for index, hand in enumerate(hands)}
    met = sorted(first.keys() - own, key=first.get)
    found = {index: speakers.source_of(hands[index].source, hands[index].cue) for index in met}
    for index in sorted(own):  # parents stand before their children
        found[index] = found[hands[index].parent]
    return [found[index] for index in range(len(hands))]


def _is_i(hand: Hand) -> bool:
    """Whether a hand's speaker is the "I" of a quotation; an unquoted one is whoever writes."""
    return [token.lower_ for span in hand.source for token in span] == ["i"] and is_in_quotes(hand.source[0])


def _claim(
    id: str,
    draft: Draft,
    placed: list[tuple[Signal, str]],
    sources: dict[str, Source],
    kinds: list[CueKind | None],
    offset: int,
) -> Claim:
    spans = _text_spans(draft.spans, offset)
    whole = hull(spans)
    flags = [_flag(signal, sources[holder], whole, offset) for signal, holder in placed]
    origin = sources[draft.chain[-1]]
    if origin.kind in ASKABLE and origin.identified != "named":
        flags.append(_unnamed(origin, whole))
    act = None if draft.hand is None else kinds[draft.hand]
    if is_nobody(origin):  # what the article calls hearsay nobody else is known to be sure of
        placed = [*placed, *((signal, origin.id) for signal, holder in placed if holder != origin.id)]
    factuality = factuality_of(draft.chain, placed, draft.spans[0].root, act=act)
    attribution = None if draft.hand is None else f"a{draft.hand + 1}"
    return Claim(id, spans, draft.chain, attribution, tuple(flags), factuality)


def _flag(signal: Signal, holder: Source, claim: TextSpan, offset: int) -> Flag:
    cue = _text_span(signal.span, offset)
    scope = _text_span(signal.scope, offset)
    within = scope.overlaps(claim)
    scope = TextSpan(max(scope.start, claim.start), min(scope.end, claim.end)) if within else claim
    words = " ".join(signal.span.text.split())
    reason = " ".join(filter(None, [f"“{words}”: {signal.reason}.", _whose(signal, holder), _beside(signal)]))
    return Flag(signal.kind, cue, scope, holder.id, signal.rule, reason, signal.bears)


def _whose(signal: Signal, holder: Source) -> str:
    """Whose doubt or denial it is, as a sentence; nothing for what only needs its reason ("several")."""
    if signal.kind == "garbled":
        return (
            f"It is read as “{signal.read_as}”; the original may say something else."
            if signal.read_as
            else "No reading of this sentence is safe."
        )
    if signal.kind not in DOUBTS | CONTRADICTIONS:
        return ""
    if is_nobody(holder):
        return "Nobody is named whose word that is."
    if signal.kind in DOUBTS:
        return "The doubt is the article's own." if holder.id == AUTHOR else f"The doubt is that of {holder.name}."
    return "The article says so itself." if holder.id == AUTHOR else f"This is said by {holder.name}."


def _beside(signal: Signal) -> str:
    """Why a doubt does not lower the claim in which it stands; nothing where it does, or where no reader expects it."""
    if signal.kind not in DOUBTS | CONTRADICTIONS or signal.bears:
        return ""
    return "It bears on a side remark, not on the claim as a whole."


def _unnamed(source: Source, claim: TextSpan) -> Flag:
    if is_nobody(source):
        return Flag("unnamed_source", None, claim, source.id, "source/nobody", "Nobody is named who says it.")
    if source.name.lower() in PRONOUNS:
        reason = f"“{source.name}”: the text does not make clear who that is."
        return Flag("unnamed_source", None, claim, source.id, "source/pronoun", reason)
    verb = "are" if source.kind == "group" else "is"
    how = f"{verb} described but not named" if source.identified == "described" else f"{verb} not named"
    grounds = f"stated grounds: “{source.grounds}”" if source.grounds else "no reason for that is given"
    reason = f"“{source.name}” {how}, so nobody can be asked; {grounds}."
    return Flag("unnamed_source", None, claim, source.id, f"source/{source.identified}", reason)


def _text_span(span: Span, offset: int) -> TextSpan:
    return TextSpan(span.start_char + offset, span.end_char + offset)


def _text_spans(spans: Iterable[Span], offset: int) -> tuple[TextSpan, ...]:
    return tuple(_text_span(span, offset) for span in spans)
