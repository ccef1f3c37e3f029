"""Whether a claim names those of whom a question says that they did it."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from workbench.claims import AUTHOR
from workbench.comparison.accounts import Account
from workbench.comparison.asking import Asked
from workbench.comparison.belonging import Belonging, owners
from workbench.comparison.likeness import Likeness
from workbench.comparison.tellers import tellers
from workbench.comparison.terms import Term, terms_of
from workbench.comparison.wordlists import countries, kin, stem
from workbench.spans import Span

OWN = re.compile(r"\b(?:i|we|my|our|he|she|it|they|his|her|its|their)\b", re.IGNORECASE)  # speakers of their own side
# A part in something that is not said to be anybody's.
NOBODYS = re.compile(
    r"(?:(?:any|all|a|having|had|to|have|being|playing|taking) )*"
    r"(?:role|involve\w+|part|responsib\w+|complicit?\w*|connection|links?|hand|knowledge)\b(?! (?:of|by)\b)",
    re.IGNORECASE,
)
GROUP = re.compile(r"\bthe (?:group|movement|organi[sz]ation|militia|party|company|firm|union)\b", re.IGNORECASE)
POSSESSIVE = re.compile(r"\b(?:my|our|his|her|its|their) $", re.IGNORECASE)
BY = re.compile(r" by (?:the )?$")
SUFFERING = re.compile(r"\b(?:in|on|against|into|at|near|inside|outside) (?:the )?$", re.IGNORECASE)  # no doer follows
REACH = 12  # characters before a name in which such a word ends
BESIDE = re.compile(r"(?:[’']s)?(?: [a-z-]+){0,2} ")  # at most two words between a name and its noun
BACKWARD = ("the", "he", "she", "it", "its", "they", "his", "her", "their")


def part_named(asked: Asked, account: Account, acts: Sequence[Span], known: Belonging, likeness: Likeness) -> float:
    """Which part of the doers a claim names: itself, by their people, or as the side of the one who speaks.

    `acts` are its words for what was done: whoever only tells of them did not do it.
    """
    text, telling = account.analysis.article.text, tellers(account, acts)
    given = tuple(
        term
        for term in account.terms
        if not any(span.contains(term.span) for span in telling)
        and (_owning(text, term) or not _elsewhere(account, term, acts))
        and not _after_a_pronoun(text, term, acts)
    )
    keys = {term.key for term in given} | owners(given, text, known)
    return share_of(asked.doers, keys | _own_side(account, acts, telling, known), likeness)


def _elsewhere(account: Account, term: Term, acts: Sequence[Span]) -> bool:
    """Whether a name is only where or to whom it was done, or who did another thing: “a part in the raid by Hamas”."""
    text = account.analysis.article.text
    before = text[max(0, term.span.start - REACH) : term.span.start]
    if SUFFERING.search(before):
        return True
    by = BY.search(before)
    end = term.span.start - len(by.group()) if by else None
    done = next((own for own in account.terms if own.span.end == end), None)
    if done is None or done.span in acts or not acts:
        return False
    return done.field == "violence" and not text[: done.span.end].endswith("ed")


def _after_a_pronoun(text: str, term: Term, acts: Sequence[Span]) -> bool:
    """Whether a name follows a deed that is said to be somebody's: “his involvement, told by Russian papers”."""
    return any(
        act.end <= term.span.start and POSSESSIVE.search(text[max(0, act.start - 6) : act.start]) for act in acts
    )


def _own_side(account: Account, acts: Sequence[Span], telling: Sequence[Span], known: Belonging) -> frozenset[str]:
    """The side of the one who speaks, where it is named as the one that did it: “we”, “the group” of its spokesman."""
    if account.origin.id == AUTHOR:
        return frozenset()
    name = account.origin.name
    own = terms_of(name, [Span(0, len(name))])
    whose = owners(own, name, known)
    if _says(OWN, account, acts, telling) or _of_the_speaker(account):
        return whose | {term.key for term in own}
    return whose - set(countries().values()) if _says(GROUP, account, acts, telling) else frozenset()


def _says(words: re.Pattern, account: Account, acts: Sequence[Span], telling: Sequence[Span]) -> bool:
    """Whether a claim has such a word before one for what was done, and not for those who only tell of it."""
    last = max((act.start for act in acts), default=account.claim.span.end)
    found = (
        Span(own.start + match.start(), own.start + match.end())
        for own in account.claim.spans
        for match in words.finditer(own.of(account.analysis.article.text))
    )
    return any(word.end <= last and not any(span.contains(word) for span in telling) for word in found)


def _of_the_speaker(account: Account) -> bool:
    """Whether a denial speaks of the one who makes it without a word for them: “denied any role in the sabotage”."""
    return account.analysis.cue_kind_of(account.claim) == "denies" and bool(NOBODYS.match(account.text))


def share_of(doers: Sequence[Term], keys: AbstractSet[str], likeness: Likeness) -> float:
    """Which part of the doers is among some keys, each by its weight; all of them where there are none."""
    whole = sum(map(likeness.weight, doers))
    return sum(likeness.weight(term) for term in doers if term.key in keys) / whole if whole else 1.0


def _owning(text: str, term: Term) -> bool:
    """Whether a name tells whose somebody is: “a colonel in Ukraine's forces”."""
    return text[term.span.end - 2 : term.span.end + 2].replace("’", "'").find("'s") >= 0


def meant_before(account: Account, before: Account) -> frozenset[str]:
    """Whom a word that points back can mean: with “the officials” those whose officials the claim before named."""
    words = account.text.lstrip('"“‘ ').removeprefix("that ").split()[:2]
    noun = kin().get(stem(words[-1].strip(",.;:")), ("", ""))
    if words[0].lower() != "the" or noun[1] != "people":
        return before.keys
    text = before.analysis.article.text
    at = [term.span.start for term in before.terms if term.key == noun[0]]
    near = (term for term in before.terms if term.kind == "name" and any(_stands_by(text, term, start) for start in at))
    return frozenset(term.key for term in near) if at else before.keys


def _stands_by(text: str, name: Term, start: int) -> bool:
    """Whether a name stands right before a noun: “Iranian security officials”, “Iran's officials”."""
    between = text[name.span.end : start]
    return name.span.end <= start and BESIDE.fullmatch(between) is not None


def points_back(account: Account, before: Account) -> bool:
    """Whether a claim begins with a word that stands for somebody in the claim before, which the same hands gave."""
    if account.passage.article != before.passage.article:
        return False
    ours, theirs = set(account.claim.chain) - {AUTHOR}, set(before.claim.chain) - {AUTHOR}
    same = bool(ours & theirs) or ours == theirs
    first = account.text.lstrip('"“‘ ').removeprefix("that ").split()[:2]
    named = [word for word in first[1:] if first[0].lower() == "the" and word[:1].isupper()]  # “the Herald” is somebody
    return same and bool(first) and first[0].lower() in BACKWARD and not named
