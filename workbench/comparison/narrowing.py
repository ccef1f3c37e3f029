"""Words that narrow what is asked or said: who planned it need not have planned it alone, or directly."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.comparison.accounts import Account
from workbench.comparison.records import Stance
from workbench.comparison.terms import Term
from workbench.comparison.wordlists import phrase_pattern, restrictions
from workbench.spans import Span

ALONE = "alone"
SAYS_NO = ("denial", "negation")
ONLY = re.compile(r"\b[Oo]nly (?=(?:the )?[A-Z])|\b(?:[Nn]obody|[Nn]o one|[Nn]one) (?:else )?but (?=(?:the )?[A-Z])")
# Between two names of one list, or between what was done and somebody who had a part in it.
LISTED = re.compile(r"(?:,|,? and|,? or|,? as well as) (?:the )?(?:[a-z]+ )?")
TOGETHER = re.compile(r"\b(?:with|alongside|from|by) (?:the )?(?:[a-z]+ ){0,5}$")
HELPING = {"help", "support"}  # classes of words for a part in what somebody else did


def restrictions_in(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    """The restricting words under some spans, each as the word that stands for its like."""
    for span in spans:
        for match in phrase_pattern("restrictions").finditer(span.of(text)):
            yield restrictions()[match.group().lower()], _at(span, match)
        for match in ONLY.finditer(span.of(text)):
            yield ALONE, _at(span, match)


def narrowed(asked: Iterable[str], doers: Sequence[Term], account: Account, stance: Stance) -> Stance:
    """The stance with what narrows the question or the claim taken into account.

    Whoever says so without “directly” leaves open whether it was direct. Whoever names others who took part denies that
    it was done alone; “not alone” says that it was done. “Not directly” does not deny the rest.
    """
    asked, said = set(asked), dict(restrictions_in(account.analysis.article.text, account.claim.spans))
    if missing := sorted(asked - said.keys()):
        return _without(missing, doers, account, stance) if stance.stance == "support" else stance
    more = sorted(said.keys() - asked)
    return _less(more[0], said[more[0]], account, stance) if more and stance.stance == "deny" else stance


def _without(missing: Sequence[str], doers: Sequence[Term], account: Account, stance: Stance) -> Stance:
    other = _partner(doers, account) if ALONE in missing else None
    if other is not None:
        name = account.analysis.text_of(other.span)
        reason = f"{account.source}: says that somebody else took part (“{name}”), so not alone."
        return replace(stance, stance="deny", words=(*stance.words, other.span), reason=reason)
    words = " or ".join(f"“{word}”" for word in missing)
    return replace(stance, stance="query", reason=f"{account.source}: says so without {words}, and leaves that open.")


def _less(word: str, where: Span, account: Account, stance: Stance) -> Stance:
    """A denial that reaches only as far as its restricting word."""
    flags = account.flags_over([where], SAYS_NO)
    if not any(flag.cue and flag.cue.end <= where.start for flag in flags):
        return stance
    said = account.analysis.text_of(where)
    if word == ALONE:
        reason = f"{account.source}: says that it was not done “{said}”, and so that it was done."
        return replace(stance, stance="support", words=(*stance.words, where), reason=reason)
    reason = f"{account.source}: denies it only as far as “{said}” goes, and leaves the rest open."
    return replace(stance, stance="query", words=(*stance.words, where), reason=reason)


def _partner(doers: Sequence[Term], account: Account) -> Term | None:
    """Somebody else whom a claim gives a part: in one list with the doers, after “with” or “by”, or as a helper."""
    text = account.analysis.article.text
    wanted = {term.key for term in doers}
    names = [term for term in account.terms if term.kind == "name"]
    own = next((term.span for term in names if term.key in wanted), None)
    others = [term for term in names if term.key not in wanted] if own else []
    return next((other for other in others if _together(text, other.span, own, names, account)), None)


def _together(text: str, other: Span, own: Span, names: Sequence[Term], account: Account) -> bool:
    """Whether two names of a claim are said to have done it together."""
    first, last = sorted((other, own))
    if all(LISTED.fullmatch(gap) for gap in _gaps(text, first, last, names)):
        return True
    helped = (term.span for term in account.terms if term.key in HELPING)
    if other < own and "." not in text[first.end : last.start] and any(first < word < last for word in helped):
        return True
    return any(TOGETHER.search(text[account.claim.span.start : place.start]) for place in (first, last))


def _gaps(text: str, first: Span, last: Span, names: Sequence[Term]) -> Iterator[str]:
    """What stands between the names from the first to the last."""
    row = [term.span for term in names if first <= term.span <= last]
    return (text[left.end : right.start] for left, right in pairwise(row))


def _at(span: Span, match: re.Match) -> Span:
    return Span(span.start + match.start(), span.start + match.end())
