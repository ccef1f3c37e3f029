"""Judges for a story read by hand: who takes which stance on a question, and which documents go back to one report.

`training.gold` asks them. The readings lie in data/gold, with notes on how they were made.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from workbench import runs
from workbench.comparison import Comparison, compare
from workbench.pipeline import analyse_many
from workbench.training.scoring import Count

TAKEN = ("support", "deny", "query")  # a comment takes no stance


def read_story(name: str) -> tuple[Comparison, dict[str, str]]:
    """The articles of a story compared, and for each article's id the stem of its file."""
    files = runs.stories()[name]
    analyses = list(analyse_many(map(runs.read, files)))
    return compare(analyses), {a.article.id: path.stem for a, path in zip(analyses, files, strict=True)}


def judge_matrix(records: Sequence[dict], comparison: Comparison, stems: dict[str, str]) -> dict:
    """How the answers to a question agree with those read by hand.

    `found`: of those who surely take a stance, the share that is given one that a careful reader could defend.
    `right`: of the stances that are given, the share that a careful reader could defend. `wrong` has their words.
    """
    head, *gold = records
    given = [
        (stems[stance.passage.article], comparison.accounts[stance.passage].text, stance.stance)
        for stance in comparison.on(head["question"]).stances
    ]
    tally: Counter = Counter()
    missed = []
    for item in (item for item in gold if "comment" not in _allowed(item)):
        right = any(stance in _allowed(item) for stance in _of(item, given))
        tally.update(surely=1, found=right)
        missed += [] if right else [item["words"]]
    wrong = []
    for stem, text, stance in (answer for answer in given if answer[2] in TAKEN):
        read = [item for item in gold if item["article"] == stem and item["words"] in text]
        right = any(stance in _allowed(item) for item in read)
        tally.update(given=1, right=right)
        wrong += [] if right else [text]
    return {
        "found": _share(tally["found"], tally["surely"]),
        "right": _share(tally["right"], tally["given"]),
        "surely": tally["surely"],
        "given": tally["given"],
        "missed": missed,
        "wrong": wrong,
    }


def judge_origins(records: Iterable[dict], comparison: Comparison, stems: dict[str, str]) -> dict:
    """Pairs of documents that are told to share an origin, against those that do: as a whole, and on a matter."""
    count = Count()
    for record in records:
        origins = comparison.on(record["matter"]).origins if record["matter"] else comparison.origins
        told = _pairs([stems[key] for key in origin.articles] for origin in origins)
        read = _pairs(record["together"])
        count.add({(record["matter"], pair) for pair in told}, {(record["matter"], pair) for pair in read})
    return {"told": count.predicted, "right": count.right, "read": count.gold}


def _allowed(item: dict) -> set[str]:
    return {item["stance"], *item["also"]}


def _of(item: dict, given: Iterable[tuple[str, str, str]]) -> list[str]:
    return [stance for stem, text, stance in given if stem == item["article"] and item["words"] in text]


def _pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
