"""A question of the analyst's: which claims bear on it, and how each of them stands to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.claims import AUTHOR
from workbench.comparison.accounts import Account
from workbench.comparison.asking import Asked, read_question
from workbench.comparison.belonging import Belonging, belonging, owners
from workbench.comparison.likeness import Likeness
from workbench.comparison.records import Stance, StanceName
from workbench.comparison.stances import stance_on
from workbench.comparison.terms import Term, terms_of
from workbench.comparison.wordlists import opposites, phrase_pattern
from workbench.spans import Span

NAMED = 0.5  # part of the question's doers that a claim must name
SAME = 0.38  # part of what the question says of them that makes a claim a stance on it
KINDRED = 0.7  # what a word counts that is of the same field: directed for helped to plan
ABOUT = 0.3  # part of a claim that must speak of the question where it leaves out some of it
NEARBY = 0.2  # part that makes it at least a comment
MEANT = 0.6  # likeness of meaning that does so too
LIGHT = {"involve", "carry out"}  # classes of words that can stand for any deed: “was behind it”, “carried it out”
DONE = {"", "violence", "taking part", "harm", "custody"}  # fields of deeds that they stand for; not of knowing
BACKWARD = ("the", "he", "she", "it", "its", "they", "his", "her", "their")
POINTING = re.compile(r"[\s\"“‘]*(this|that|these|it|all of (?:this|it))\b", re.IGNORECASE)
OTHER_WAY: dict[str, StanceName] = {"support": "deny", "deny": "support"}
OWN = re.compile(r"\b(?:i|we|my|our|he|she|it|they|his|her|its|their)\b", re.IGNORECASE)  # speakers of their own side


def stances_on(question: str, accounts: Sequence[Account], likeness: Likeness, meanings: dict) -> Iterator[Stance]:
    """The stance of every claim that bears on the question, in order of the accounts.

    A claim must name who is said to have done it, or point back at a claim of the same source that does. `meanings`
    holds, where there are vectors, how near each passage is in meaning. Raises AnalysisError for a question without
    content.
    """
    asked = read_question(question, accounts)
    known = belonging({account.analysis.article.text: None for account in accounts})
    before: Account | None = None
    told: Stance | None = None  # the last passage of the same article that says so: what “the report” means
    topic: tuple[Term, ...] = ()  # what the article spoke of so far: a claim need not name it again
    for account in accounts:
        if before is not None and before.passage.article != account.passage.article:
            told, topic = None, ()
        topic = (*topic, *account.terms)
        stance = _stance(asked, account, before, topic, known, likeness, meanings.get(account.passage, 0.0))
        stance = stance or (_stance_on_telling(account, told) if told else None)
        before = account
        if stance:
            told = stance if stance.stance == "support" else told
            yield stance


def _stance(
    asked: Asked,
    account: Account,
    before: Account | None,
    topic: Sequence[Term],
    known: Belonging,
    likeness: Likeness,
    meaning: float,
) -> Stance | None:
    given = account.terms
    given = (*given, *_stood_for(asked, given))
    named = _named(asked, account, known, likeness)
    if named < NAMED and before is not None and _points_back(account, before):
        named = likeness.cover(asked.doers, before.terms)
    spans = _spans(asked.terms, given) or account.claim.spans
    close = _about(asked.terms, given) >= ABOUT and _whole(asked.deeds, given, every=False)
    # What was done to what, the article has said before: “his government was not involved”.
    said = _said(asked.rest, (*given, *_elsewhere(asked, topic)) if close else given, likeness)
    if named < NAMED:
        return (_by_others(account, spans) or _by_whom(account, spans)) if said >= SAME else None
    if asked.doers and (framed := _framed(account)):
        return framed
    if (close or _whole(asked.rest, given)) and (said >= SAME or meaning >= MEANT):
        return _turned(asked, account, stance_on(account, spans))
    if said >= NEARBY or meaning >= MEANT:
        reason = f"{account.source}: speaks of it, but says something else."
        return replace(stance_on(account, spans), stance="comment", words=spans, reason=reason)
    return None


def _named(asked: Asked, account: Account, known: Belonging, likeness: Likeness) -> float:
    """Which part of the doers a claim names: itself, by their people, or as the side of the one who speaks."""
    given = tuple(t for t in account.terms if not any(span.contains(t.span) for span in account.speakers))
    if account.origin.id != AUTHOR and OWN.search(account.text):
        given += terms_of(account.origin.name, [Span(0, len(account.origin.name))])
    whose = owners(given, known)
    found = {term.key for term in given} | whose
    if all(term.key in found for term in asked.doers):
        return 1.0
    return likeness.cover(asked.doers, given)


def _stood_for(asked: Asked, given: Sequence[Term]) -> list[Term]:
    """The question's deeds where a claim has a word that stands for any deed."""
    light = next((term for term in given if term.key in LIGHT), None)
    if light is None:
        return []
    return [replace(light, field=term.field or term.key) for term in asked.deeds if term.field in DONE]


def _turned(asked: Asked, account: Account, stance: Stance) -> Stance:
    """The stance the other way round where the claim says the opposite of the deed: surprised, for knew of it."""
    against = {opposites()[term.key] for term in asked.deeds if term.key in opposites()}
    said = next((term for term in account.terms if term.key in against and not _before_deed(term, account)), None)
    if said is None or account.keys & {term.key for term in asked.deeds} or stance.stance not in OTHER_WAY:
        return stance
    reason = f"{stance.reason} “{account.analysis.text_of(said.span)}” says the opposite of what was asked."
    return replace(stance, stance=OTHER_WAY[stance.stance], words=(*stance.words, said.span), reason=reason)


def _before_deed(term: Term, account: Account) -> bool:
    """Whether a word only tells what kind of deed it was: “a surprise attack”."""
    return any(other.span.start == term.span.end + 1 and other.field == "violence" for other in account.terms)


def _elsewhere(asked: Asked, topic: Sequence[Term]) -> list[Term]:
    """What the article spoke of before of all that the question names besides the deed."""
    things = {term.key for term in asked.rest} - {term.key for term in asked.deeds}
    return [term for term in topic if term.key in things]


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


def _by_others(account: Account, spans: Sequence[Span]) -> Stance | None:
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


def _framed(account: Account) -> Stance | None:
    """That somebody was made to look guilty denies it, and leaves it open where that is only thought possible."""
    found = _phrase("framings", account)
    if found is None:
        return None
    open_ = account.claim.level != "attributed" and account.claim.level != "stated"
    does = "thinks it possible" if open_ else "says"
    reason = f"{account.source}: {does} that they were made to look guilty (“{account.analysis.text_of(found)}”)."
    return replace(stance_on(account, [found]), stance="query" if open_ else "deny", words=(found,), reason=reason)


def _phrase(name: str, account: Account) -> Span | None:
    """Where a claim has one of a list's phrases."""
    for span in account.claim.spans:
        if found := phrase_pattern(name).search(span.of(account.analysis.article.text)):
            return Span(span.start + found.start(), span.start + found.end())
    return None


def _stance_on_telling(account: Account, told: Stance) -> Stance | None:
    """A denial or a doubt about “the report” or “the account”: it is meant for what the article told before."""
    if account.claim.level != "doubtful":
        return None
    here = _phrase("tellings", account) or _pointing(account)
    if here is None:
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
