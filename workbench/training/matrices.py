"""Judges for a story read by hand: who takes which stance on a question, and which documents go back to one report.

`training.gold` asks them. The readings lie in data/gold, with notes on how they were made.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from workbench import runs
from workbench.comparison import Comparison, compare
from workbench.pipeline import analyse_many
from workbench.training.scoring import Count

TAKEN = ("support", "deny", "query")  # a comment takes no stance


def judge_stories(folder: Path) -> dict:
    """The figures of every question in the folder's `comparison-….jsonl`, and of the origins in its `origins.jsonl`."""
    scores = {}
    for path in sorted(folder.glob("comparison-*.jsonl")):
        records = read_records(path)
        figures = judge_matrix(records, *read_story(records[0]["story"]))
        scores[path.stem.removeprefix("comparison-")] = {
            key: figures[key] for key in ("found", "right", "surely", "given")
        }
    count = Count()
    for record in read_records(folder / "origins.jsonl"):
        told, read = judge_origins(record, *read_story(record["story"]))
        count.add({(record["matter"], pair) for pair in told}, {(record["matter"], pair) for pair in read})
    return scores | {"origins": {"told": count.predicted, "right": count.right, "read": count.gold}}


def read_records(path: Path) -> list[dict]:
    """The lines of a file of records."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


@cache
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


def judge_origins(record: dict, comparison: Comparison, stems: dict[str, str]) -> tuple[set, set]:
    """Pairs of documents that are told to share an origin, as a whole or on a matter, and those that do."""
    origins = comparison.on(record["matter"]).origins if record["matter"] else comparison.origins
    return _pairs([stems[key] for key in origin.articles] for origin in origins), _pairs(record["together"])


def _allowed(item: dict) -> set[str]:
    return {item["stance"], *item["also"]}


def _of(item: dict, given: Iterable[tuple[str, str, str]]) -> list[str]:
    return [stance for stem, text, stance in given if stem == item["article"] and item["words"] in text]


def _pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
