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
from workbench.training.batches import Prepared, prepare
from workbench.training.collate import Batch
from workbench.training.corpus import Document, read_split
from workbench.training.factuality import UDS, add_uds
from workbench.training.losses import losses, on, some_hidden
from workbench.training.nested import mark_nested
from workbench.training.network import MINILM, MPNET, Network, network_of
from workbench.training.plan import PLAN, steps
from workbench.training.renaming import variants
from workbench.training.teaching import Teacher, taught
from workbench.training.weights import add_options, mean_of, state_in

ENCODER_RATE = {MINILM: 2e-4, MPNET: 7e-5}
HEAD_RATE = 1.5e-3
WARM_UP = 0.02  # of the run
DECAY = 0.01
CLIP = 1.0
SAVE_EVERY = 300  # seconds: a run that takes too long can be stopped and used
NOBODY_WROTE = 0.5  # of the batches: texts with their words exchanged, on which a pupil learns from its teacher alone


def main(arguments: list[str] | None = None) -> None:
    """Read the options and train; leaves `weights.pt` in the output folder."""
    chosen = _options(arguments)
    torch.manual_seed(chosen.seed)
    tokenizer = Tokenizer.from_file(str(base_model() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    network = Network(MPNET if chosen.teacher else MINILM)
    load_base(network)
    if chosen.resume:
        network.load_state_dict(mean_of(chosen.resume, chosen.shares))
    teacher = None
    if chosen.taught_by:
        teacher = Teacher(network_of(state_in(chosen.taught_by)).to(chosen.device), tokenizer, chosen.where_silent)
    annotated = _annotated(chosen.corpora, open_only=chosen.open_only)
    annotated += variants(annotated, random.Random(chosen.seed))
    run = Run(
        network.to(chosen.device),
        chosen.out,
        pieces=chosen.batch,
        rate=chosen.rate or ENCODER_RATE[network.shape],
        seed=chosen.seed,
        teacher=teacher,
    )
    train(
        run,
        [prepare(item, tokenizer) for item in annotated],
        rounds=PLAN | {name: float(count) for name, count in (item.split("=") for item in chosen.rounds)},
        seconds=60 * chosen.minutes,
        resumed=bool(chosen.resume),
    )


def _options(arguments: list[str] | None) -> argparse.Namespace:
    """What was typed; ends the program with a message where it does not fit together."""
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
    options.add_argument(
        "--taught-by", type=Path, metavar="FILE", help="weights of a teacher, or a folder of exported ones"
    )
    options.add_argument(
        "--where-silent", action="store_true", help="ask the teacher only what the annotation of a text does not say"
    )
    options.add_argument("--batch", type=int, default=2048, metavar="PIECES", help="in a batch (default: 2048)")
    options.add_argument("--rate", type=float, help="peak of the encoder's (default: 2e-4, a teacher 7e-5)")
    options.add_argument("--device", default="cpu", help="where to train: cpu (default) or cuda")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args(arguments)
    if chosen.open_only and chosen.taught_by:
        options.error("--open-only would learn from a teacher what it must not read itself: leave out --taught-by")
    return chosen


def train(
    run: "Run", documents: list[Prepared], *, rounds: dict[str, float], seconds: float = inf, resumed: bool = False
) -> None:
    """Train for the given rounds, or until the time is over, and write `weights.pt` at intervals and at the end.

    What stands inside contents is marked by the teacher, or else by the network itself when it has half of the run
    behind it; `resumed` weights have that.
    """
    if run.teacher:
        run.go(mark_nested(run.teacher.network, documents), rounds, seconds, (0.5 if resumed else 0.0, 1.0))
        return
    half = {name: count / 2 for name, count in rounds.items()}
    if not resumed:
        run.go(documents, half, seconds / 2, (0.0, 0.5))
    run.go(mark_nested(run.network, documents), half, seconds / 2, (0.5, 1.0))


def _annotated(corpora: Path, *, open_only: bool) -> list[Document]:
    """Every document of the train splits; EWT's sentences carry the figures that UDS-IH2 gives them."""
    documents = read_split(corpora, "train", open_only=open_only)
    treebank = [item for item in documents if item.corpus == "ewt"]
    others = [item for item in documents if item.corpus != "ewt"]
    return others + add_uds(treebank, corpora / "factuality" / "train" / UDS)


class Run:
    """A network on its way, with its optimizer, its log and, if it has one, its teacher."""

    def __init__(self, network: Network, out: Path, *, pieces: int, rate: float, seed: int, teacher: Teacher | None):
        out.mkdir(parents=True, exist_ok=True)
        self.network, self.teacher = network, teacher
        self._pieces, self._seed = pieces, seed
        self._optimizer, self._log = _optimizer(network, rate), Log(out)

    def go(self, documents: list[Prepared], rounds: dict[str, float], seconds: float, part: tuple) -> None:
        """Take the steps of a part of the run, from one share of it to another; the rate falls to nothing by its end.

        Where the time is over before the steps are, the rest is left out: each corpus is spread over all of them.
        """
        began = time.monotonic()
        first, last = part
        self.network.train()
        for share, batch in steps(documents, rounds, pieces=self._pieces, seed=f"{self._seed} {first}"):
            done = max(share, (time.monotonic() - began) / seconds)
            if done >= 1:
                break
            place = first + (last - first) * done
            for group in self._optimizer.param_groups:
                group["lr"] = group["peak"] * min(1 - place, 1.0 if first else (place + 1e-4) / WARM_UP)
            parts = self._losses(batch)
            sum(parts.values()).backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
            self._optimizer.step()
            self._optimizer.zero_grad()
            self._log.note(place, parts)
            self._log.save(self.network)
        self._log.save(self.network, now=True)

    def _losses(self, batch: Batch) -> dict[str, torch.Tensor]:
        batch = on(self.network.root.device, batch)
        ids, kinds, mask = batch.ids, batch.kinds, batch.mask
        lesson = self.teacher.says(ids, kinds, mask) if self.teacher else None
        as_written = lesson is None or self.teacher.where_silent or float(torch.rand(())) >= NOBODY_WROTE
        if not as_written:
            ids = self.teacher.exchanged(ids, kinds, lesson)
            lesson = self.teacher.says(ids, kinds, mask)
        ids = some_hidden(ids)
        scores, vectors = self.network(ids, kinds, mask)
        found = losses(self.network, batch, ids, scores, vectors) if as_written else {}
        if lesson:
            answered = set(found) if self.teacher.where_silent else set()
            told = taught(self.network, lesson, scores, vectors)
            found |= {f"taught {name}": loss for name, loss in told.items() if name not in answered}
        return found


def _optimizer(network: Network, rate: float) -> torch.optim.Optimizer:
    new = ("scores", "links", "syntax", "arcs", "root", "deprels", "far", "nobody", "kinds")
    heads = [value for name, value in network.named_parameters() if name.startswith(new)]
    encoder = [value for name, value in network.named_parameters() if not name.startswith(new)]
    groups = [{"params": encoder, "peak": rate}, {"params": heads, "peak": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=HEAD_RATE, weight_decay=DECAY, fused=True)


class Log:
    """Running means of the losses in `log.txt`, and the weights in `weights.pt`, both from time to time."""

    def __init__(self, out: Path):
        self._out = out
        self._began = self._saved = time.monotonic()
        self._steps = 0
        self._mean: dict[str, torch.Tensor] = {}

    def note(self, place: float, parts: dict[str, torch.Tensor]) -> None:
        """Take in the losses of one step, `place` being the share of the run that is done; writes a line every 25."""
        self._steps += 1
        for name, loss in parts.items():
            self._mean[name] = 0.98 * self._mean.get(name, loss.detach()) + 0.02 * loss.detach()
        if self._steps % 25 == 0:
            told = " ".join(f"{name} {value.item():.3f}" for name, value in sorted(self._mean.items()))
            with (self._out / "log.txt").open("a", encoding="utf-8") as log:
                log.write(f"{place:.3f} {self._steps} steps {time.monotonic() - self._began:.0f} s  {told}\n")

    def save(self, network: Network, *, now: bool = False) -> None:
        """Write the weights if it is time to, or `now`; a half-written file never takes the place of a whole one."""
        if now or time.monotonic() - self._saved > SAVE_EVERY:
            torch.save(network.state_dict(), self._out / "weights.part")
            (self._out / "weights.part").replace(self._out / "weights.pt")
            self._saved = time.monotonic()


if __name__ == "__main__":
    main()
