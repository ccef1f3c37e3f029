"""Which weights and which lists of words are in use: short marks that change when a byte of them does."""

import hashlib
from functools import cache
from importlib.resources import files

MARK = 8  # hex digits: enough to tell versions apart, short enough to be read aloud


@cache
def weights() -> str:
    """The mark of the bundled weights with all that belongs to them."""
    return _mark("model", (".onnx", ".npz", ".json"))


@cache
def cues() -> str:
    """The mark of the lists of cues."""
    return _mark("cues", (".csv",))


def _mark(folder: str, suffixes: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    found = [file for file in files("workbench.pipeline").joinpath(folder).iterdir() if file.name.endswith(suffixes)]
    for file in sorted(found, key=lambda file: file.name):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:MARK]
