"""Exported weights as a network's state again: a run can go on from what is bundled, where its own file is gone.

What int8 rounded away stays away; of the places, only those that a window has were exported, and the rest are the
base model's, which no window reaches.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, numpy_helper
from torch import Tensor

from workbench.errors import ModelError
from workbench.training.base import load_base
from workbench.training.graph import TOGETHER
from workbench.training.network import MINILM, Network

PRODUCT, NORM, ROWS = "DynamicQuantizeMatMul", "LayerNormalization", "Gather"
OF_A_LAYER = ("query", "key", "value", "output", "widen", "narrow")  # in the order in which graph.py multiplies
# What is read after the graph, by its name in the network and in the file.
READOUT = {"far": "far", "nobody": "nobody", "root": "root", "deprels.weight": "deprel_weight",
           "deprels.bias": "deprel_bias"}  # fmt: skip


def read_exported(folder: Path) -> dict[str, Tensor]:
    """The state of the network whose int8 graph lies in a folder, as `training.export` writes it.

    Raises ModelError for another graph: one in 32 bits, or a teacher's.
    """
    network = Network(MINILM)
    load_base(network)
    state = network.state_dict()
    graph = onnx.load(folder / "encoder.onnx").graph
    products = sum(node.op_type == PRODUCT for node in graph.node)
    if products != len(OF_A_LAYER) * MINILM.layers + 2:
        raise ModelError(
            f"{folder} holds {products} int8 products, not those of {MINILM.layers} layers and the heads: only weights "
            "that were exported without --full and --teacher can be read back. Give the run's own weights.pt."
        )
    tables = {table.name: numpy_helper.to_array(table) for table in graph.initializer}
    with np.load(folder / "readout.npz") as readout:
        found = {name: readout[key] for name, key in READOUT.items()}
    found |= dict(_rows(graph.node, tables))
    found |= dict(_products(graph.node, tables, [len(state[f"{name}.bias"]) for name in TOGETHER]))
    found |= dict(_norms(graph.node, tables))
    for name, values in found.items():
        known = state[name]
        known[: len(values)] = torch.from_numpy(np.array(values, dtype=np.float32))
    return state


def _rows(nodes: list[NodeProto], tables: dict[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
    """The tables of words, of kinds and of places."""
    whole, scales, kinds = (
        tables[node.input[0]] for node in nodes if node.op_type == ROWS and node.input[1] in ("ids", "kinds")
    )
    yield "words.weight", whole * scales
    yield "kinds.weight", kinds
    yield "positions.weight", next(tables[node.input[0]] for node in nodes if node.op_type == "Slice")


def _products(
    nodes: list[NodeProto], tables: dict[str, np.ndarray], widths: list[int]
) -> Iterator[tuple[str, np.ndarray]]:
    """Weights and biases of every product, those of the heads one by one again."""
    made = [
        ((tables[whole] * tables[scales]).T, tables[bias])
        for _, whole, scales, _, bias in (node.input for node in nodes if node.op_type == PRODUCT)
    ]
    names = [f"layers.{layer}.{name}" for layer in range(MINILM.layers) for name in OF_A_LAYER]
    weight, bias = made[len(names)]
    cuts = np.cumsum(widths)[:-1]
    parts = list(zip(np.split(weight, cuts), np.split(bias, cuts), strict=True))
    for name, (weight, bias) in zip([*names, *TOGETHER, "arcs"], [*made[:-2], *parts, made[-1]], strict=True):
        yield f"{name}.weight", weight
        yield f"{name}.bias", bias


def _norms(nodes: list[NodeProto], tables: dict[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
    names = ["norm", *(f"layers.{layer}.{name}" for layer in range(MINILM.layers) for name in ("attended", "done"))]
    for name, node in zip(names, (node for node in nodes if node.op_type == NORM), strict=True):
        yield f"{name}.weight", tables[node.input[1]]
        yield f"{name}.bias", tables[node.input[2]]
