"""What the widgets share: marks as plain values, the script and the style sheet that both begin with."""

from collections.abc import Iterable
from pathlib import Path

from workbench import views
from workbench.claims import Analysis, Claim
from workbench.kinds import LEVEL_NAMES
from workbench.views.marks import Piece

HERE = Path(__file__).parent


def plain_pieces(pieces: Iterable[Piece | str]) -> list[dict | str]:
    """The words of a row with the marks around them, as the browser gets them: ids, no offsets."""
    return [
        views.visible(piece)
        if isinstance(piece, str)
        else {"role": piece.role, "key": piece.key, "last": piece.last, "inside": plain_pieces(piece.inside)}
        for piece in pieces
    ]


def claim_facts(analysis: Analysis, claim: Claim) -> dict:
    """What every widget tells the browser of a claim: its id, its number, its level in a word."""
    return {
        "id": claim.id,
        "label": views.label(analysis, claim),
        "level": claim.level,
        "levelName": LEVEL_NAMES[claim.level],
        "number": views.number_of(analysis, claim),
        "attribution": claim.attribution,
    }


def script(*names: str) -> str:
    """A widget's script, with what all of them use in front: an ES module cannot fetch a neighbour in a notebook."""
    return "".join((HERE / f"{part}.js").read_text("utf-8") for part in ("pieces", *names))


def sheet(name: str) -> str:
    """A widget's style sheet, with the colours, lines and keys of all of them in front."""
    return "".join((HERE / f"{part}.css").read_text("utf-8") for part in ("pieces", name))
