"""The hand that a speaker came through when first heard, and still does.

"The Herald, citing dockers, … The dockers added …": we know the dockers through the Herald alone.
"""

from dataclasses import replace

from workbench.claims import Source
from workbench.pipeline.hands import Hand, kind_of
from workbench.pipeline.passing import CITING


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
        told = heard.parent is not None and sources[source_ids[heard.parent]].kind == "outlet"
        through = told or _has_messenger(heard, hands)
        if hand.parent is None and bound and through and not _is_written(hand):
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
    return kind_of(hand) == "writes"
