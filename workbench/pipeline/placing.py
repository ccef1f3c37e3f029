"""On which claim a signal bears, and whose doubt it is."""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from workbench.claims import AUTHOR
from workbench.pipeline.bearing import weighed
from workbench.pipeline.drafts import Draft, introduction
from workbench.pipeline.hands import Hand
from workbench.pipeline.mentions import read_mention
from workbench.pipeline.neighbours import NOT, SUBJECTS, is_quoted
from workbench.pipeline.noun_phrases import phrase_of
from workbench.pipeline.signals import Signal
from workbench.pipeline.speakers import Speakers
from workbench.pipeline.wordlists import listed

ABLE_TO_DOUBT = {"person", "group", "organisation", "outlet", "document"}
NO_HOLDER = {"that", "this", "there", "i", "we"}
# Kinds that, on the verb of saying itself, doubt that it was said: "may have told", "reportedly told".
ABOUT_THE_SAYING = {"hedge", "reported", "conditional"}
OF_A_SOURCE = {"vague", "reported", "absence_of_evidence"}  # "many say", "an alleged witness", "an unverified video"


def place(
    signals: Iterable[Signal], drafts: list[Draft], hands: list[Hand], speakers: Speakers
) -> list[list[tuple[Signal, str]]]:
    """For each draft the signals that bear on it, each with the id of the Source whose doubt it is."""
    placed: list[list[tuple[Signal, str]]] = [[] for _ in drafts]
    near = _by_sentence(drafts, hands)
    for signal in signals:
        cue = signal.span[0]
        there = near.get(cue.sent.start, [])
        if signal.kind == "garbled":  # whatever is read in a broken sentence is read at a risk
            for index in there:
                if any(span.sent.start == cue.sent.start for span in drafts[index].spans):
                    placed[index].append((signal, AUTHOR))
            continue
        word = signal.span[-1] if cue.dep_ == "cc" else cue  # "or [else the piano goes]": a clause stands without "or"
        inside = [index for index in there if word in drafts[index]] or _fronted(word, there, drafts, hands)
        if inside:
            index = min(inside, key=lambda i: drafts[i].size)
            hearsay = _is_hearsay(cue, drafts[index], hands)
            holder = drafts[index].chain[-2] if hearsay else _holder(signal, drafts[index], speakers)
            marks = weighed(signal, drafts[index])
            placed[index].append((marks, holder))
            if signal.kind in ABOUT_THE_SAYING and (after := _explained_by(index, drafts)) is not None:
                placed[after].append((marks, holder))
            continue
        said = [index for index in there if drafts[index].hand is not None]
        voices = {index: voice for index in said if (voice := _frame_voice(cue, signal, drafts[index], hands))}
        for index, voice in voices.items():
            placed[index].append((signal, voice))
        if not voices and (index := _nearest(cue, said, drafts, hands)) is not None:
            # what a sentence says beside its claim is not lost; the voice above the claim says it
            placed[index].append((signal, drafts[index].chain[-2]))
    return placed


def _fronted(cue: Token, there: list[int], drafts: list[Draft], hands: list[Hand]) -> list[int]:
    """The claim that words before it belong to: "[Failing a deal], crews walk out, the union said".

    A clause before it is told by the article, and so is what introduces a quotation.
    """
    for index in there:
        hand = None if drafts[index].hand is None else hands[drafts[index].hand]
        first = drafts[index].spans[0]
        frame = () if hand is None else (*hand.source, *hand.cue)
        behind = frame and all(drafts[index].spans[-1].end <= span.start for span in frame)
        before = first.doc[first.sent.start : first.start]
        plain = not is_quoted(first) and not any(token.dep_ in SUBJECTS or token.text == ":" for token in before)
        if behind and plain and cue in before:
            return [index]
    return []


def _explained_by(index: int, drafts: list[Draft]) -> int | None:
    """The claim that a colon opens behind this one: "It has apparently helped: it sent boats" is sure of neither."""
    last = drafts[index].spans[-1]
    for after in range(index + 1, min(index + 3, len(drafts))):
        first = drafts[after].spans[0]
        behind = [token for token in first.doc[last.end - 1 : first.start] if token.text == ":"]
        if behind and first.sent.start == last.sent.start and drafts[after].chain == drafts[index].chain:
            return after
    return None


def _is_hearsay(cue: Token, draft: Draft, hands: list[Hand]) -> bool:
    """Whether a cue is the only trace of who says a claim ("reportedly"): whoever tells of it answers for it."""
    hand = None if draft.hand is None else hands[draft.hand]
    return hand is not None and not hand.source and any(span.start <= cue.i < span.end for span in hand.cue)


def _by_sentence(drafts: list[Draft], hands: list[Hand]) -> dict[int, list[int]]:
    """Indices of the drafts whose words, or whose introduction, stand in a sentence; by its first token."""
    near: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        hand = None if draft.hand is None else hands[draft.hand]
        spans = (*draft.spans, *(() if hand is None else (*hand.source, *hand.cue)))
        for start in sorted({span.sent.start for span in spans}):
            near.setdefault(start, []).append(index)
    return near


def _nearest(cue: Token, said: list[int], drafts: list[Draft], hands: list[Hand]) -> int | None:
    """Index of the attributed claim nearest to a cue in its sentence; None for words that name a source."""
    if any(span.start <= cue.i < span.end for index in said for span in hands[drafts[index].hand].source):
        return None
    here = cue.sent.start
    there = [i for i in said if any(span.sent.start == here for span in drafts[i].spans)]
    return min(there, key=lambda i: min(abs(span.start - cue.i) for span in drafts[i].spans), default=None)


def _holder(signal: Signal, draft: Draft, speakers: Speakers) -> str:
    """Id of the Source whose doubt a cue inside a claim is: whoever says the claim, or the one it says doubts."""
    if signal.kind == "absence_of_evidence":
        if signal.held_by == "teller":
            return AUTHOR  # who keeps silent takes no position; the article tells of it
        if draft.hand is not None:
            return draft.chain[-1]  # "the envoy said his government had seen no proof": the envoy's word
    asked = {"subject": _subject, "agent": _agent}.get(signal.held_by)
    somebody = asked(signal.span) if asked else None
    if somebody is None:
        return draft.chain[-1]
    if somebody.root.lower_ == "it":  # which can be nobody: "it was unable to trace the money", "it has no record"
        return speakers.known(somebody) or draft.chain[-1]
    return speakers.source_of((somebody,))


def _subject(cue: Span) -> Span | None:
    """The subject of the cue's verb, if it is somebody who can doubt. "I" and "we" are whoever speaks."""
    verb = next(
        (token for token in (cue.root, *cue) if token.pos_ in {"VERB", "ADJ", "AUX"} and _subjects(token)), None
    )
    if verb is None:
        return None
    noun = _subjects(verb)[-1]  # of two, the one beside the verb: "The content: she has instructed them"
    span = phrase_of(noun)
    able = noun.lower_ == "it" or (span is not None and read_mention(span).kind in ABLE_TO_DOUBT)
    fits = span is not None and able and noun.lower_ not in NO_HOLDER
    return span if fits and noun.lower_ not in listed("things") else None  # "the wreck showed no trace"


def _subjects(verb: Token) -> list[Token]:
    left, right = ([c for c in side if c.dep_ in {"nsubj", "nsubj:outer"}] for side in (verb.lefts, verb.rights))
    return left or right


def _agent(cue: Span) -> Span | None:
    """Whoever stands behind "by" in "is thought by geologists to"."""
    by = next((token for token in cue.doc[cue.start : cue.end + 1] if token.lower_ == "by"), None)
    if by is None or by.head.i <= by.i:
        return None
    return cue.doc[by.i + 1 : by.head.i + 1] or None


def _frame_voice(cue: Token, signal: Signal, draft: Draft, hands: list[Hand]) -> str | None:
    """Whose word a cue is that stands beside a claim, in the sentence that introduces it; None elsewhere.

    "The mayor denied that …" is the mayor's; "the mayor reportedly said that …" is the voice above, and so is
    "it is said that …", where nobody is named. What is said of a source ("several officials") bears on nothing
    else, unless it says how vague the source is ("many say" is the word of the many).
    """
    hand = hands[draft.hand]
    if any(cue.i in range(span.start, span.end) for span in hand.cue or filter(None, [introduction(hand)])):
        own = signal.held_by != "teller" and (signal.held_by == "subject" or signal.kind not in ABOUT_THE_SAYING)
        return draft.chain[-1] if hand.source and own else draft.chain[-2]
    for span in hand.source:
        if cue.i in range(span.start, span.end):
            whole = signal.kind == "vague" and signal.span.start <= span.start and span.end <= signal.span.end
            return draft.chain[-1 if whole else -2] if signal.kind in OF_A_SOURCE else None
    anchor = hand.cue[0] if hand.cue else hand.content[0]
    near = anchor.sent.start == cue.sent.start and any(s.sent.start == cue.sent.start for s in draft.spans)
    beside = near and abs(cue.i - anchor.start) <= 4
    return (draft.chain[-1] if cue.lower_ in NOT else draft.chain[-2]) if beside else None
