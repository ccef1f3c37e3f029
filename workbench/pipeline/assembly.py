"""From a Doc to an Analysis: spaCy's one exit. Beyond this module there are only plain records."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Attribution, Claim, Flag, Source
from workbench.pipeline.factuality import factuality_of
from workbench.pipeline.hands import Hand
from workbench.pipeline.mentions import PRONOUNS
from workbench.pipeline.speakers import NOBODY, Speakers
from workbench.pipeline.uncertainty import Signal
from workbench.spans import Span as TextSpan
from workbench.spans import hull

DOUBTS = {"hedge", "reported", "conditional"}
ASKABLE = {"person", "group"}  # kinds of source of whom a name can be expected
MIN_WORDS = 2  # a content of one word ("yes") says nothing that could be checked
MIN_OWN_WORDS = 6  # what is left of a sentence beside an attribution, to be a statement of its own


@dataclass(frozen=True)
class Draft:
    """A claim before it has an id: its words, the hand that said it (None: the article), and the chain."""

    spans: tuple[Span, ...]
    hand: int | None
    chain: tuple[str, ...]

    def __contains__(self, token: Token) -> bool:
        return any(span.start <= token.i < span.end for span in self.spans)

    @property
    def size(self) -> int:
        """Number of tokens."""
        return sum(len(span) for span in self.spans)


def assemble(article: Article, doc: Doc, hands: list[Hand], signals: Iterable[Signal], *, offset: int) -> Analysis:
    """The Analysis of an article from what was found in its doc.

    `doc` holds the article's text from `offset` on; `hands` stand with parents before children.
    """
    speakers = Speakers(doc, article)
    source_ids = _identify(hands, speakers)
    sources = speakers.sources(offset=offset)
    drafts = sorted(_drafts(article, doc, hands, source_ids, offset), key=lambda d: (d.spans[0].start, -d.size))
    placed = _place(signals, drafts, hands)
    by_id = {source.id: source for source in sources}
    claims = tuple(
        _claim(f"c{number}", draft, placed[number - 1], by_id, offset) for number, draft in enumerate(drafts, 1)
    )
    attributions = tuple(
        Attribution(
            id=f"a{number}",
            source_id=source_ids[number - 1],
            source=_text_spans(hand.source, offset),
            cue=_text_spans(hand.cue, offset),
            content=_text_spans(hand.content, offset),
            parent=None if hand.parent is None else f"a{hand.parent + 1}",
        )
        for number, hand in enumerate(hands, 1)
    )
    return Analysis(article, sources, attributions, claims)


def _identify(hands: list[Hand], speakers: Speakers) -> list[str]:
    """Source id of each hand. Mentions are met in order of the text, so that "he" finds who came before."""
    first = {
        index: min((s.start for s in (*hand.source, *hand.content)), default=0) for index, hand in enumerate(hands)
    }
    found = {index: speakers.source_of(hands[index].source) for index in sorted(first, key=first.get)}
    return [found[index] for index in range(len(hands))]


def _drafts(article: Article, doc: Doc, hands: list[Hand], source_ids: list[str], offset: int) -> Iterable[Draft]:
    passed_on = {
        hand.parent for hand in hands if hand.parent is not None and hands[hand.parent].content == hand.content
    }
    for index, hand in enumerate(hands):
        if index not in passed_on:
            for spans in _by_sentence(hand.content):
                if sum(token.is_alpha for span in spans for token in span) >= MIN_WORDS:
                    yield Draft(spans, index, _chain(index, hands, source_ids))
    said = {token.i for hand in hands for span in (*hand.source, *hand.cue, *hand.content) for token in span}
    for part in article.parts:
        if part.kind in {"heading", "paragraph"}:
            for sent in _sentences_within(doc, part.span, offset):
                if spans := _own_words(sent, said):
                    yield Draft(spans, None, (AUTHOR,))


def _chain(index: int, hands: list[Hand], source_ids: list[str]) -> tuple[str, ...]:
    """Source ids from the article's own voice to whoever said it; nobody stands in it twice in a row."""
    path = []
    while index is not None:
        if not path or path[-1] != source_ids[index]:
            path.append(source_ids[index])
        index = hands[index].parent
    return (AUTHOR, *reversed(path))


def _by_sentence(content: tuple[Span, ...]) -> Iterable[tuple[Span, ...]]:
    """The content sentence by sentence: each is a proposition of its own."""
    pieces: dict[int, list[Span]] = {}
    for span in content:
        for sent in span.sents:
            piece = _stripped(span.doc[max(sent.start, span.start) : min(sent.end, span.end)])
            if piece is not None:
                pieces.setdefault(sent.start, []).append(piece)
    return [tuple(spans) for spans in pieces.values()]


def _sentences_within(doc: Doc, part: TextSpan, offset: int) -> Iterable[Span]:
    for sent in doc.sents:
        if sent.start_char + offset < part.end and part.start < sent.end_char + offset:
            yield sent


def _own_words(sent: Span, said: set[int]) -> tuple[Span, ...]:
    """What a sentence states beside what others say in it: all of it, a clause of its own, or nothing."""
    free = [token for token in sent if token.i not in said]
    words = [token for token in free if token.is_alpha]
    if len(free) == len(sent):
        whole = _stripped(sent)
        return (whole,) if whole is not None and len(words) >= MIN_WORDS else ()
    # Beside an attribution, only a run of words with a verb of its own is a statement; without tags nothing is.
    runs = [run for run in _runs(free) if sum(token.is_alpha for token in run) >= MIN_OWN_WORDS]
    runs = [run for run in runs if any(_is_finite(token) for token in run)]
    return tuple(filter(None, (_stripped(run) for run in runs)))


def _runs(tokens: list[Token]) -> list[Span]:
    """Tokens that stand side by side, as spans."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and runs[-1][-1].i + 1 == token.i:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [run[0].doc[run[0].i : run[-1].i + 1] for run in runs]


def _is_finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and "Inf" not in token.morph.get("VerbForm")


def _stripped(span: Span) -> Span | None:
    """The span without white space at its ends; None if nothing is left."""
    start, end = span.start, span.end
    while start < end and span.doc[start].is_space:
        start += 1
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    return span.doc[start:end] if start < end else None


def _place(signals: Iterable[Signal], drafts: list[Draft], hands: list[Hand]) -> list[list[tuple[Signal, str]]]:
    """For each draft the signals that bear on it, each with the id of the Source whose doubt it is."""
    placed: list[list[tuple[Signal, str]]] = [[] for _ in drafts]
    for signal in signals:
        cue = signal.span[0]
        inside = [index for index, draft in enumerate(drafts) if cue in draft]
        if inside:
            index = min(inside, key=lambda i: drafts[i].size)
            # a break in the text is nobody's doubt, so the article answers for it
            placed[index].append((signal, AUTHOR if signal.kind == "garbled" else drafts[index].chain[-1]))
            continue
        for index, draft in enumerate(drafts):
            if draft.hand is not None and (voice := _frame_voice(cue, draft, hands)):
                placed[index].append((signal, voice))
    return placed


def _frame_voice(cue: Token, draft: Draft, hands: list[Hand]) -> str | None:
    """Whose word a cue is that stands beside a claim, in the sentence that introduces it; None elsewhere.

    "The mayor denied that …" is the mayor's; "the mayor reportedly said that …" is the voice above.
    Words inside the source ("several officials") describe the source and bear on nothing else.
    """
    hand = hands[draft.hand]
    if any(cue.i in range(span.start, span.end) for span in hand.cue):
        return draft.chain[-1]
    if any(cue.i in range(span.start, span.end) for span in hand.source):
        return None
    anchor = hand.cue[0] if hand.cue else hand.content[0]
    near = anchor.sent.start == cue.sent.start and any(s.sent.start == cue.sent.start for s in draft.spans)
    beside = near and abs(cue.i - anchor.start) <= 4
    return (draft.chain[-1] if cue.lower_ in {"not", "n't", "n’t", "never"} else draft.chain[-2]) if beside else None


def _claim(id: str, draft: Draft, placed: list[tuple[Signal, str]], sources: dict[str, Source], offset: int) -> Claim:
    spans = _text_spans(draft.spans, offset)
    whole = hull(spans)
    flags = [_flag(signal, sources[holder], whole, offset) for signal, holder in placed]
    origin = sources[draft.chain[-1]]
    if origin.kind in ASKABLE and origin.identified != "named":
        flags.append(_unnamed(origin, whole))
    factuality = factuality_of(draft.chain, [(signal.kind, signal.strength, holder) for signal, holder in placed])
    attribution = None if draft.hand is None else f"a{draft.hand + 1}"
    return Claim(id, spans, draft.chain, attribution, tuple(flags), factuality)


def _flag(signal: Signal, holder: Source, claim: TextSpan, offset: int) -> Flag:
    cue = _text_span(signal.span, offset)
    scope = _text_span(signal.scope, offset)
    within = scope.overlaps(claim)
    scope = TextSpan(max(scope.start, claim.start), min(scope.end, claim.end)) if within else claim
    words = " ".join(signal.span.text.split())
    return Flag(
        signal.kind, cue, scope, holder.id, signal.rule, f"“{words}”: {signal.reason}. {_whose(signal, holder)}"
    )


def _whose(signal: Signal, holder: Source) -> str:
    if signal.kind == "garbled":
        return "No reading of this sentence is safe."
    if holder.name == NOBODY:
        return "Nobody is named whose word that is."
    if holder.id == AUTHOR:
        return "The doubt is the article's own." if signal.kind in DOUBTS else "The article says so itself."
    return f"The doubt is that of {holder.name}." if signal.kind in DOUBTS else f"So says {holder.name}."


def _unnamed(source: Source, claim: TextSpan) -> Flag:
    if source.name == NOBODY:
        return Flag("unnamed_source", None, claim, source.id, "source/nobody", "Nobody is named who says it.")
    if source.name.lower() in PRONOUNS:
        reason = f"“{source.name}”: the text does not make clear who that is."
        return Flag("unnamed_source", None, claim, source.id, "source/pronoun", reason)
    how = "is described but not named" if source.identified == "described" else "is not named"
    grounds = f"stated grounds: “{source.grounds}”" if source.grounds else "no reason for that is given"
    reason = f"“{source.name}” {how}, so nobody can be asked; {grounds}."
    return Flag("unnamed_source", None, claim, source.id, f"source/{source.identified}", reason)


def _text_span(span: Span, offset: int) -> TextSpan:
    return TextSpan(span.start_char + offset, span.end_char + offset)


def _text_spans(spans: Iterable[Span], offset: int) -> tuple[TextSpan, ...]:
    return tuple(_text_span(span, offset) for span in spans)
