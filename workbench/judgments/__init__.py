"""What the analyst decided: kept in an append-only file of W3C Web Annotations, laid over what the machine read.

A judgment holds on to words, not to ids, so that it survives a rerun, newer weights and a changed article,
or is shown as orphaned. Nothing here guesses, and nothing that was judged is ever overwritten.
"""

from workbench.judgments import lint
from workbench.judgments.agreement import Agreement, compare
from workbench.judgments.annotations import Judgment
from workbench.judgments.book import Judgments
from workbench.judgments.overlay import Judged, lay_over, origin_of
from workbench.judgments.scales import meaning, scales

__all__ = [
    "Agreement",
    "Judged",
    "Judgment",
    "Judgments",
    "compare",
    "lay_over",
    "lint",
    "meaning",
    "origin_of",
    "scales",
]
