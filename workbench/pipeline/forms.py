"""The forms of an English word, so that a list names each word once: "deny" for denies, denied and denying.

Regular forms follow the rules of spelling; those of irregular verbs are a table of data.
"""

import csv
from functools import cache
from importlib.resources import files

VOWELS = set("aeiou")
DOUBLES = {"admit", "refer", "commit", "permit", "occur", "rebut", "confer", "infer", "compel", "regret", "equip",
           "snap", "shrug", "grin", "sob"}  # fmt: skip


@cache
def forms_of(word: str) -> frozenset[str]:
    """The word with all its endings: as a verb, and with them the plural of a noun."""
    irregular = _irregular().get(word)
    past = irregular or {_with(word, "ed")}
    return frozenset({word, _with_s(word), _with(word, "ing"), *past})


def plural_of(noun: str) -> str:
    """The plural of a noun by the rules of spelling; "spokesmen" for whoever ends in "man"."""
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}s" if noun.endswith("o") else _with_s(noun)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{word}s"


def _with(word: str, ending: str) -> str:
    """The word with -ed or -ing, with what spelling asks for: no silent e, y turned to i, a last letter doubled."""
    if word.endswith("ee"):
        return word + ending[1:] if ending == "ed" else word + ending
    if word.endswith("ie") and ending == "ing":
        return f"{word[:-2]}ying"
    if word.endswith("e"):
        return word[:-1] + ending
    if word.endswith("y") and word[-2] not in VOWELS and ending == "ed":
        return f"{word[:-1]}ied"
    return word + word[-1] + ending if _doubles(word) else word + ending


def _doubles(word: str) -> bool:
    """Whether the last letter is doubled: one vowel before one consonant in a word of one syllable, or listed."""
    if word in DOUBLES:
        return True
    short = len(word) > 2 and word[-1] not in VOWELS | set("wxy") and word[-2] in VOWELS and word[-3] not in VOWELS
    return short and sum(letter in VOWELS for letter in word) == 1


@cache
def _irregular() -> dict[str, set[str]]:
    """Past forms of irregular verbs, by the verb."""
    text = (files("workbench.pipeline") / "words" / "irregular.csv").read_text("utf-8")
    return {row["verb"]: set(row["past"].split("|")) for row in csv.DictReader(text.splitlines())}
