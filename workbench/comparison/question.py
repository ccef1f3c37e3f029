"""A question of the analyst's: which claims bear on it, and how each of them stands to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.claims import AUTHOR
from workbench.comparison.accounts import Account
from workbench.comparison.likeness import Likeness
from workbench.comparison.records import Stance
from workbench.comparison.stances import stance_on
from workbench.comparison.terms import Term, terms_of
from workbench.comparison.wordlists import phrase_pattern
from workbench.errors import AnalysisError
from workbench.spans import Span

NAMED = 0.5  # part of the question's names that a claim must name
SAME = 0.38  # part of what the question says of them that makes a claim a stance on it
KINDRED = 0.7  # what a word counts that is of the same field: directed for helped to plan
ABOUT = 0.3  # part of a claim that must speak of the question where it leaves out some of it
NEARBY = 0.2  # part that makes it at least a comment
MEANT = 0.6  # likeness of meaning that does so too
THING = re.compile(r"\b(?:the|a|an|this|that|their|its|his|her|\w+'s) $", re.IGNORECASE)  # what follows is no deed
NOBODY = ("people", "things", "places")  # fields of words that name who and what, not what was done
BACKWARD = ("the", "he", "she", "it", "its", "they", "his", "her", "their")


def stances_on(question: str, accounts: Sequence[Account], likeness: Likeness, meanings: dict) -> Iterator[Stance]:
    """The stance of every claim that bears on the question, in order of the accounts.

    A claim must name whom the question names, or point back at a claim of the same source that does. `meanings` holds,
    where there are vectors, how near each passage is in meaning. Raises AnalysisError for a question without content.
    """
    wanted = _question_terms(question, accounts)
    deeds = [term for term in wanted if _is_deed(term, question)]
    before: Account | None = None
    told: Stance | None = None  # the last passage of the same article that says so: what “the report” means
    for account in accounts:
        if before is not None and before.passage.article != account.passage.article:
            told = None
        stance = _stance(wanted, deeds or wanted, account, before, likeness, meanings.get(account.passage, 0.0))
        stance = stance or (_stance_on_telling(account, told) if told else None)
        before = account
        if stance:
            told = stance if stance.stance == "support" else told
            yield stance


def _is_deed(term: Term, question: str) -> bool:
    """Whether a word of the question says what was done: it names nobody and nothing."""
    return term.kind != "name" and term.field not in NOBODY and not THING.search(question[: term.span.start])


def _question_terms(question: str, accounts: Sequence[Account]) -> tuple[Term, ...]:
    """What the question speaks of; what is a name in the articles is one here too."""
    if not question.strip():
        raise AnalysisError("The question is empty. Ask as a statement: “Iran helped to plan the attack”.")
    names = {name for account in accounts for name in account.names}
    terms = terms_of(question, [Span(0, len(question))])
    if not terms:
        raise AnalysisError(f"“{question}” names nothing that could be looked for. Ask as a full statement.")
    return tuple(replace(term, kind="name") if term.key in names else term for term in terms)


def _stance(
    wanted: Sequence[Term],
    deeds: Sequence[Term],
    account: Account,
    before: Account | None,
    likeness: Likeness,
    meaning: float,
) -> Stance | None:
    names = [term for term in wanted if term.kind == "name"]
    rest = [term for term in wanted if term.kind != "name"] or names
    given = account.terms
    named = likeness.cover(names, given) if names else 1.0
    if named < NAMED and before is not None and _points_back(account, before):
        named = likeness.cover(names, before.terms)
    said = _said(rest, given, likeness)
    spans = _spans(wanted, given) or account.claim.spans
    if named < NAMED:
        return _by_others(account, spans) if said >= SAME else None
    full = _whole(rest, given) or (_about(wanted, given) >= ABOUT and _whole(deeds, given, every=False))
    if full and (said >= SAME or meaning >= MEANT):
        return stance_on(account, spans)
    if said >= NEARBY or meaning >= MEANT:
        reason = f"{account.source}: speaks of it, but says something else."
        return replace(stance_on(account, spans), stance="comment", words=spans, reason=reason)
    return None


def _said(rest: Sequence[Term], given: Sequence[Term], likeness: Likeness) -> float:
    """Which part of what the question says a claim says; words of one field, as help and plan, count once."""
    keys, fields = {term.key for term in given}, {term.field for term in given if term.field}
    groups: dict[str, list[Term]] = {}
    for term in rest:
        groups.setdefault(term.field or term.key, []).append(term)
    whole = part = 0.0
    for name, terms in groups.items():
        weight = max(map(likeness.weight, terms))
        whole += weight
        part += weight * (1 if any(term.key in keys for term in terms) else KINDRED if name in fields else 0)
    return part / whole


def _whole(rest: Sequence[Term], given: Sequence[Term], *, every: bool = True) -> bool:
    """Whether every thing that the question touches is touched, or, if not `every`, one of them."""
    keys, fields = {term.key for term in given}, {term.field for term in given if term.field}
    return (all if every else any)(term.key in keys or term.field in fields for term in rest)


def _about(wanted: Sequence[Term], given: Sequence[Term]) -> float:
    """Which part of the things that a claim speaks of the question touches."""
    keys, fields = {term.key for term in wanted}, {term.field for term in wanted if term.field}
    things = {term.key: term.key in keys or term.field in fields for term in given}
    return sum(things.values()) / len(things) if things else 0.0


def _by_others(account: Account, spans: Sequence[Span]) -> Stance | None:
    """A denial in other words: somebody else is said to have done it alone."""
    alone = next((term for term in account.terms if term.field == "alone"), None)
    if alone is None or account.claim.level == "doubtful":
        return None
    word = account.analysis.text_of(alone.span)
    reason = f"{account.source}: says that somebody else did it, alone (“{word}”)."
    return replace(stance_on(account, spans), stance="deny", words=(alone.span,), reason=reason)


def _stance_on_telling(account: Account, told: Stance) -> Stance | None:
    """A denial or a doubt about “the report” or “the account”: it is meant for what the article told before."""
    if account.claim.level != "doubtful":
        return None
    for span in account.claim.spans:
        if found := phrase_pattern("tellings").search(span.of(account.analysis.article.text)):
            here = Span(span.start + found.start(), span.start + found.end())
            stance = stance_on(account, [here])
            reason = f"{stance.reason} “{found.group()}” is taken to mean what {told.source} is given for before."
            return replace(stance, reason=reason) if stance.stance in {"deny", "query"} else None
    return None


def _points_back(account: Account, before: Account) -> bool:
    """Whether a claim begins with a word that stands for somebody in the claim before, which the same hands gave."""
    if account.passage.article != before.passage.article:
        return False
    ours, theirs = set(account.claim.chain) - {AUTHOR}, set(before.claim.chain) - {AUTHOR}
    same = bool(ours & theirs) or ours == theirs
    first = account.text.lstrip('"“‘ ').lower().removeprefix("that ").split()
    return same and bool(first) and first[0] in BACKWARD


def _spans(wanted: Sequence[Term], given: Sequence[Term]) -> tuple[Span, ...]:
    """The words of a claim that answer the question's words about what was done; names if there are no others."""
    keys = {term.key for term in wanted if term.kind != "name"}
    fields = {term.field for term in wanted if term.field}
    found = tuple(term.span for term in given if term.kind != "name" and (term.key in keys or term.field in fields))
    return found or tuple(term.span for term in given if term.key in {term.key for term in wanted})
