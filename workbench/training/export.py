"""Export trained weights as the bundled model: `python -m workbench.training.export --weights FILE`.

Writes the int8 ONNX graph, the tokenizer, what its columns mean, and the small tables that read its vectors; beside
them the base model as it is, for sentence vectors: it was made to give sentences of like meaning like vectors.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from tokenizers import Tokenizer

from workbench.errors import ModelError
from workbench.pipeline.encoder import FORMAT, MODEL
from workbench.pipeline.meaning import GRAPH
from workbench.pipeline.pieces import KINDS, WINDOW
from workbench.training.base import base_model, load_base
from workbench.training.batches import FIRST, LAST
from workbench.training.exported import READOUT
from workbench.training.graph import build, build_meaning
from workbench.training.heads import DEPRELS, HEADS, VECTORS
from workbench.training.network import MINILM, MPNET, Network, Shape
from workbench.training.weights import add_options, mean_of

TOLERANCE = 1e-2  # between the largest answers of the graph and of the network, which are about 20


def main(arguments: list[str] | None = None) -> None:
    """Read the options and export."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_options(options, "--weights", required=True, meaning="weights.pt of a run, or of several to be averaged")
    options.add_argument("--out", type=Path, default=MODEL, help="folder of the model (default: the bundled one)")
    options.add_argument("--teacher", action="store_true", help="the weights are a teacher's; needs --out")
    options.add_argument("--full", action="store_true", help="keep 32-bit weights, to measure what int8 costs")
    chosen = options.parse_args(arguments)
    if chosen.teacher and chosen.out == MODEL:
        options.error("a teacher is no bundled model: give its folder with --out")
    shape = MPNET if chosen.teacher else MINILM
    export(mean_of(chosen.weights, chosen.shares), chosen.out, quantized=not chosen.full, shape=shape)


def export(weights: dict[str, torch.Tensor], out: Path, *, quantized: bool = True, shape: Shape = MINILM) -> None:
    """Write the model's files to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    network = Network(shape)
    network.load_state_dict(weights)
    network.eval()
    _check(network)
    onnx.save(build(_arrays(network), quantized=quantized, shape=shape), out / "encoder.onnx")
    base = Network()
    load_base(base)
    onnx.save(build_meaning(_arrays(base)), out / GRAPH)
    tokenizer = Tokenizer.from_file(str(base_model() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    (out / "labels.json").write_text(json.dumps(_labels(), indent=1) + "\n", "utf-8")
    np.savez(out / "readout.npz", **_readout(network))


def _arrays(network: Network) -> dict[str, np.ndarray]:
    return {name: values.numpy() for name, values in network.state_dict().items()}


def _check(network: Network) -> None:
    """Raise ModelError unless the graph, in full precision, says what the network says."""
    ids = torch.randint(1000, 20000, (1, WINDOW))
    kinds = torch.randint(0, KINDS, (1, WINDOW))
    graph = build(_arrays(network), quantized=False, shape=network.shape).SerializeToString()
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    said = session.run(["scores", "vectors"], {"ids": ids.numpy(), "kinds": kinds.numpy()})
    with torch.inference_mode():
        right = network(ids, kinds, torch.ones_like(ids))
    off = max(float(np.abs(ours - theirs.numpy()).max()) for ours, theirs in zip(said, right, strict=True))
    if off > TOLERANCE:
        raise ModelError(
            f"The graph differs from the network by up to {off:.3g}, more than {TOLERANCE}. "
            "graph.py has to take the same steps as network.py."
        )


def _labels() -> dict:
    return {
        "format": FORMAT,
        "special": [FIRST, LAST],
        "heads": [{"name": head.name, "kind": head.kind, "outputs": head.outputs, "lean": head.lean} for head in HEADS],
        "vectors": [{"name": name, "width": width} for name, width in VECTORS],
        "deprels": DEPRELS,
    }


def _readout(network: Network) -> dict[str, np.ndarray]:
    """Parameters that are used after the graph, when it is known which pieces to compare."""
    arrays = _arrays(network)
    return {key: arrays[name] for name, key in READOUT.items()}


if __name__ == "__main__":
    main()
