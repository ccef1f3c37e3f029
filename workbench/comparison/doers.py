"""Who a claim says did it, and whether a denial is one of that: the same deed must be denied of the same people."""

import re

from workbench.comparison.accounts import Account
from workbench.comparison.places import Named
from workbench.comparison.tellers import tellers
from workbench.comparison.wordlists import countries
from workbench.spans import Span

BY = re.compile(r"\bby (?:the |an? )?(?:[\w-]+ ){0,2}$")
BACK = 40  # characters before a name in which such a word stands
MANY = 2  # words in common that make up for a deed
NO_DEED = ("people", "things", "places")  # fields of words that name who and what, not what was done


def doers_of(account: Account) -> dict[str, Span]:
    """The first name of a claim, and those right after “by”; a place is nobody, and who only tells it did not do it."""
    elsewhere = {part for place in account.places for part in place.value.split()} | values(account.places).keys()
    telling = tellers(account)
    names = [
        term for term in account.terms if term.kind == "name" and not any(span.contains(term.span) for span in telling)
    ]
    text = account.analysis.article.text
    by = [term for term in names if BY.search(text[: term.span.start][-BACK:])]
    return {term.key: term.span for term in [*names[:1], *by] if term.key not in elsewhere}


def opposes(denial: Account, other: Account) -> bool:
    """Whether a denial is one of what the other claim says: both speak of a deed, and of somebody whom it clears.

    That Tehran had a hand in it is not denied of those whom somebody else trained.
    """
    doers = doers_of(denial)
    return _same_deed(denial, other) and (not doers or bool(doers.keys() & other.keys))


def _same_deed(denial: Account, other: Account) -> bool:
    """Whether both have a word for one kind of deed; where no such word is known, or for lack of it, other words."""
    fields = {term.field for term in other.terms if term.field}
    words = [term for term in denial.terms if term.kind == "word" and term.field not in NO_DEED]
    deeds = [term for term in words if term.field]
    shared = {term.key for term in words if term.key in other.keys}
    return any(term.field in fields for term in deeds) or len(shared) >= (MANY if deeds else 1)


def values(named: tuple[Named, ...]) -> dict[str, Span]:
    """Each place or cause once, a country under its own name."""
    spellings = {spelling.lower(): name.lower() for spelling, name in countries().items()}
    return {spellings.get(item.value, re.sub(r"^the ", "", item.value)): item.span for item in named}
