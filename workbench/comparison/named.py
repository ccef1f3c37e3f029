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
from workbench.spans import Span

OWN = re.compile(r"\b(?:i|we|my|our|he|she|it|they|his|her|its|their)\b", re.IGNORECASE)  # speakers of their own side
# A part in something that is not said to be anybody's.
NOBODYS = re.compile(
    r"(?:(?:any|all|a|having|had|to|have|being|playing|taking) )*"
    r"(?:role|involve\w+|part|responsib\w+|complicit?\w*|connection|links?|hand|knowledge)\b(?! (?:of|by)\b)",
    re.IGNORECASE,
)
SUFFERING = re.compile(r"\b(?:in|on|against|into|at|near|inside|outside) (?:the )?$", re.IGNORECASE)  # no doer follows
REACH = 12  # characters before a name in which such a word ends
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
        and (_owning(text, term) or not SUFFERING.search(text[max(0, term.span.start - REACH) : term.span.start]))
    )
    keys = {term.key for term in given} | owners(given, text, known)
    if account.origin.id != AUTHOR and (_says_own(account, acts, telling) or _of_the_speaker(account)):
        name = account.origin.name
        own = terms_of(name, [Span(0, len(name))])
        keys |= {term.key for term in own} | owners(own, name, known)
    return share_of(asked.doers, keys, likeness)


def _says_own(account: Account, acts: Sequence[Span], telling: Sequence[Span]) -> bool:
    """Whether the speaker names the own side as the one that did it, before a word for what was done."""
    last = max((act.start for act in acts), default=account.claim.span.end)
    words = (
        Span(own.start + match.start(), own.start + match.end())
        for own in account.claim.spans
        for match in OWN.finditer(own.of(account.analysis.article.text))
    )
    return any(word.end <= last and not any(span.contains(word) for span in telling) for word in words)


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


def points_back(account: Account, before: Account) -> bool:
    """Whether a claim begins with a word that stands for somebody in the claim before, which the same hands gave."""
    if account.passage.article != before.passage.article:
        return False
    ours, theirs = set(account.claim.chain) - {AUTHOR}, set(before.claim.chain) - {AUTHOR}
    same = bool(ours & theirs) or ours == theirs
    first = account.text.lstrip('"“‘ ').removeprefix("that ").split()[:2]
    named = [word for word in first[1:] if first[0].lower() == "the" and word[:1].isupper()]  # “the Herald” is somebody
    return same and bool(first) and first[0].lower() in BACKWARD and not named
