"""Judges for comparing: stance and likeness of headlines, slots in which outlets differ, credits of agencies.

`training.evaluate` asks them. What is read here is written nowhere.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.articles import Article
from workbench.claims import Analysis
from workbench.comparison.accounts import Account, accounts_of
from workbench.comparison.agencies import agency_of
from workbench.comparison.likeness import Likeness, remembering
from workbench.comparison.stances import stance_on
from workbench.comparison.terms import Term, terms_of
from workbench.comparison.wordlists import credit_pattern
from workbench.pipeline import analyse_many
from workbench.pipeline.meaning import vectors
from workbench.spans import Span
from workbench.training.incidents import slots_of
from workbench.training.scoring import Count, correlation

STANCES = ("for", "against", "observing")
MAKING_SO = (None, "confirms", "shows", "intends", "knows")  # kinds of cue in a headline that pass nothing on
LEAVING = "resign"  # the class of leaving a post or a plan: against a claim that somebody takes it
# How PolNeAR's metadata call the agencies; “None” and “NA” are no dispatch.
WIRES = {
    "AP": "The Associated Press",
    "UPI": "United Press International",
    "REUTERS": "Reuters",
    "AFP": "Agence France-Presse",
}


def score(folder: Path) -> dict:
    """The figures of every file that the folder has."""
    judges: dict[str, Callable[[Path], dict]] = {
        "sts-headlines.tsv": judge_likeness,
        "emergent.jsonl": judge_stances,
        "fa-kes.jsonl": judge_slots,
    }
    return {Path(name).stem: judge(folder / name) for name, judge in judges.items() if (folder / name).is_file()}


def judge_likeness(path: Path) -> dict:
    """Pearson's r between the annotated likeness of two headlines and ours: by words, by meaning, and by both."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) == 3]
    texts = {(number, side): row[side] for number, row in enumerate(rows) for side in (1, 2)}
    terms = {key: _terms(text) for key, text in texts.items()}
    right = [float(row[0]) for row in rows]
    by_words, both = (Likeness(terms, texts, source) for source in (None, remembering(vectors)))
    found = {
        "words": [by_words.of((n, 1), (n, 2)) for n in range(len(rows))],
        "meaning": [both.meaning((n, 1), (n, 2)) or 0.0 for n in range(len(rows))],
        "both": [both.of((n, 1), (n, 2)) for n in range(len(rows))],
    }
    return {name: correlation(said, right) for name, said in found.items() if len(set(said)) > 1} | {"pairs": len(rows)}


def judge_stances(path: Path) -> dict:
    """Accuracy and macro F of for, against and observing, by the rules that read stances; nothing is learned here."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    analyses = analyse_many(_headline(record["headline"]) for record in records)
    pairs = zip(records, analyses, strict=True)
    said = [STANCES.index(_by_rules(record["claim"], analysis)) for record, analysis in pairs]
    right = [STANCES.index(record["stance"]) for record in records]
    return _agreement(said, right) | {"pairs": len(records)}


def _headline(text: str) -> Article:
    return Article.from_text(text, headings=(), title="-", language="en")


def _by_rules(claim: str, analysis: Analysis) -> str:
    """The gravest stance of a headline's claims; what it gives to somebody else it only observes."""
    accounts = list(accounts_of([analysis]))
    found = {stance_on(account, account.claim.spans).stance for account in accounts}
    keys, fields = {t.key for a in accounts for t in a.terms}, {t.field for a in accounts for t in a.terms}
    left = LEAVING in keys - {term.key for term in _terms(claim)}
    if "deny" in found or "falsehood" in fields or left:
        return "against"
    told = credit_pattern().search(analysis.article.text.strip()) or any(map(_told, accounts))
    return "observing" if told or found - {"support"} else "for"


def _told(account: Account) -> bool:
    """Whether a headline passes a claim on; who confirms, shows or plans something makes it so."""
    kind = account.analysis.cue_kind_of(account.claim)
    return bool(account.doubts) or (len(account.chain) > 1 and kind not in MAKING_SO)


def _agreement(said: Sequence[int], right: Sequence[int]) -> dict:
    """Accuracy, F of each stance, and their mean."""
    scores = {}
    for number, name in enumerate(STANCES):
        count = Count()
        count.add({i for i, s in enumerate(said) if s == number}, {i for i, r in enumerate(right) if r == number})
        scores[name] = count.rates()["f"]
    accuracy = sum(s == r for s, r in zip(said, right, strict=True)) / len(right)
    return {"accuracy": round(accuracy, 3), "macro_f": round(sum(scores.values()) / len(scores), 3), "f": scores}


def judge_slots(path: Path) -> dict:
    """How often each slot is read right from the text alone, and F of “the outlets of a cluster differ”, by slot."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    places = sorted({record["gold"]["location"] for record in records})
    read = [slots_of(record["title"], record["text"], places) for record in records]
    gold = [_gold(record["gold"]) for record in records]
    clusters = defaultdict(list)
    for number, record in enumerate(records):
        clusters[record["cluster"]].append(number)
    scores = {}
    for slot in ("civilians", "actor", "cause", "place"):
        count = Count()
        count.add(_differing(clusters, read, slot), _differing(clusters, gold, slot))
        right = sum(ours[slot] == theirs[slot] for ours, theirs in zip(read, gold, strict=True))
        scores[slot] = {"right": round(right / len(records), 3), "differ": count.rates()}
    return scores | {"articles": len(records), "clusters": len(clusters)}


def _gold(gold: dict) -> dict:
    return {
        "civilians": int(gold["nb_civilians"]), "actor": gold["actor"], "cause": gold["cause_of_death"],
        "place": gold["location"],
    }  # fmt: skip


def _differing(clusters: dict, slots: Sequence[dict], slot: str) -> set[str]:
    return {name for name, own in clusters.items() if len({slots[number][slot] for number in own}) > 1}


def judge_credits(folder: Path, split: str) -> dict | None:
    """Precision, recall and F of the agency whose dispatch an article is, read from its text alone.

    None where the folder has no `metadata.tsv` that lists articles of the split.
    """
    listed = folder / "metadata.tsv"
    if not listed.is_file():
        return None
    with listed.open(encoding="utf-8", newline="") as file:
        wires = {row["filename"]: row["wire"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    texts = {path.stem: path for path in sorted((folder / split).glob("*.txt")) if path.stem in wires}
    if not texts:
        return None
    count = Count()
    said = {(stem, agency_of(Article.from_text(path.read_text("utf-8")))) for stem, path in texts.items()}
    right = {(stem, WIRES.get(wires[stem].upper())) for stem in texts}
    count.add({pair for pair in said if pair[1]}, {pair for pair in right if pair[1]})
    return count.rates() | {"articles": len(texts)}


def _terms(text: str) -> tuple[Term, ...]:
    return terms_of(text, [Span(0, len(text))]) if text else ()
