"""Two peers beside us on our own sentences: `python -m workbench.training.peers --python PEERS/bin/python`.

medspaCy (ConText, Harkema et al. 2009) and negspaCy (NegEx, Chapman et al. 2001) mark negation and doubt. They need an
older spaCy than ours, so they are asked in an interpreter of their own; without `--python` it is this one. The figures
go to data/benchmarks.json under `peers`.

Read as fairly to them as can be: what they call negated may be a denial, a negation or an absence of evidence, which
they do not keep apart and are not asked to; a cue counts wherever it shares a character with one of ours; and no scope,
holder or strength is asked for. Both were written for the notes of doctors.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from workbench.errors import WorkbenchError

ROOT = Path(__file__).parents[2]
NEGATIVE = "denial, negation or absence"
MERGED = dict.fromkeys(("denial", "negation", "absence_of_evidence"), NEGATIVE) | {"hedge": "hedge"}
CONTEXT = {"NEGATED_EXISTENCE": NEGATIVE, "POSSIBLE_EXISTENCE": "hedge"}
Cue = tuple[str, int, int]  # what it says, and where: characters of the text


def main(arguments: list[str] | None = None) -> None:
    """Ask the peers and the workbench, print and write the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--python", default=sys.executable, help="interpreter that has medspacy and negspacy")
    options.add_argument("--answer", action="store_true", help="only answer the texts of the standard input")
    chosen = options.parse_args(arguments)
    if chosen.answer:
        print(json.dumps(_answers(json.load(sys.stdin))))  # noqa: T201 - read by the process that asked
        return
    from workbench.training import gold
    from workbench.training.evaluate import write_benchmark

    scores = {}
    for half in gold.HALVES:
        records = gold._records(gold.GOLD / f"uncertainty-{half}.jsonl")
        said = _ask(chosen.python, [record["text"] for record in records]) | {"workbench": _ours(records)}
        scores[half] = {name: score(records, cues) for name, cues in said.items()}
    print(json.dumps(scores, indent=2))  # noqa: T201 - the command's output
    write_benchmark("peers", scores)


def score(records: Iterable[dict], said: Iterable[list[Cue]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F of the cues by what they say, and the share found of each kind.

    What a peer never says of any text (negspaCy has no doubt) is left out.
    """
    from workbench.training.gold import _f, _share, _span

    given, right, wanted, found = Counter(), Counter(), Counter(), Counter()
    for record, cues in zip(records, said, strict=True):
        marks = [(item["kind"], _span(record["text"], item["cue"], item.get("occurrence", 0)))
                 for item in record["flags"] if item["kind"] in MERGED]  # fmt: skip
        for what, start, end in cues:
            given[what] += 1
            right[what] += any(MERGED[kind] == what and m.start < end and start < m.end for kind, m in marks)
        for kind, mark in marks:
            hit = any(what == MERGED[kind] and mark.start < end and start < mark.end for what, start, end in cues)
            wanted.update({kind, MERGED[kind]})
            found.update({kind, MERGED[kind]} if hit else ())
    rates = {}
    for what in sorted(given):
        precision, recall = _share(right[what], given[what]), _share(found[what], wanted[what])
        rates[what] = {"precision": precision, "recall": recall, "f": _f(precision, recall)}
    return rates | {"found": {kind: _share(found[kind], wanted[kind]) for kind in MERGED if MERGED[kind] in given}}


def _ask(python: str, texts: list[str]) -> dict[str, list[list[Cue]]]:
    command = [python, "-m", "workbench.training.peers", "--answer"]
    done = subprocess.run(
        command, input=json.dumps(texts), text=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["nothing"])[-1]
        raise WorkbenchError(
            f"{python} could not ask medspaCy and negspaCy; it says: {last} "
            "Make an environment for them (`python -m venv PEERS`, `PEERS/bin/pip install --group peers`) "
            "and give its interpreter with --python."
        )
    return json.loads(done.stdout.strip().splitlines()[-1])


def _ours(records: list[dict]) -> list[list[Cue]]:
    """The workbench's flags in the peers' terms."""
    from workbench.training.gold import _analysed

    return [
        sorted(
            {
                (MERGED[flag.kind], flag.cue.start, flag.cue.end)
                for claim in analysis.claims
                for flag in claim.flags
                if flag.kind in MERGED
            }
        )
        for _, analysis in _analysed(records)
    ]


def _answers(texts: list[str]) -> dict[str, list[list[Cue]]]:
    """The cues of each peer in each text. Raises WorkbenchError where one is not installed."""
    return {
        name: [read(text) for text in texts] for name, read in (("medspaCy", _medspacy()), ("negspaCy", _negspacy()))
    }


def _medspacy() -> Callable[[str], list[Cue]]:
    try:
        import medspacy
    except ImportError as error:
        raise WorkbenchError("medspaCy is not installed here: pip install medspacy.") from error
    nlp = medspacy.load()

    def read(text: str) -> list[Cue]:
        """The cues that the peer finds in a text."""
        doc = nlp(text)
        spans = [(m.category, doc[slice(*m.modifier_span)]) for m in doc._.context_graph.modifiers]
        return [(CONTEXT[what], span.start_char, span.end_char) for what, span in spans if what in CONTEXT]

    return read


def _negspacy() -> Callable[[str], list[Cue]]:
    try:
        import spacy
        from negspacy.negation import Negex
        from negspacy.termsets import termset
    except ImportError as error:
        raise WorkbenchError("negspaCy is not installed here: pip install negspacy.") from error
    nlp = spacy.blank("en")
    patterns = termset("en").get_patterns()
    negex = Negex(nlp, "negex", neg_termset=patterns, ent_types=[], extension_name="negex", chunk_prefix=[])

    def read(text: str) -> list[Cue]:
        """The cues that the peer finds in a text."""
        doc = nlp(text)
        before, behind, _ = negex.process_negations(doc)
        spans = (doc[start:end] for _, start, end in (*before, *behind))
        return [(NEGATIVE, span.start_char, span.end_char) for span in spans]

    return read


if __name__ == "__main__":
    main()
