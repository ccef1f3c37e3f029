"""Lemmas as edit rules: what to take off a word's end and what to put there.

A rule is a text: `l-3+y` writes the word in small letters and puts `y` for its last three ("ministries" →
"ministry"), `c-1+` keeps the capitals ("Kurds" → "Kurd"), `=be` is the lemma itself ("was"). The network
chooses among the rules; this module says what they do.
"""

from collections.abc import Container, Sequence


def lemma_rule(form: str, lemma: str) -> str:
    """The rule that makes `lemma` out of `form`."""
    word, keep = (form, "c") if lemma != lemma.lower() else (form.lower(), "l")
    same = 0
    while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
        same += 1
    if not same:
        return f"={lemma}"
    return f"{keep}-{len(word) - same}+{lemma[same:]}"


def lemma_of(form: str, rule: str) -> str:
    """The lemma of a word by a rule; a rule that would take off more than there is leaves the word as it is."""
    if rule.startswith("="):
        return rule[1:]
    word = form if rule[0] == "c" else form.lower()
    cut, _, ending = rule[2:].partition("+")
    if int(cut) >= len(word):
        return word
    return word[: len(word) - int(cut)] + ending


def best_lemma(form: str, rules: Sequence[str], words: Container[str]) -> str:
    """The lemma by the first of the rules, best first, that makes one of the known words.

    Whether "measured" loses one letter or two is a matter of spelling that the context does not tell; but "measur"
    is no word. Where the best rule changes no ending, or no rule makes a word, the best rule counts.
    """
    best = lemma_of(form, rules[0])
    if not rules[0].startswith("l-") or rules[0] == "l-0+":
        return best
    return next((lemma for rule in rules if (lemma := lemma_of(form, rule)) in words), best)
