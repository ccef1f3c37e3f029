"""The network as the graph that ships: its steps written out one by one, with int8 weights where words are multiplied.

Written by hand rather than traced: attention is one step, the three tables of heads are one, and a sum and its norm
stay two, which onnxruntime runs six times as fast as the one it would make of them.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from workbench.pipeline.pieces import WINDOW
from workbench.training.network import ATTENTION_HEADS, MINILM, Shape, distance_buckets

OPSETS = {"": 20, "com.microsoft": 1}  # the second holds the fused and the int8 steps
TOGETHER = ("scores", "links", "syntax")  # the heads that are one table in the graph
IR_VERSION = 9  # what onnxruntime 1.20 reads
TOP = 127  # of an int8 weight; on machines without VNNI 63 would never overflow, but loses more than overflow does


class Graph:
    """Nodes and tables in the order they are added. Every method returns the name of what its last node gives."""

    def __init__(self, shape: Shape, *, quantized: bool):
        self.shape = shape
        self.quantized = quantized
        self.nodes: list[onnx.NodeProto] = []
        self.tables: list[onnx.TensorProto] = []

    def table(self, values: np.ndarray) -> str:
        """A constant."""
        name = f"table_{len(self.tables)}"
        self.tables.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def step(self, kind: str, *inputs: str, outputs: tuple[str, ...] = (), **attributes) -> str:
        """One node; a kind that ONNX itself does not know is onnxruntime's."""
        outputs = outputs or (f"{kind}_{len(self.nodes)}",)
        domain = "" if onnx.defs.has(kind, OPSETS[""], "") else "com.microsoft"
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=outputs[0], domain=domain, **attributes))
        return outputs[-1]

    def linear(self, hidden: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """A linear layer; in int8 its weights have one scale for each output, its input one for each call."""
        if not self.quantized:
            product = self.step("MatMul", hidden, self.table(weight.T))
            return self.step("Add", product, self.table(bias))
        whole, scales = to_int8(weight)
        zeros = np.zeros(len(scales), dtype=np.int8)
        tables = (whole.T, scales.ravel(), zeros, bias)
        return self.step("DynamicQuantizeMatMul", hidden, *map(self.table, tables))

    def look_up(self, table: np.ndarray, indices: str) -> str:
        """Rows of a table; in int8 each row has a scale."""
        if not self.quantized:
            return self.step("Gather", self.table(table), indices)
        whole, scales = to_int8(table)
        rows = self.step("Cast", self.step("Gather", self.table(whole), indices), to=TensorProto.FLOAT)
        return self.step("Mul", rows, self.step("Gather", self.table(scales), indices))

    def split(self, hidden: str, *widths: int) -> tuple[str, ...]:
        """Columns of a table of hidden states, cut into parts of these widths."""
        names = tuple(f"Split_{len(self.nodes)}_{part}" for part in range(len(widths)))
        self.step("Split", hidden, self.table(np.array(widths)), outputs=names, axis=-1)
        return names


def to_int8(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each row as whole numbers from -127 to 127, and a column of what to multiply them with."""
    scales = np.maximum(np.abs(rows).max(1, keepdims=True), 1e-8) / TOP
    return np.round(rows / scales).astype(np.int8), scales.astype(np.float32)


def build(weights: dict[str, np.ndarray], *, quantized: bool, shape: Shape = MINILM) -> onnx.ModelProto:
    """The graph of a Network's weights: `ids` and `kinds` of one window go in, `scores` and `vectors` come out.

    It asks for no mask: windows are read one at a time.
    """
    graph = Graph(shape, quantized=quantized)
    _heads(graph, weights, _encoded(graph, weights))
    return _model(graph, {name: ["windows", "pieces", name] for name in ("scores", "vectors")})


def build_meaning(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The int8 graph of an encoder without heads: out comes the mean of what it makes of a text's pieces."""
    graph = Graph(MINILM, quantized=True)
    every = graph.table(np.array([1]))
    graph.step("ReduceMean", _encoded(graph, weights), every, outputs=("meaning",), keepdims=0)
    return _model(graph, {"meaning": ["windows", "width"]})


def _model(graph: Graph, answers: dict[str, list[str]]) -> onnx.ModelProto:
    pieces = ["windows", "pieces"]
    given = [helper.make_tensor_value_info(name, TensorProto.INT64, pieces) for name in ("ids", "kinds")]
    found = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in answers.items()]
    made = helper.make_graph(graph.nodes, "encoder", given, found, graph.tables)
    opsets = [helper.make_opsetid(domain, version) for domain, version in OPSETS.items()]
    return helper.make_model(made, opset_imports=opsets, ir_version=IR_VERSION)


def _encoded(graph: Graph, weights: dict[str, np.ndarray]) -> str:
    size = graph.step("Gather", graph.step("Shape", "ids"), graph.table(np.array([1])))
    hidden = _embedded(graph, weights, size)
    apart = _apart(graph, weights, size) if graph.shape.buckets else ""
    for number in range(graph.shape.layers):
        own = {name: weights[f"layers.{number}.{name}"] for name in _names(weights)}
        hidden = _layer(graph, own, hidden, apart)
    return hidden


def _names(weights: dict[str, np.ndarray]) -> list[str]:
    return [name.removeprefix("layers.0.") for name in weights if name.startswith("layers.0.")]


def _apart(graph: Graph, weights: dict[str, np.ndarray], size: str) -> str:
    """What the distance of each piece from each other is worth to each head of attention."""
    buckets = distance_buckets(WINDOW, graph.shape.buckets).numpy()
    worth = graph.table(weights["distances.weight"][buckets].transpose(2, 0, 1)[None])
    sizes = graph.step("Concat", size, size, axis=0)
    return graph.step("Slice", worth, graph.table(np.array([0, 0])), sizes, graph.table(np.array([2, 3])))


def _embedded(graph: Graph, weights: dict[str, np.ndarray], size: str) -> str:
    places = graph.step("Slice", graph.table(weights["positions.weight"][:WINDOW]), graph.table(np.array([0])), size)
    words = graph.look_up(weights["words.weight"], "ids")
    kinds = graph.step("Gather", graph.table(weights["kinds.weight"]), "kinds")
    return _normed(graph, weights, "norm", graph.step("Add", graph.step("Add", words, kinds), places))


def _layer(graph: Graph, weights: dict[str, np.ndarray], hidden: str, apart: str) -> str:
    parts = (_linear(graph, weights, name, hidden) for name in ("query", "key", "value"))
    seen = graph.step("MultiHeadAttention", *parts, *(("", "", apart) if apart else ()), num_heads=ATTENTION_HEADS)
    hidden = _normed(graph, weights, "attended", graph.step("Add", hidden, _linear(graph, weights, "output", seen)))
    wide = graph.step("Gelu", _linear(graph, weights, "widen", hidden))
    return _normed(graph, weights, "done", graph.step("Add", hidden, _linear(graph, weights, "narrow", wide)))


def _heads(graph: Graph, weights: dict[str, np.ndarray], hidden: str) -> None:
    """What `Network.forward` returns: scores, and vectors of which those for syntax went through one more layer."""
    weight, bias = (np.concatenate([weights[f"{name}.{part}"] for name in TOGETHER]) for part in ("weight", "bias"))
    widths = [len(weights[f"{name}.bias"]) for name in TOGETHER]
    scores, links, syntax = graph.split(graph.linear(hidden, weight, bias), *widths)
    asked = len(weights["arcs.bias"])
    ask, others = graph.split(graph.step("Gelu", syntax), asked, widths[-1] - asked)
    graph.step("Identity", scores, outputs=("scores",))
    graph.step("Concat", links, _linear(graph, weights, "arcs", ask), others, outputs=("vectors",), axis=-1)


def _linear(graph: Graph, weights: dict[str, np.ndarray], name: str, hidden: str) -> str:
    return graph.linear(hidden, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _normed(graph: Graph, weights: dict[str, np.ndarray], name: str, hidden: str) -> str:
    tables = (graph.table(weights[f"{name}.{part}"]) for part in ("weight", "bias"))
    return graph.step("LayerNormalization", hidden, *tables, axis=-1, epsilon=graph.shape.epsilon)
