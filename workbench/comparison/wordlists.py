"""The lists that comparing needs, read once from `words/`: data beside the code, never in it."""

import csv
import re
from functools import cache
from importlib.resources import files

ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ed")
STEM = 3  # letters that must be left of a word when an ending is cut off
HISSING = ("s", "x", "z", "ch", "sh")  # after these the plural has an e of its own


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one list."""
    text = (files("workbench.comparison") / "words" / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def stem(word: str) -> str:
    """A word without its ending, so that plan, plans, planned and planning are one."""
    word = _singular(word.lower().replace("’", "'").removesuffix("'s").removesuffix("'"))
    if word.endswith("ied"):
        return f"{word.removesuffix('ied')}y"
    ending = next((ending for ending in ENDINGS if word.endswith(ending)), "")
    bare = word.removesuffix(ending)
    if len(bare) < STEM:
        return word
    if ending in {"ing", "ings", "ed"} and bare[-1] == bare[-2] and bare[-1] not in "lsz":
        return bare[:-1]
    return bare.removesuffix("e") if len(bare) > 2 * STEM - 1 else bare  # plane is not plan


def _singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) <= STEM:
        return word
    if word.endswith("ies"):
        return f"{word.removesuffix('ies')}y"
    bare = word.removesuffix("es")
    return bare if word.endswith("es") and bare.endswith(HISSING) else word.removesuffix("s")


@cache
def kin() -> dict[str, tuple[str, str]]:
    """For a word's stem the class of words that name the same thing, and the wider field that class belongs to."""
    return {stem(word): (row["class"], row["field"]) for row in rows("kin") for word in row["words"].split()}


@cache
def opposites() -> dict[str, str]:
    """For a class of kindred words the one that says the opposite: rise and fall."""
    return {row["class"]: row["opposite"] for row in rows("kin") if row["opposite"]}


@cache
def two_words() -> re.Pattern:
    """Finds those of the kindred words that are two, as “carried out”: in the list they are joined by “_”."""
    pairs = [word for row in rows("kin") for word in row["words"].split() if "_" in word]
    return re.compile(r"\b(?:" + "|".join(pair.replace("_", " ") for pair in pairs) + r")\b", re.IGNORECASE)


@cache
def countries() -> dict[str, str]:
    """Every spelling of a country, its people and its capital, each with the country's name in small letters."""
    spellings = {}
    for row in rows("countries"):
        for spelling in (row["name"], *row["also"].split("|")):
            spellings[spelling] = row["name"].lower()
    return spellings


@cache
def country_pattern() -> re.Pattern:
    """Finds a country's spelling as whole words, case and all, the longest first."""
    spellings = sorted(countries(), key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, spellings)) + r")(?!\w)")


@cache
def quantities() -> dict[str, tuple[float, float]]:
    """What a word for a number means, at least and at most."""
    return {row["word"]: (float(row["low"]), float(row["high"])) for row in rows("quantities")}


@cache
def bounds() -> dict[str, str]:
    """Phrases before a number that make it a bound or a rough figure."""
    return {row["phrase"]: row["bound"] for row in rows("bounds")}


@cache
def qualifiers() -> dict[str, tuple[str, str]]:
    """Small words that narrow what is claimed, each with the word that stands for its like and what it leaves open."""
    return {row["phrase"]: (row["as"], row["what"]) for row in rows("qualifiers")}


@cache
def restrictions() -> dict[str, str]:
    """Phrases that narrow who did it or how, each with the word that stands for its like."""
    return {row["phrase"]: row["as"] for row in rows("restrictions")}


@cache
def causes() -> dict[str, str]:
    """Phrases that name by what something came about, each with its kind."""
    return {row["phrase"]: row["kind"] for row in rows("causes")}


@cache
def phrase_pattern(name: str) -> re.Pattern:
    """Finds any phrase of a list as whole words, whatever the case, the longest first."""
    column = "word" if name == "quantities" else "phrase"
    phrases = sorted((row[column] for row in rows(name)), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


@cache
def credit_pattern() -> re.Pattern:
    """Finds the credit of a headline: “…: report”, “… – officials say” at its end, “Sources: …” at its beginning."""
    words = "|".join(re.escape(row["phrase"]) for row in rows("credits"))
    before = rf"^(?:[\w.’'-]+ ){{0,3}}(?:{words})\s?:\s"
    after = rf"(?:[:,–—]|\s-)\s?(?:[\w.,’'-]+ ){{0,4}}(?:{words})[.”\"’']?$|\breports?$"
    return re.compile(f"{before}|{after}", re.IGNORECASE)


@cache
def empty_words() -> frozenset[str]:
    """Words that tell nothing about what a claim is about: function words, verbs of saying, and hedges."""
    return frozenset((files("workbench") / "empty_words.txt").read_text("utf-8").split())
