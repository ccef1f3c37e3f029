"""Export the base model for sentence vectors: `python -m workbench.training.meaning`.

Nothing is trained: the base model was made to give sentences of like meaning like vectors. Writes its int8 graph
beside the encoder.
"""

import onnx

from workbench.pipeline.encoder import MODEL
from workbench.pipeline.meaning import GRAPH
from workbench.training.base import base_model
from workbench.training.export import arrays_of
from workbench.training.graph import build_meaning
from workbench.training.network import Network, load_base


def main() -> None:
    """Write the graph into the bundled model."""
    network = Network()
    load_base(network, base_model() / "model.safetensors")
    onnx.save(build_meaning(arrays_of(network)), MODEL / GRAPH)


if __name__ == "__main__":
    main()
