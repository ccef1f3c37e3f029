"""Whose people and bodies somebody is: “the Iranian Revolutionary Guard”, “Ada Brook, a colonel in Arland's army”.

Learned from the articles at hand alone, so that a later “the Revolutionary Guard” can be told to be Iran's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workbench.comparison.terms import Term
from workbench.comparison.wordlists import countries, country_pattern, kin, stem

NAME = r"[A-Z][\w’'-]*"
RUN = rf"{NAME}(?: {NAME}){{0,3}}"
# “Iran's supreme leader, Ali Khamenei”, “the Iranian general Esmail Ghaani”, “the Iranian Revolutionary Guard”
AFTER = re.compile(rf"(?P<own>[’']s)? (?P<role>(?:[a-z]+ ){{0,2}}[a-z]+,? )?(?P<name>{RUN})")
# “Roman Chervinsky, a colonel in Ukraine's special forces”
BEFORE = re.compile(rf"(?P<name>{RUN}), (?:an?|the) (?:[a-z]+ ){{0,4}}(?:of|in|to|for|from) (?:the )?$")
# “Mahmoud Mirdawi, a senior Hamas official”
MEMBER = re.compile(rf"(?P<name>{RUN}), (?:an?|the) (?:[a-z]+ ){{0,3}}(?P<group>[A-Z][\w-]+) (?P<role>[a-z]+)")
SHORTEST = 2  # words of a name; one alone, as Guard, could be anybody's
# What every country has: “the Security Service” without more is nobody's.
COMMON = re.compile(
    r"(?:ministry|services?|council|staff|agency|army|navy|command|office|department|government|parliament|coalition"
    r"|forces?|court|police|states?)$",
    re.IGNORECASE,
)

Belonging = Mapping[frozenset[str], frozenset[str]]


def belonging(texts: Iterable[str]) -> Belonging:
    """For the words of a name the country whose it is said to be; a name that is said to be of two is of none."""
    found = defaultdict(set)
    for text in texts:
        for match in country_pattern().finditer(text):
            country = countries()[match.group()]
            after = AFTER.match(text, match.end())
            if after and _names_somebody(match.group(), after):
                found[_words(after["name"])].add(country)
            before = BEFORE.search(text, max(0, match.start() - 120), match.start())
            if before:
                found[_words(before["name"])].add(country)
    return {words: frozenset(of) for words, of in found.items() if len(words) >= SHORTEST and len(of) == 1}


def members(texts: Iterable[str]) -> Belonging:
    """For the words of a name the group whose officer it is said to be; one that is said to be of two is of none."""
    found = defaultdict(set)
    for text in texts:
        for match in MEMBER.finditer(text):
            if kin().get(stem(match["role"]), ("", ""))[1] == "people" and match["group"] not in countries():
                found[_words(match["name"])].add(match["group"].lower())
    return {words: frozenset(of) for words, of in found.items() if len(words) >= SHORTEST and len(of) == 1}


def _names_somebody(spelling: str, after: re.Match) -> bool:
    """Whether a name follows its country as one that belongs to it: possessive or adjective, then at most a role."""
    if COMMON.search(after["name"]):
        return False
    owned = after["own"] or countries()[spelling] != spelling.lower()
    role = (after["role"] or "").replace(",", "").split()
    return bool(owned) and (not role or kin().get(stem(role[-1]), ("", ""))[1] == "people")


def _words(name: str) -> frozenset[str]:
    """The words of a name by which it is known again, without titles."""
    bare = (word.lower().replace("’", "'").removesuffix("'s") for word in name.split())
    return frozenset(stem(word) for word in bare if kin().get(stem(word), ("", ""))[1] != "people")


def told(names: Iterable[str], doers: Iterable[str]) -> Belonging:
    """What the analyst knows: these names stand for all the doers of a question."""
    everyone = frozenset(doers)
    return {_words(name): everyone for name in names if _words(name)}


def owners(terms: Sequence[Term], text: str, known: Belonging) -> frozenset[str]:
    """The keys of those whose people or bodies some terms of a text name, by all the words of the name."""
    words = {stem(term.key) for term in terms if text[term.span.start : term.span.start + 1].isupper()}
    return frozenset(key for name, keys in known.items() if name <= words for key in keys)
