"""The doubt in an article as tables: claims by level with reasons, the words that hedge, and what to check first."""

from collections import Counter
from typing import TYPE_CHECKING

from workbench.claims import Analysis, Claim, Flag
from workbench.kinds import FLAG_NAMES, LEVEL_NAMES, LEVEL_OF_FLAG
from workbench.ranking import rank
from workbench.views import name_of, number_of

if TYPE_CHECKING:
    from pandas import DataFrame

GRAVITY = list(LEVEL_OF_FLAG)  # kinds of flag, gravest first; the kinds that change no level come behind
FIRST = 8  # claims at the head of the queue that are shown


def by_level(analysis: Analysis) -> "DataFrame":
    """One row a claim that is not simply stated or attributed, gravest first, with its reasons in order of weight."""
    order = list(dict.fromkeys(LEVEL_OF_FLAG.values()))
    doubted = [claim for claim in analysis.claims if claim.level in order]
    doubted.sort(key=lambda claim: (order.index(claim.level), claim.span.start))
    rows = [
        (number_of(analysis, claim), LEVEL_NAMES[claim.level], _words(analysis, claim), _why(claim))
        for claim in doubted
    ]
    return _frame(rows, ["claim", "certainty", "words", "because"])


def first_to_check(analysis: Analysis, *, rows: int = FIRST) -> "DataFrame":
    """The claims that most deserve checking, each with its reasons; claims without a reason are left out."""
    queue = [item for item in rank(analysis) if item.reasons][:rows]
    records = []
    for place, item in enumerate(queue, 1):
        claim = analysis[item.claim_id]
        why = " ".join(reason.text for reason in item.reasons)
        records.append((place, number_of(analysis, claim), _words(analysis, claim), why))
    return _frame(records, ["place", "claim", "words", "why first"])


def hedging_words(analysis: Analysis) -> "DataFrame":
    """One row a word or phrase that gives a signal: of what kind, how often, and whose; the most frequent first."""
    flags = [flag for claim in analysis.claims for flag in claim.flags if flag.kind != "garbled"]
    found = {(flag.kind, flag.cue): flag for flag in flags if flag.cue}
    times: Counter = Counter()
    whose: dict[tuple[str, str], dict[str, None]] = {}
    for flag in found.values():
        key = (_cue(analysis, flag), FLAG_NAMES[flag.kind])
        times[key] += 1
        whose.setdefault(key, {})[name_of(analysis[flag.holder])] = None
    rows = [(words, kind, number, ", ".join(whose[words, kind])) for (words, kind), number in times.most_common()]
    return _frame(rows, ["words", "signal", "times", "whose"])


def _why(claim: Claim) -> str:
    """The claim's reasons, the gravest first; what leaves its level alone comes last."""
    kinds = [*GRAVITY, *(flag.kind for flag in claim.flags)]
    flags = sorted(claim.flags, key=lambda flag: (not flag.bears, min(kinds.index(flag.kind), len(GRAVITY))))
    return " ".join(dict.fromkeys(flag.reason.strip() for flag in flags))


def _words(analysis: Analysis, claim: Claim) -> str:
    return " ".join(analysis.text_of(claim.spans).split())


def _cue(analysis: Analysis, flag: Flag) -> str:
    return " ".join(analysis.text_of(flag.cue).lower().split())


def _frame(rows: list[tuple], columns: list[str]) -> "DataFrame":
    from pandas import DataFrame

    return DataFrame(rows, columns=columns)
