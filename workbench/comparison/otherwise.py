"""Stances taken in other words: somebody else did it, it is open who did, they were framed, “this is false”."""

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.comparison.accounts import Account
from workbench.comparison.asking import Asked
from workbench.comparison.records import OTHER_WAY, Stance
from workbench.comparison.stances import stance_on
from workbench.comparison.terms import Term
from workbench.comparison.wordlists import opposites, phrase_pattern
from workbench.spans import Span

POINTING = re.compile(r"[\s\"“‘]*(this|that|these|it|all of (?:this|it)) (?:is|was|are|were)\b", re.IGNORECASE)
HALT = re.compile(r"halt|stop|end|ceas", re.IGNORECASE)  # of the words for an end; “a close circle” is none
SPECIFIED = re.compile(r"\s+(?:that|of|about|on|over|against|concerning|regarding|whether|which)\b")
NEXT = 8  # characters between a deed and what it is done to


def by_somebody_else(account: Account, spans: Sequence[Span]) -> Stance | None:
    """The stance of a claim that speaks of the deed and names somebody else, or nobody, as the one who did it."""
    return _alone(account, spans) or _by_whom(account, spans)


def _alone(account: Account, spans: Sequence[Span]) -> Stance | None:
    """A denial in other words: somebody else is said to have done it alone."""
    alone = next((term for term in account.terms if term.field == "alone"), None)
    if alone is None or account.claim.level == "doubtful":
        return None
    word = account.analysis.text_of(alone.span)
    reason = f"{account.source}: says that somebody else did it, alone (“{word}”)."
    return replace(stance_on(account, spans), stance="deny", words=(alone.span,), reason=reason)


def _by_whom(account: Account, spans: Sequence[Span]) -> Stance | None:
    """The deed is spoken of, and who did it is left open: “not possible to determine who was behind the attack”."""
    found = _phrase("open_questions", account)
    if found is None or account.claim.level not in {"doubtful", "hedged"}:
        return None
    reason = f"{account.source}: leaves open who did it (“{account.analysis.text_of(found)}”)."
    return replace(stance_on(account, spans), stance="query", words=(found,), reason=reason)


def framed(account: Account) -> Stance | None:
    """That somebody was made to look guilty denies it, and leaves it open where that is only thought possible."""
    found = _phrase("framings", account)
    if found is None:
        return None
    open_ = account.claim.level != "attributed" and account.claim.level != "stated"
    does = "thinks it possible" if open_ else "says"
    reason = f"{account.source}: {does} that they were made to look guilty (“{account.analysis.text_of(found)}”)."
    return replace(stance_on(account, [found]), stance="query" if open_ else "deny", words=(found,), reason=reason)


def stopping(asked: Asked, given: Sequence[Term], account: Account) -> Stance | None:
    """A comment where the deed is to stop it: “ordered a halt” is no order to do it."""
    deeds = {term.field or term.key for term in asked.deeds}
    words = ((term, account.analysis.text_of(term.span)) for term in given if term.key == "end")
    end = next((term for term, word in words if HALT.match(word)), None)
    if end is None or any(term.key == "end" for term in asked.terms):
        return None
    if not any(term.field in deeds and 0 < end.span.start - term.span.end <= NEXT for term in given):
        return None
    reason = f"{account.source}: speaks of stopping it (“{account.analysis.text_of(end.span)}”)."
    return replace(stance_on(account, [end.span]), stance="comment", words=(end.span,), reason=reason)


def turned(asked: Asked, account: Account, given: Sequence[Term], stance: Stance) -> Stance:
    """The stance the other way round where the claim says the opposite of the deed: surprised, for knew of it."""
    against = {opposites()[term.key] for term in asked.deeds if term.key in opposites()}
    said = next((term for term in given if term.key in against), None)
    if said is None or account.keys & {term.key for term in asked.deeds} or stance.stance not in OTHER_WAY:
        return stance
    reason = f"{stance.reason} “{account.analysis.text_of(said.span)}” says the opposite of what was asked."
    return replace(stance, stance=OTHER_WAY[stance.stance], words=(*stance.words, said.span), reason=reason)


def of_telling(account: Account, told: Stance) -> Stance | None:
    """A denial or a doubt about “the report” or “the account”: it is meant for what the article told before.

    “The suggestion that …” says itself what it is, and points at nothing before.
    """
    if account.claim.level != "doubtful":
        return None
    here = _phrase("tellings", account) or _pointing(account)
    if here is None or SPECIFIED.match(account.analysis.article.text, here.end):
        return None
    stance = stance_on(account, [here])
    words = account.analysis.text_of(here)
    reason = f"{stance.reason} “{words}” is taken to mean what {told.source} is given for before."
    return replace(stance, reason=reason) if stance.stance in {"deny", "query"} else None


def _pointing(account: Account) -> Span | None:
    """The first word of a denial that names nobody, where it can only mean what was told: “This is utterly false”."""
    first = POINTING.match(account.analysis.article.text, account.claim.span.start, account.claim.span.end)
    denies = any(flag.kind == "denial" for flag in account.claim.flags)
    return Span(first.start(1), first.end(1)) if first and denies and not account.names else None


def _phrase(name: str, account: Account) -> Span | None:
    """Where a claim has one of a list's phrases."""
    for span in account.claim.spans:
        if found := phrase_pattern(name).search(span.of(account.analysis.article.text)):
            return Span(span.start + found.start(), span.start + found.end())
    return None
