"""What a document teaches a head, in words."""

import numpy as np

from workbench.training.heads import HEADS


def answers(prepared, head):
    """What is allowed for each piece, as words: "O", "B-CUE|O", or "*" for anything."""
    outputs = next(item.outputs for item in HEADS if item.name == head)
    rows = prepared.allowed[head]
    return ["*" if row.all() else "|".join(sorted(np.array(outputs)[row])) for row in rows]
