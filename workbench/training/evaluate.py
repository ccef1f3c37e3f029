"""Score the bundled model through the components that ship it: `python -m workbench.training.evaluate`.

By default it scores the dev splits and writes the result to data/benchmarks.json; with `--corpora` or
`--split` it prints the same figures for another folder or split and writes nothing.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.training.corpus import Document, read_split
from workbench.training.judges import (
    judge_attribution,
    judge_entities,
    judge_factuality,
    judge_syntax,
    judge_uncertainty,
)

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
BENCHMARKS = ROOT / "data" / "benchmarks.json"

# Corpora, and who judges them; a corpus that the split does not have is left out of the scores.
JUDGES: dict[str, tuple[tuple[str, ...], Callable[[list[Document]], dict]]] = {
    "attribution": (("polnear",), judge_attribution),
    "uncertainty": (("szeged-wiki",), judge_uncertainty),
    "entities": (("wikigold", "re3d", "gum"), judge_entities),
    "syntax": (("ewt",), judge_syntax),
    "factuality": (("uds-ih2", "meantime"), judge_factuality),
}


def main(arguments: list[str] | None = None) -> None:
    """Read the options, score, print; write only the default dev scores."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--corpora", type=Path, help="folder laid out as CORPUS/SPLIT/…; nothing is written")
    options.add_argument("--split", help="name of a split (default: dev); nothing is written")
    chosen = options.parse_args(arguments)
    scores = score(chosen.corpora or CORPORA, chosen.split or "dev")
    print(json.dumps(scores, indent=2))  # noqa: T201 - the command's output
    if chosen.corpora is None and chosen.split is None:
        write_benchmark("scores", scores)


def score(corpora: Path, split: str) -> dict:
    """The scores of every head for which the split has an answer. Raises WorkbenchError if it has none."""
    scores: dict = {"split": split}
    for name, (corpus_names, judge) in JUDGES.items():
        try:
            documents = read_split(corpora, split, only=corpus_names)
        except WorkbenchError:
            continue
        scores[name] = judge(documents)
    if len(scores) == 1:
        raise WorkbenchError(f"No corpus under {corpora} has a split named {split!r}. Give --corpora and --split.")
    return scores


def write_benchmark(key: str, value: dict) -> None:
    """Replace one key of data/benchmarks.json and leave the others as they are."""
    known = json.loads(BENCHMARKS.read_text("utf-8")) if BENCHMARKS.exists() else {}
    BENCHMARKS.parent.mkdir(exist_ok=True)
    BENCHMARKS.write_text(json.dumps(known | {key: value}, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
