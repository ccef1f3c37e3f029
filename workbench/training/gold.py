"""Score whole analyses on our own gold sets: `python -m workbench.training.gold`.

The sets lie in data/gold with notes on how they are annotated; the open halves may be looked at while rules
are written, the blind halves only scored. The figures go to data/benchmarks.json under `gold`.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Claim, Source
from workbench.pipeline import analyse_many
from workbench.spans import Span
from workbench.training.evaluate import ROOT, write_benchmark
from workbench.training.matrices import judge_stories

GOLD = ROOT / "data" / "gold"
HALVES = ("open", "blind")
# Sets written later by other hands. All but "plain" were used while rules were written, once they had been scored.
LATER = {
    "sources": ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    "uncertainty": ("tail", "plain"),
}
ALIKE = {"denial", "negation", "absence_of_evidence"}  # the kinds that peers do not keep apart


def main() -> None:
    """Score every set that is there, print and write the figures."""
    scores = {
        f"{name} {half}": judge(_records(GOLD / f"{name}-{half}.jsonl"))
        for name, judge in JUDGES.items()
        for half in (*HALVES, *LATER[name])
    }
    scores["comparison"] = judge_stories(GOLD)
    print(json.dumps(scores, indent=2))  # noqa: T201 - the command's output
    write_benchmark("gold", scores)


def judge_sources(records: list[dict]) -> dict[str, float]:
    """Shares of gold mentions, sources and claims that the analyses get right.

    Identity is B³ F (Bagga & Baldwin 1998) over the mentions that were found. A chain is exact when the
    claim was found and each hand on it stands for the gold's; `of claims found` leaves the missed ones out.
    """
    tally: Counter = Counter()
    identity: list[tuple[float, float]] = []
    for record, analysis in _analysed(records):
        text = record["text"]
        gold = {s["name"]: [_span(text, *mention) for mention in s["mentions"]] for s in record["sources"]}
        met = {(name, span): _source_at(analysis, span) for name, spans in gold.items() for span in spans}
        found = {key: source for key, source in met.items() if source is not None}
        tally.update(mentions=len(met), found=len(found))
        identity += _b_cubed(found)
        for item in record["sources"]:
            sources = [source for (name, _), source in found.items() if name == item["name"]]
            if sources:
                tally.update(sources=1, kind=sources[0].kind == item["kind"])
                tally.update(identified=sources[0].identified == item["identified"])
        named = {source.id: name for (name, _), source in found.items()}
        names = {**_nobodies(record, analysis), **named, AUTHOR: "author"}
        for item in record["claims"]:
            claim = _claim_at(analysis, _span(text, item["words"], item.get("occurrence", 0)))
            chain = [] if claim is None else [names.get(source_id) for source_id in claim.chain]
            right = chain in [item["chain"], *item.get("also", ())]
            tally.update(claims=1, claims_found=claim is not None, chains=right)
    precision, recall = (sum(values) / max(len(identity), 1) for values in zip(*identity, strict=True))
    return {
        "mentions found": _share(tally["found"], tally["mentions"]),
        "identity B3 F": _f(precision, recall),
        "kind": _share(tally["kind"], tally["sources"]),
        "identified": _share(tally["identified"], tally["sources"]),
        "claims found": _share(tally["claims_found"], tally["claims"]),
        "chain exact": _share(tally["chains"], tally["claims"]),
        "chain exact of claims found": _share(tally["chains"], tally["claims_found"]),
    }


def judge_uncertainty(records: list[dict]) -> dict:
    """F of flags by kind (a hit shares a character of the cue), holders, levels, and what is taken for what."""
    hits, given, wanted, tally = Counter(), Counter(), Counter(), Counter()
    for record, analysis in _analysed(records):
        text = record["text"]
        flags = [flag for claim in analysis.claims for flag in claim.flags if flag.kind != "unnamed_source"]
        flags = list({(flag.kind, flag.cue): flag for flag in flags}.values())
        given.update(flag.kind for flag in flags)
        for item in record["flags"]:
            cue = _span(text, item["cue"], item.get("occurrence", 0))
            near = [flag for flag in flags if _touches(flag, cue)]
            same = [flag for flag in near if flag.kind == item["kind"]]
            wanted[item["kind"]] += 1
            hits[item["kind"]] += bool(same)
            if same:
                tally.update(holders=1, holder=_is_holder(analysis, same[0].holder, item["holder"], text))
            if item["kind"] in ALIKE:
                other = any(flag.kind in ALIKE - {item["kind"]} for flag in near)
                tally.update(alike=1, confused=other and not same)
        for item in record["claims"]:
            claim = _claim_at(analysis, _span(text, item["words"], item.get("occurrence", 0)))
            tally.update(levels=1, level=claim is not None and claim.level == item["level"])
    by_kind = {kind: _f(_share(hits[kind], given[kind]), _share(hits[kind], wanted[kind])) for kind in sorted(wanted)}
    return {
        "kind F": _f(_share(hits.total(), given.total()), _share(hits.total(), wanted.total())),
        "F by kind": by_kind,
        "denial, negation, absence confused": _share(tally["confused"], tally["alike"]),
        "holder": _share(tally["holder"], tally["holders"]),
        "level": _share(tally["level"], tally["levels"]),
    }


JUDGES: dict[str, Callable[[list[dict]], dict]] = {"sources": judge_sources, "uncertainty": judge_uncertainty}


def _records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _analysed(records: list[dict]) -> Iterable[tuple[dict, Analysis]]:
    articles = [Article.from_text(record["text"], language="en", **record.get("fields", {})) for record in records]
    return zip(records, analyse_many(articles), strict=True)


def _span(text: str, words: str, occurrence: int) -> Span:
    """Place of the n-th occurrence of the words, counted from 0."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _source_at(analysis: Analysis, span: Span) -> Source | None:
    """The Source with a mention that shares most with the span."""
    shared = {s: max((_shared(m, span) for m in s.mentions), default=0) for s in analysis.sources}
    best = max(shared, key=shared.get)
    return best if shared[best] else None


def _nobodies(record: dict, analysis: Analysis) -> dict[str, str]:
    """The gold's name of each Source that no word names: by its cue, those left over in order."""
    names = [item["name"] for item in record["sources"] if not item["mentions"]]
    found, left = {}, []
    for source in (source for source in analysis.sources if not source.mentions and source.id != AUTHOR):
        name = next((name for name in names if f"“{name.lower()}”" in source.name), None)
        if name is None:
            left.append(source.id)
        else:
            names.remove(name)
            found[source.id] = name
    return found | dict(zip(left, names, strict=False))


def _claim_at(analysis: Analysis, span: Span) -> Claim | None:
    """The claim that covers at least half of the span, the one of nearest length where several do."""
    fitting = [c for c in analysis.claims if sum(_shared(s, span) for s in c.spans) * 2 >= len(span)]
    return min(fitting, key=lambda claim: abs(sum(map(len, claim.spans)) - len(span)), default=None)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _touches(flag, cue: Span) -> bool:
    return (flag.scope if flag.kind == "garbled" else flag.cue or flag.scope).overlaps(cue)


def _is_holder(analysis: Analysis, source_id: str, holder: str, text: str) -> bool:
    if holder == "author" or source_id == AUTHOR:
        return (holder == "author") == (source_id == AUTHOR)
    span = _span(text, holder, 0)
    return any(mention.overlaps(span) for mention in analysis[source_id].mentions)


def _b_cubed(found: dict[tuple[str, Span], Source]) -> list[tuple[float, float]]:
    """Precision and recall of each mention's cluster."""
    scores = []
    for (name, _), source in found.items():
        ours = [other for (_, _), other in found.items() if other == source]
        theirs = [key for key in found if key[0] == name]
        both = sum(key[0] == name and other == source for key, other in found.items())
        scores.append((both / len(ours), both / len(theirs)))
    return scores


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _f(precision: float, recall: float) -> float:
    return round(2 * precision * recall / (precision + recall), 3) if precision + recall else 0.0


if __name__ == "__main__":
    main()
