"""Weights that were trained: a file of them, a folder of exported ones, or the mean of several."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from workbench.errors import ModelError
from workbench.training.exported import read_exported


def add_options(options: ArgumentParser, name: str, *, required: bool, meaning: str) -> None:
    """Gives a command an option for files of weights, and `--shares` for their parts in the mean."""
    options.add_argument(name, type=Path, nargs="+", required=required, metavar="FILE", default=[], help=meaning)
    options.add_argument("--shares", type=float, nargs="+", help="of each file in the mean (default: the same)")


def state_in(file: Path) -> dict[str, Tensor]:
    """The weights in a file of a run or in a folder of exported ones."""
    return read_exported(file) if file.is_dir() else torch.load(file, weights_only=True)


def mean_of(files: Sequence[Path], shares: Sequence[float] | None = None) -> dict[str, Tensor]:
    """The weights in a file or an exported folder; of several their mean, with shares which together are 1.

    The mean of states of one run, each later one resumed from the earlier, knows less by heart than the last alone
    (Izmailov et al. 2018, https://arxiv.org/abs/1803.05407). Raises ModelError where shares and files do not fit.
    """
    shares = [1 / len(files)] * len(files) if shares is None else shares
    if len(shares) != len(files) or abs(sum(shares) - 1) > 1e-6:
        raise ModelError(f"Expected {len(files)} shares that together are 1, one for each file, got {list(shares)}.")
    states = [state_in(file) for file in files]
    return {name: sum(share * state[name] for share, state in zip(shares, states, strict=True)) for name in states[0]}
