"""Export trained weights as the bundled model: `python -m workbench.training.export --weights FILE`.

Writes the int8 ONNX graph, the tokenizer, what its columns mean, and the small tables that read its vectors.
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from workbench.pipeline.encoder import FORMAT, MODEL
from workbench.training.base import base_model
from workbench.training.batches import FIRST, LAST
from workbench.training.heads import DEPRELS, HEADS, VECTORS
from workbench.training.network import Network

OPSET = 17


def main(arguments: list[str] | None = None) -> None:
    """Read the options and export."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--weights", type=Path, required=True, help="weights.pt of a training run")
    options.add_argument("--out", type=Path, default=MODEL, help="folder of the model (default: the bundled one)")
    options.add_argument("--full", action="store_true", help="keep 32-bit weights, to measure what int8 costs")
    chosen = options.parse_args(arguments)
    export(chosen.weights, chosen.out, quantized=not chosen.full)


def export(weights: Path, out: Path, *, quantized: bool = True) -> None:
    """Write the model's files to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    network = Network()
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "full.onnx"
        _graph(network, graph)
        if quantized:
            # One scale for each output channel loses less than one for each table.
            quantize_dynamic(graph, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
        else:
            (out / "encoder.onnx").write_bytes(graph.read_bytes())
    tokenizer = Tokenizer.from_file(str(base_model() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    (out / "labels.json").write_text(json.dumps(_labels(), indent=1) + "\n", "utf-8")
    np.savez(out / "readout.npz", **_readout(network))


def _graph(network: Network, path: Path) -> None:
    pieces = torch.ones(2, 16, dtype=torch.long)
    names = ["ids", "kinds", "mask"]
    free = {name: {0: "windows", 1: "pieces"} for name in [*names, "scores", "vectors"]}
    torch.onnx.export(
        network,
        (pieces, pieces, pieces),
        str(path),
        input_names=names,
        output_names=["scores", "vectors"],
        dynamic_axes=free,
        opset_version=OPSET,
        dynamo=False,  # the newer exporter writes opset 18 and up
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
    return {
        "far": network.far.detach().numpy(),
        "nobody": network.nobody.detach().numpy(),
        "root": network.root.detach().numpy(),
        "deprel_weight": network.deprels.weight.detach().numpy(),
        "deprel_bias": network.deprels.bias.detach().numpy(),
    }


if __name__ == "__main__":
    main()
