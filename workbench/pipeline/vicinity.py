"""Which hands stand near a hand."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from math import inf

from workbench.pipeline.hands import Hand


def hands_near(hands: list[Hand]) -> Callable[[Hand], list[Hand]]:
    """A search for the hands that have a word in the sentences of a hand, from its first to its last.

    No repair looks farther, and to compare all hands of a book with each other takes hours.
    """
    words = sorted(
        (span.start, span.end, number)
        for number, hand in enumerate(hands)
        for span in (*hand.source, *hand.cue, *hand.content)
    )
    starts = [start for start, _, _ in words]
    sentences = [(sent.start, sent.end) for sent in hands[0].content[0].doc.sents] if hands else []
    longest = max((end - start for start, end, _ in words), default=0)

    def near(hand: Hand) -> list[Hand]:
        """The hands with a word in a sentence of this one."""
        own = (*hand.source, *hand.cue, *hand.content)
        first = sentences[bisect_right(sentences, (min(span.start for span in own), inf)) - 1][0]
        last = sentences[bisect_right(sentences, (max(span.end for span in own) - 1, inf)) - 1][1]
        found = words[bisect_left(starts, first - longest) : bisect_left(starts, last)]
        return [hands[number] for number in sorted({number for _, end, number in found if end > first})]

    return near
