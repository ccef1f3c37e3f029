"""A question of the analyst's: which claims bear on it, and how each of them stands to it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from workbench.comparison import otherwise
from workbench.comparison.accounts import Account
from workbench.comparison.asking import Asked, read_question
from workbench.comparison.belonging import Belonging, belonging, members
from workbench.comparison.belonging import told as told_names
from workbench.comparison.likeness import Likeness
from workbench.comparison.named import meant_before, part_named, points_back, share_of
from workbench.comparison.narrowing import narrowed
from workbench.comparison.records import Passage, Stance
from workbench.comparison.stances import stance_on
from workbench.comparison.terms import Term
from workbench.spans import Span

NAMED = 0.5  # part of the question's doers that a claim must name
SAME = 0.38  # part of what the question says of them that makes a claim a stance on it
KINDRED = 0.7  # what a word counts that is of the same field: directed for helped to plan
ABOUT = 0.3  # part of a claim that must speak of the question where it leaves out some of it
NEARBY = 0.2  # part that makes it at least a comment
MEANT = 0.6  # likeness of meaning that does so too
LIGHT = {"involve", "carry out"}  # classes of words that can stand for any deed: “was behind it”, “carried it out”
SUCH = re.compile(r"\bsuch (?:an? )?[a-z]")  # points at what the article spoke of before
DONE = {"violence", "taking part", "harm", "custody"}  # fields of deeds that they stand for; not of knowing


def stances_on(
    question: str,
    accounts: Sequence[Account],
    likeness: Likeness,
    meanings: Mapping[Passage, float],
    *,
    also: Iterable[str] = (),
) -> Iterator[Stance]:
    """The stance of every claim that bears on the question, in order of the accounts.

    A claim must name who is said to have done it, or point back at a claim of the same source that does; `also` are
    names that mean them too. `meanings` holds, where there are vectors, how near each passage is in meaning. Raises
    AnalysisError for a question without content.
    """
    asked = read_question(question, accounts)
    doers = {term.key for term in asked.doers}
    texts = dict.fromkeys(account.analysis.article.text for account in accounts)
    whose = members(texts) | belonging(texts)
    known = {name: keys for name, keys in whose.items() if keys <= doers} | told_names(also, doers)
    before: Account | None = None
    told: Stance | None = None  # the last passage of the same article that says so: what “the report” means
    topic: set[str] = set()  # what the article spoke of so far: a claim need not name it again
    for account in accounts:
        if before is not None and before.passage.article != account.passage.article:
            told, topic = None, set()
        topic |= account.keys | {term.field for term in account.terms if term.field in DONE}
        stance = _stance(asked, account, before, topic, known, likeness, meanings.get(account.passage, 0.0))
        stance = stance or (otherwise.of_telling(account, told) if told else None)
        before = account
        if stance:
            told = stance if stance.stance == "support" else told
            yield stance


def _stance(
    asked: Asked,
    account: Account,
    before: Account | None,
    topic: AbstractSet[str],
    known: Belonging,
    likeness: Likeness,
    meaning: float,
) -> Stance | None:
    given = tuple(term for term in account.terms if not _before_deed(term, account))
    given = (*given, *_stood_for(asked, given))
    named = part_named(asked, account, _acts(asked.deeds, given), known, likeness)
    if named < NAMED and before is not None and points_back(account, before):
        named = share_of(asked.doers, meant_before(account, before), likeness)
    spans = _spans(asked.terms, given) or account.claim.spans
    close = _whole(asked.deeds, given, every=False) and (
        _about(asked.terms, given) >= ABOUT or SUCH.search(account.text) is not None
    )
    # What was done to what, the article has said before: “his government was not involved”.
    said = _said(asked.rest, (*given, *_spoken_of(asked, topic)) if close else given, likeness)
    if named < NAMED:
        return otherwise.by_somebody_else(account, spans) if said >= SAME else None
    if asked.doers and (framed := otherwise.framed(account)):
        return framed
    if (close or _whole(asked.rest, given)) and (said >= SAME or meaning >= MEANT):
        own = otherwise.turned(asked, account, given, stance_on(account, spans))
        return otherwise.stopping(asked, given, account) or narrowed(asked.narrow, asked.doers, account, own)
    if said >= NEARBY or meaning >= MEANT:
        reason = f"{account.source}: speaks of it, but says something else."
        return replace(stance_on(account, spans), stance="comment", words=spans, reason=reason)
    return None


def _acts(deeds: Sequence[Term], given: Sequence[Term]) -> tuple[Span, ...]:
    """A claim's words for what the question says was done."""
    keys, fields = {term.key for term in deeds}, {term.field for term in deeds if term.field}
    return tuple(term.span for term in given if term.key in keys or term.field in fields)


def _stood_for(asked: Asked, given: Sequence[Term]) -> list[Term]:
    """The question's deeds where a claim has a word that stands for any deed."""
    light = next((term for term in given if term.key in LIGHT), None)
    if light is None:
        return []
    return [replace(light, field=term.field or term.key) for term in asked.deeds if term.field in {"", *DONE}]


def _before_deed(term: Term, account: Account) -> bool:
    """Whether a word only tells what kind of deed it was: “a surprise attack”."""
    next_to = (other for other in account.terms if other.span.start == term.span.end + 1)
    return term.field == "knowing" and any(other.field == "violence" for other in next_to)


def _spoken_of(asked: Asked, topic: AbstractSet[str]) -> list[Term]:
    """What the article spoke of before of all that the question names besides the deed."""
    deeds = {term.key for term in asked.deeds}
    return [term for term in asked.rest if (term.key in topic or term.field in topic) and term.key not in deeds]


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
    return (all if every else any)(term.key in keys or (term.field or term.key) in fields for term in rest)


def _about(wanted: Sequence[Term], given: Sequence[Term]) -> float:
    """Which part of the things that a claim speaks of the question touches; a name is one thing, an office none."""
    keys, fields = {term.key for term in wanted}, {term.field for term in wanted if term.field}
    things = {term.key: term for term in given if term.field != "people" or term.key in keys}
    whole = sum(term.share for term in things.values())
    touched = sum(term.share for term in things.values() if term.key in keys or term.field in fields)
    return touched / whole if whole else 0.0


def _spans(wanted: Sequence[Term], given: Sequence[Term]) -> tuple[Span, ...]:
    """The words of a claim that answer the question's words about what was done; names if there are no others."""
    keys = {term.key for term in wanted if term.kind != "name"}
    fields = {term.field for term in wanted if term.field}
    found = tuple(term.span for term in given if term.kind != "name" and (term.key in keys or term.field in fields))
    return found or tuple(term.span for term in given if term.key in {term.key for term in wanted})
