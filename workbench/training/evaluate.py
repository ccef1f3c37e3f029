"""Score the bundled model through the components that ship it: `python -m workbench.training.evaluate`.

By default it scores the dev splits and writes the result to data/benchmarks.json; with `--corpora` or
`--split` it prints the same figures for another folder or split and writes nothing. With `--open-only DIR`
it scores weights that were trained with that option, on the corpora they know, and writes that as `open_only`.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.pipeline.encoder import use_weights
from workbench.training import comparing
from workbench.training.certainty import judge_certainty
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
    "certainty": (("meantime",), judge_certainty),
}


def main(arguments: list[str] | None = None) -> None:
    """Read the options, score, print; write only the default dev scores."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--corpora", type=Path, help="folder laid out as CORPUS/SPLIT/…; nothing is written")
    options.add_argument("--split", help="name of a split (default: dev); nothing is written")
    options.add_argument("--open-only", type=Path, metavar="DIR", help="score the exported weights in this folder")
    chosen = options.parse_args(arguments)
    if chosen.open_only:
        use_weights(chosen.open_only)
    scores = score(chosen.corpora or CORPORA, chosen.split or "dev", open_only=bool(chosen.open_only))
    print(json.dumps(scores, indent=2))  # noqa: T201 - the command's output
    if chosen.corpora is None and chosen.split is None:
        write_benchmark("open_only" if chosen.open_only else "scores", scores)


def score(corpora: Path, split: str, *, open_only: bool = False) -> dict:
    """The scores of every head for which the split has an answer. Raises WorkbenchError if it has none.

    `open_only` leaves out the corpora whose licence is not stated.
    """
    scores: dict = {"split": split}
    for name, (corpus_names, judge) in JUDGES.items():
        try:
            documents = read_split(corpora, split, only=corpus_names, open_only=open_only)
        except WorkbenchError:
            continue
        scores[name] = judge(documents)
    pairs = corpora / "compare" / split
    if pairs.is_dir() and not open_only:  # it needs the attribution that such weights lack
        scores["comparing"] = comparing.score(pairs)
    if credits := comparing.judge_credits(corpora / "polnear", split):
        scores["credits"] = credits
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
