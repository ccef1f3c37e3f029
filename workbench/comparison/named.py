"""Whether a claim names those of whom a question says that they did it."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from workbench.claims import AUTHOR
from workbench.comparison.accounts import Account
from workbench.comparison.asking import Asked
from workbench.comparison.belonging import Belonging, owners
from workbench.comparison.likeness import Likeness
from workbench.comparison.terms import Term, terms_of
from workbench.spans import Span

OWN = re.compile(r"\b(?:i|we|my|our|he|she|it|they|his|her|its|their)\b", re.IGNORECASE)  # speakers of their own side
SUFFERING = re.compile(r"\b(?:in|on|against|into|at|near|inside|outside) (?:the )?$", re.IGNORECASE)  # no doer follows
REACH = 12  # characters before a name in which such a word ends
BACKWARD = ("the", "he", "she", "it", "its", "they", "his", "her", "their")


def part_named(asked: Asked, account: Account, known: Belonging, likeness: Likeness) -> float:
    """Which part of the doers a claim names: itself, by their people, or as the side of the one who speaks."""
    text = account.analysis.article.text
    given = tuple(
        term
        for term in account.terms
        if not any(span.contains(term.span) for span in account.speakers)
        and (_owning(text, term) or not SUFFERING.search(text[max(0, term.span.start - REACH) : term.span.start]))
    )
    keys = {term.key for term in given} | owners(given, text, known)
    if account.origin.id != AUTHOR and OWN.search(account.text):
        keys |= {term.key for term in terms_of(account.origin.name, [Span(0, len(account.origin.name))])}
    return share_of(asked.doers, keys, likeness)


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
