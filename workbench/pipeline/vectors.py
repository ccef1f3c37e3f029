"""Vectors of meaning for texts that are no article: claims to be compared, a question."""

from collections.abc import Sequence

import numpy as np

from workbench.pipeline import load_pipeline

COMPONENT = "workbench/meaning"
NEEDED = ("workbench/sentences", "workbench/encoder", COMPONENT)
BATCH = 64  # claims are short


def vectors_of(texts: Sequence[str]) -> np.ndarray | None:
    """A unit vector a text; None where the bundled weights have no sense of meaning."""
    nlp = load_pipeline()
    if COMPONENT not in nlp.pipe_names or not texts:
        return None
    others = [name for name in nlp.pipe_names if name not in NEEDED]
    docs = nlp.pipe((text or " " for text in texts), batch_size=BATCH, disable=others)
    return np.stack([doc.vector for doc in docs])
