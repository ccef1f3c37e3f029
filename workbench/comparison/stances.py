"""How a passage stands to what it speaks of: says so, says it is not so, leaves it open, or only speaks of it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.claims import Flag
from workbench.comparison.accounts import Account
from workbench.comparison.records import Stance, StanceName
from workbench.comparison.wordlists import credit_pattern
from workbench.spans import Span

OPEN_VALUES = {"PS+", "PS-", "Uu"}
AGAINST = ("denial", "negation", "absence_of_evidence")
AGAINST_WORDS: dict[str, tuple[StanceName, str]] = {
    "denial": ("deny", "denies it."),
    "negation": ("deny", "says that it was not so."),
    "absence_of_evidence": ("query", "says that there is no evidence or no answer, which is not a denial."),
}
NAMING = re.compile(r"\b(?:identif(?:y|ied|ying)|nam(?:e|ed|ing))$", re.IGNORECASE)
ASKED = re.compile(r"(?:who|which|what|whether|how|when|where|why|if)\b", re.IGNORECASE)
MENDED = " Its sentence is broken and was mended."
OPEN_CUES = {"asks": "asks about it", "demands": "demands it"}


class Reading(NamedTuple):
    """A stance, the words that show it, and why."""

    stance: StanceName
    words: tuple[Span, ...]
    reason: str


def stance_on(account: Account, spans: Sequence[Span]) -> Stance:
    """The stance of a passage to what its words under `spans` say, for the origin that the passage gives."""
    reading = _read(account, spans)
    reason = f"{account.source}: {reading.reason}{MENDED if account.claim.mended else ''}"
    return Stance(account.passage, account.source, reading.stance, reading.words, reason)


def _read(account: Account, spans: Sequence[Span]) -> Reading:
    """The signal nearest to the words decides, a denial before a doubt; where there is none, the passage says so."""
    own = tuple(spans)
    if account.claim.level == "garbled":
        return Reading("query", own, "the words cannot be read with confidence, so nothing is safe to take from them.")
    against = account.flags_over(own, AGAINST)
    if unnamed := [flag for flag in against if _is_silence(account, flag)]:
        words = _quoted(account, unnamed)
        return Reading(
            "support", own, f"keeps a name back ({words}), and takes for granted what is said of its bearer."
        )
    if against:
        nearest = min(against, key=lambda flag: (_distance(flag, own), AGAINST.index(flag.kind)))
        flags = [flag for flag in against if flag.kind == nearest.kind]
        stance, reason = AGAINST_WORDS[nearest.kind]
        return Reading(stance, _cues(flags, own), f"{_quoted(account, flags)} {reason}")
    kind = account.analysis.cue_kind_of(account.claim)
    if account.text.lower().startswith("whether "):
        return Reading("query", own, "“whether” leaves it open.")
    if kind in OPEN_CUES:
        return Reading("query" if kind == "asks" else "comment", own, f"{OPEN_CUES[kind]}, and does not say it.")
    return _by_doubt(account, own)


def _is_silence(account: Account, flag: Flag) -> bool:
    """Whether a flag only says that somebody's name is kept back: “would not identify the men who planned it”."""
    if flag.cue is None or flag.kind != "absence_of_evidence" or ASKED.match(account.text):
        return False
    return bool(NAMING.search(account.analysis.text_of(flag.cue)))


def _distance(flag: Flag, spans: tuple[Span, ...]) -> int:
    """Characters between a cue and the nearest of the words; a flag without a cue covers them all."""
    if flag.cue is None:
        return 0
    return min(max(span.start - flag.cue.end, flag.cue.start - span.end, 0) for span in spans)


def _by_doubt(account: Account, own: tuple[Span, ...]) -> Reading:
    flags = account.flags_over(own, ["hedge", "conditional"])
    value = account.claim.factuality[-1].value if account.claim.factuality else "CT+"
    if flags and value in OPEN_VALUES:
        return Reading("query", _cues(flags, own), f"{_quoted(account, flags)} leaves it open.")
    if flags:
        return Reading("support", _cues(flags, own), f"says so, weakened by {_quoted(account, flags)}.")
    if credit := _credit(account):
        words = account.analysis.text_of(credit).strip(" :,–—-")
        return Reading("support", (credit,), f"passes it on in a headline, “{words}”.")
    if hearsay := account.flags_over(own, ["reported"]):
        return Reading("support", _cues(hearsay, own), f"passes it on as hearsay, {_quoted(account, hearsay)}.")
    if account.analysis.is_thought(account.claim):
        return Reading("support", own, "is said to think so, not to have said so.")
    return Reading("support", own, "says so." if len(account.chain) > 1 else "states it without giving a source.")


def _credit(account: Account) -> Span | None:
    """The words by which a headline gives what it says to somebody, where nobody else is given as its source."""
    where = account.claim.span
    if len(account.chain) > 1 or account.analysis.paragraph_of(where) is not None:
        return None
    found = credit_pattern().search(where.of(account.analysis.article.text).rstrip())
    return Span(where.start + found.start(), where.start + found.end()) if found else None


def _cues(flags: Sequence[Flag], own: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted({flag.cue for flag in flags if flag.cue})) or own


def _quoted(account: Account, flags: Sequence[Flag]) -> str:
    cues = sorted({flag.cue for flag in flags if flag.cue})
    words = dict.fromkeys(" ".join(account.analysis.text_of(cue).split()) for cue in cues)
    return " and ".join(f"“{word}”" for word in words) or "the sentence"
