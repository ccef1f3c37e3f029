"""Measure speed and memory of the shipped pipeline: `python -m workbench.training.benchmark`.

Writes the figures to data/benchmarks.json, beside those of other kinds of processor: where int8 has instructions of
its own, reading is twice as fast. The text is made up here, so that nothing but the machine and the code change them.
Each measure runs in a process of its own.
"""

import json
import platform
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from workbench.articles import Article
from workbench.claims import Analysis
from workbench.comparison import compare
from workbench.pipeline import analyse, analyse_many
from workbench.pipeline.encoder import MODEL
from workbench.training.evaluate import BENCHMARKS, write_benchmark

PARAGRAPH = (
    "The harbour master of Port Ellis said on Tuesday that the fire on the pier may have been set on purpose, "
    "though he had seen no proof of it. According to the Herald, citing two dockers who asked not to be named, "
    "men in grey coats had left a van there in the night. “We told the police at once,” one of them said. "
    "The ministry denied that it had been warned, and Maltese investigators are still looking into whether the "
    "cargo was insured. If the report is right, the company will have to pay for the damage by next May.\n\n"
)
ARTICLE = 6  # paragraphs: about as long as the seed article, 560 words
CORPUS = 60  # articles read in one go
TURNS = 5  # the median of this many
FEW, SOME, MANY = 10, 250, 1000  # articles that are compared
PLACES = ("Hallam", "Dunmere", "Port Ellis", "Arland", "Besk", "Quillan", "Norhaven", "Tolby", "Marrow", "Skerry")
SPEAKERS = ("Ada Brook", "Ben Hale", "two dockers", "the ministry", "Petra Nolan", "residents", "an aide", "the mayor")
DEEDS = (
    "sank the ferry",
    "closed the mine",
    "sold the mill",
    "burnt the market",
    "struck the depot",
    "paid the strikers",
)
WHO = ("rebels", "the company", "soldiers", "the union", "smugglers", "farmers", "the navy", "students", "a rival")


def main() -> None:
    """Measure, print, and write this kind of processor's figures under the key "speed"."""
    figures = {name: _alone(name) for name in MEASURES} | {"model_bytes": _model_bytes()}
    print(json.dumps(figures, indent=2))  # noqa: T201 - the command's output
    known = json.loads(BENCHMARKS.read_text("utf-8")).get("speed", {}) if BENCHMARKS.exists() else {}
    write_benchmark("speed", known | {processor(): figures})


def processor() -> str:
    """What the machine multiplies int8 with: "AVX-512 VNNI", "AVX2", or the name of another kind of processor."""
    cpu = Path("/proc/cpuinfo")
    flags = set(cpu.read_text("utf-8").split()) if cpu.exists() else set()
    kinds = {"avx512_vnni": "AVX-512 VNNI", "avx_vnni": "AVX VNNI", "avx2": "AVX2"}
    return next((name for flag, name in kinds.items() if flag in flags), platform.machine())


def _alone(name: str) -> float:
    """One measure in a fresh process, so that none warms the others up."""
    command = [sys.executable, "-m", "workbench.training.benchmark", name]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _article(number: int = 0) -> Article:
    return Article.from_text(f"{PARAGRAPH * ARTICLE}This was article {number}.\n")


def _article_seconds() -> float:
    analyse(_article())
    turns = []
    for turn in range(TURNS):
        began = time.perf_counter()
        analyse(_article(turn))
        turns.append(time.perf_counter() - began)
    return round(sorted(turns)[TURNS // 2], 3)


def _words_per_second() -> float:
    articles = [_article(number) for number in range(CORPUS)]
    analyse(articles[0])
    turns = []
    for _ in range(TURNS):
        began = time.perf_counter()
        for _ in analyse_many(articles):
            pass
        turns.append(time.perf_counter() - began)
    return round(sum(len(article.text.split()) for article in articles) / sorted(turns)[TURNS // 2])


def _cpu_microseconds_a_word() -> float:
    """What a word costs on all cores together: other work on the machine changes it little."""
    articles = [_article(number) for number in range(CORPUS)]
    analyse(articles[0])
    began = time.process_time()
    for _ in analyse_many(articles):
        pass
    return round((time.process_time() - began) / sum(len(article.text.split()) for article in articles) * 1e6)


def _first_article_seconds() -> float:
    began = time.perf_counter()
    analyse(_article())
    return round(time.perf_counter() - began, 2)


def _story(articles: int) -> list[Analysis]:
    """Analyses of made-up articles of six sentences; of many sentences a few are told again by others."""
    draw = random.Random(7)
    made = []
    for number in range(articles):
        lines = [
            f"In {draw.choice(PLACES)}, {draw.choice(WHO)} {draw.choice(DEEDS)} on {draw.randint(1, 28)} May and "
            f"{draw.randint(2, 400)} people fled to {draw.choice(PLACES)}, {draw.choice(SPEAKERS)} said."
            for _ in range(6)
        ]
        made.append(Article.from_text("\n\n".join([*lines, f"This was article {number}."]), outlet=f"Paper {number}"))
    return list(analyse_many(made))


def _compare_few_seconds() -> float:
    analyses = _story(FEW)
    compare(analyses[:2])
    began = time.perf_counter()
    compare(analyses)
    return round(time.perf_counter() - began, 2)


def _compare_many_seconds() -> float:
    analyses = _story(MANY)
    compare(analyses[:2])
    began = time.perf_counter()
    compare(analyses)
    return round(time.perf_counter() - began, 1)


def _compare_growth() -> float:
    """How many times as much each of a thousand articles costs as each of a quarter as many; 1 is linear."""
    analyses = _story(MANY)
    compare(analyses[:2])
    costs = []
    for number in (SOME, MANY):
        began = time.process_time()
        compare(analyses[:number])
        costs.append((time.process_time() - began) / number)
    return round(costs[1] / costs[0], 2)


def _peak_megabytes() -> float:
    for _ in analyse_many(_article(number) for number in range(CORPUS)):
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 if sys.platform != "darwin" else 1024 * 1024))  # Linux counts in kilobytes


def _model_bytes() -> int:
    return sum(path.stat().st_size for path in Path(MODEL).iterdir() if path.suffix in {".onnx", ".json", ".npz"})


MEASURES = {
    "article_seconds_warm": _article_seconds,
    "words_per_second": _words_per_second,
    "cpu_microseconds_a_word": _cpu_microseconds_a_word,
    "first_article_seconds": _first_article_seconds,
    "peak_megabytes": _peak_megabytes,
    "compare_10_articles_seconds": _compare_few_seconds,
    "compare_1000_articles_seconds": _compare_many_seconds,
    "compare_growth_250_to_1000": _compare_growth,
}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(MEASURES[sys.argv[1]]())  # noqa: T201 - read by the process that asked
    else:
        main()
