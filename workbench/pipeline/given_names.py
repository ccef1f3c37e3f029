"""Whether a person's first name goes with "he" or "she": John is hardly ever she.

The list in `words/given_names.csv` holds names that the United States census of 1990 counts at least fifteen times as
often for one sex as for the other (https://www.census.gov/topics/population/genealogy.html), and some that are common
in the news of other countries; short forms and names that the other sex bears elsewhere are left out. A name that is
not there tells nothing, and one that is there tells what is likely.
"""

import csv
from functools import cache
from importlib.resources import files

HE, SHE = {"he", "his", "him", "himself"}, {"she", "her", "hers", "herself"}


@cache
def _pronouns() -> dict[str, str]:
    text = (files("workbench.pipeline") / "words" / "given_names.csv").read_text("utf-8")
    return {row["name"]: row["pronoun"] for row in csv.DictReader(text.splitlines())}


def goes_with(name: str, pronoun: str) -> bool:
    """Whether nothing in a name speaks against a pronoun; a last name alone speaks against none."""
    first, _, rest = name.partition(" ")
    known = _pronouns().get(first) if rest else None
    return known is None or pronoun not in (HE if known == "she" else SHE)
