"""Train the encoder on all corpora at once: `python -m workbench.training.train --corpora DIR --out DIR`.

One shared encoder; each batch comes from one corpus and teaches the heads that this corpus answers.
"""

import argparse
import random
import time
from math import inf
from pathlib import Path

import torch
from tokenizers import Tokenizer

from workbench.training.base import base_model, load_base
from workbench.training.batches import batches, cut, prepare
from workbench.training.corpus import Document, read_split
from workbench.training.factuality import UDS, add_uds
from workbench.training.losses import losses
from workbench.training.nested import mark_nested
from workbench.training.network import MINILM, MPNET, Network, Shape
from workbench.training.renaming import variants
from workbench.training.taught import add_answers
from workbench.training.weights import add_options, mean_of

BATCH = 2048  # pieces in a batch
ENCODER_RATE = {MINILM: 2e-4, MPNET: 7e-5}
HEAD_RATE = 1.5e-3
WARM_UP = 50  # steps
DECAY = 0.01
CLIP = 1.0
SAVE_EVERY = 300  # seconds: a run that takes too long can be stopped and used


# How often each corpus is read; a fraction reads that part of its documents, anew each time.
# One round of PolNeAR is 840 articles. Syntax, cues and entities are smaller, so they come more often;
# the biomedical half of Szeged is as large as PolNeAR and unlike news, so a part of it is enough.
PLAN = {
    "polnear": 3.5, "szeged-wiki": 5, "szeged-bio": 0.3, "wikigold": 12, "uner-ewt": 3, "re3d": 6,
    "ewt": 9, "gum": 9, "uds-ih2": 1, "meantime": 8,
}  # fmt: skip

TAUGHT = {"polnear", "szeged-wiki", "wikigold", "uner-ewt", "re3d", "meantime"}  # not treebanks, not biomedicine


def main(arguments: list[str] | None = None) -> None:
    """Read the options and train; leaves `weights.pt` in the output folder."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--corpora", type=Path, required=True, help="folder laid out as CORPUS/SPLIT/…")
    options.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    options.add_argument("--open-only", action="store_true", help="leave out corpora whose licence is not stated")
    options.add_argument("--rounds", nargs="*", default=[], metavar="CORPUS=N", help="change the plan for a corpus")
    options.add_argument("--minutes", type=float, default=inf, help="stop in time, with every corpus read less often")
    add_options(
        options, "--resume", required=False, meaning="take the second half only, from these weights or their mean"
    )
    options.add_argument("--teacher", action="store_true", help="train the larger encoder that others learn from")
    options.add_argument("--taught-by", type=Path, metavar="DIR", help="a teacher's exported weights")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args(arguments)
    if chosen.open_only and chosen.taught_by:
        options.error("--open-only would learn from a teacher what it must not read itself: leave out --taught-by")
    rounds = PLAN | {name: float(count) for name, count in (item.split("=") for item in chosen.rounds)}
    train(
        chosen.corpora,
        chosen.out,
        rounds=rounds,
        open_only=chosen.open_only,
        seconds=60 * chosen.minutes,
        resumed=mean_of(chosen.resume, chosen.shares) if chosen.resume else None,
        shape=MPNET if chosen.teacher else MINILM,
        taught_by=chosen.taught_by,
        seed=chosen.seed,
    )


def train(
    corpora: Path,
    out: Path,
    *,
    rounds: dict[str, float],
    open_only: bool,
    seconds: float = inf,
    resumed: dict[str, torch.Tensor] | None = None,
    shape: Shape = MINILM,
    taught_by: Path | None = None,
    seed: int = 1,
) -> None:
    """Train for the given rounds, or until the time is over, and write `weights.pt` at intervals and at the end.

    `resumed` weights have the first half, or more, behind them: they go through the second half. A teacher, which has
    another `shape` than what ships, learns nothing of what stands inside contents: it has no halves.
    """
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    torch.manual_seed(seed)
    tokenizer = Tokenizer.from_file(str(base_model() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    network = Network(shape)
    load_base(network)
    annotated = _annotated(corpora, open_only=open_only)
    documents = [prepare(item, tokenizer) for item in annotated]
    if taught_by:
        documents = _taught(documents, taught_by)
    documents += [prepare(item, tokenizer) for item in variants(annotated, rng)]
    half = {name: count / 2 for name, count in rounds.items()}
    optimizer, log = _optimizer(network), Log(out)
    if resumed:
        network.load_state_dict(resumed)
    if shape != MINILM:
        _run(network, optimizer, _schedule(documents, rounds, rng), log, seconds, (0.0, 1.0))
        return
    if not resumed:
        _run(network, optimizer, _schedule(documents, half, rng), log, seconds / 2, (0.0, 0.5))
    _run(network, optimizer, _schedule(_nested(network, documents), half, rng), log, seconds / 2, (0.5, 1.0))


def _annotated(corpora: Path, *, open_only: bool) -> list[Document]:
    """Every document of the train splits; EWT's sentences carry the figures that UDS-IH2 gives them."""
    documents = read_split(corpora, "train", open_only=open_only)
    treebank = [item for item in documents if item.corpus == "ewt"]
    others = [item for item in documents if item.corpus != "ewt"]
    return others + add_uds(treebank, corpora / "factuality" / "train" / UDS)


def _taught(documents: list, teacher: Path) -> list:
    """The documents, those of `TAUGHT` with what a teacher says of them."""
    chosen = [item for item in documents if item.document.corpus in TAUGHT]
    return [item for item in documents if item.document.corpus not in TAUGHT] + list(add_answers(chosen, teacher))


def _nested(network: Network, documents: list) -> list:
    """The documents, those with attributions given targets for what stands inside their contents."""
    attributed = [item for item in documents if item.document.links]
    others = [item for item in documents if not item.document.links]
    return others + mark_nested(network, attributed)


def _schedule(documents: list, rounds: dict[str, float], rng: random.Random) -> list:
    """All batches of the run in order; each corpus is spread over the whole of it."""
    placed = []
    for name, count in rounds.items():
        own = [item for item in documents if item.document.corpus == name]
        made = []
        while own and count > 0:
            chosen = own if count >= 1 else rng.sample(own, max(1, round(len(own) * count)))
            made += batches([example for item in chosen for example in cut(item, rng=rng)], pieces=BATCH, rng=rng)
            count -= 1
        placed += [((place + rng.random()) / len(made), batch) for place, batch in enumerate(made)]
    return [batch for _, batch in sorted(placed, key=lambda item: item[0])]


def _optimizer(network: Network) -> torch.optim.Optimizer:
    new = ("scores", "links", "syntax", "arcs", "root", "deprels", "far", "nobody", "kinds")
    heads = [value for name, value in network.named_parameters() if name.startswith(new)]
    encoder = [value for name, value in network.named_parameters() if not name.startswith(new)]
    groups = [{"params": encoder, "peak": ENCODER_RATE[network.shape]}, {"params": heads, "peak": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=HEAD_RATE, weight_decay=DECAY, fused=True)


def _run(
    network: Network, optimizer: torch.optim.Optimizer, steps: list, log: "Log", seconds: float, part: tuple
) -> None:
    """Take the steps of a part of the run, from one share of it to another; the rate falls to nothing over the whole.

    Where the time is over before the steps are, the rest is left out: each corpus is spread over all of them.
    """
    began = time.monotonic()
    first, last = part
    network.train()
    for step, batch in enumerate(steps, 1):
        done = max((step - 1) / len(steps), (time.monotonic() - began) / seconds)
        if done >= 1:
            break
        place = first + (last - first) * done
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(1 - place, 1.0 if first else step / WARM_UP)
        parts = losses(network, batch)
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimizer.step()
        optimizer.zero_grad()
        log.note(f"{last}:{step}/{len(steps)}", parts)
        log.save(network)
    log.save(network, now=True)


class Log:
    """Running means of the losses in `log.txt`, and the weights in `weights.pt`, both from time to time."""

    def __init__(self, out: Path):
        self._out = out
        self._began = self._saved = time.monotonic()
        self._steps = 0
        self._mean: dict[str, float] = {}

    def note(self, place: str, parts: dict) -> None:
        """Take in one step's losses; writes a line every 25 steps."""
        self._steps += 1
        for name, loss in parts.items():
            self._mean[name] = 0.98 * self._mean.get(name, loss.item()) + 0.02 * loss.item()
        if self._steps % 25 == 0:
            told = " ".join(f"{name} {value:.3f}" for name, value in sorted(self._mean.items()))
            with (self._out / "log.txt").open("a", encoding="utf-8") as log:
                log.write(f"{place} {time.monotonic() - self._began:.0f} s  {told}\n")

    def save(self, network: Network, *, now: bool = False) -> None:
        """Write the weights if it is time to, or `now`; a half-written file never takes the place of a whole one."""
        if now or time.monotonic() - self._saved > SAVE_EVERY:
            torch.save(network.state_dict(), self._out / "weights.part")
            (self._out / "weights.part").replace(self._out / "weights.pt")
            self._saved = time.monotonic()


if __name__ == "__main__":
    main()
