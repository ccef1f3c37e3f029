"""What a sentence owes to the ones before it: the hand that a speaker came through, and the report that goes on.

"The Herald, citing dockers, … The dockers added …": we know the dockers through the Herald alone. "It had sunk at
noon, Lee said. It had carried ten." is still Lee, as far as the tense shows it; everything else stays open.
"""

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from workbench.claims import Source
from workbench.pipeline.hands import CITING, Hand
from workbench.pipeline.sayings import cue_kind

SUBJECTS = {"nsubj", "nsubj:pass", "expl"}
BACK = {"it", "they", "he", "she", "this", "that", "these", "those", "the", "his", "her", "its", "their", "nobody"}


def through_whom(hands: list[Hand], source_ids: list[str], sources: dict[str, Source]) -> tuple[list[Hand], list[str]]:
    """The hands and their source ids, with the hand put in that a speaker came through when first heard.

    Whoever has a name may speak elsewhere too, unless only cited; what somebody wrote is another occasion, and
    an outlet is heard by itself.
    """
    first: dict[str, int] = {}  # source id → the hand in which it was heard first
    result: list[Hand] = []
    ids: list[str] = []
    place: dict[int | None, int | None] = {None: None}
    for index, (hand, who) in enumerate(zip(hands, source_ids, strict=True)):
        heard = hands[first.setdefault(who, index)]
        parent = place[hand.parent]
        bound = sources[who].kind != "outlet" and (sources[who].identified != "named" or _is_cited(heard))
        if hand.parent is None and bound and _has_messenger(heard, hands) and not _is_written(hand):
            # the messenger's words stand in another sentence; here nothing names it
            result.append(Hand(hands[heard.parent].source, (), hand.content))
            ids.append(source_ids[heard.parent])
            parent = len(result) - 1
        place[index] = len(result)
        result.append(replace(hand, parent=parent))
        ids.append(who)
    return result, ids


def _has_messenger(heard: Hand, hands: list[Hand]) -> bool:
    """Whether the hand above said nothing of its own: it only passed this on."""
    return heard.parent is not None and hands[heard.parent].content == heard.content


def _is_cited(hand: Hand) -> bool:
    return any(token.lower_ in CITING for span in hand.cue for token in span)


def _is_written(hand: Hand) -> bool:
    return cue_kind([token.text for span in hand.cue for token in span]) == "writes"


def continued(doc: Doc, hands: list[Hand], *, headings: set[int]) -> list[Hand]:
    """The hands, and one more for each sentence that goes on with the report before it.

    It does so where its verb is shifted back ("it had carried ten"), its subject points back, nobody else speaks in
    it, and the sentence before is all report. `headings` are sentences by the index of their first token.
    """
    if not doc.has_annotation("DEP"):
        return hands
    added: list[Hand] = []
    said: dict[int, int] = {}  # first token of a sentence → the hand whose report it is
    for index, hand in enumerate(hands):
        if hand.parent is None and hand.cue and hand.source:
            said.update({span.sent.start: index for span in hand.content})
    spoken = {span.sent.start for hand in hands for span in (*hand.source, *hand.cue, *hand.content)}
    before: Span | None = None
    for sent in doc.sents:
        owner = said.get(before.start) if before is not None else None
        if owner is not None and sent.start not in spoken | headings and _goes_on(before, sent, hands[owner]):
            said[sent.start] = owner
            added.append(Hand(hands[owner].source, (), (sent,)))
        before = sent
    return [*hands, *added]


def _goes_on(before: Span, sent: Span, hand: Hand) -> bool:
    """Whether a sentence in the same paragraph is shifted back behind a report in the past."""
    if "\n" in sent.doc[before.end - 1].text or any(token.is_quote for token in sent):
        return False
    told = cue_kind([token.text for span in hand.cue for token in span]) in {"says", "confirms", "believes", "knows"}
    verb = sent.root
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    return told and subject is not None and subject.left_edge.lower_ in BACK and _is_shifted(verb)


def _is_shifted(verb: Token) -> bool:
    """Whether a verb is in the past perfect: "had carried"."""
    return any(child.dep_.startswith("aux") and child.lower_ in {"had", "’d", "'d"} for child in verb.children)
