"""What both figures share: the canvas, the colours, and the picture together with its words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from workbench.views import esc

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, SOFT, LINE, PAPER = "#1e2329", "#5d6672", "#dcd8ce", "#ffffff"
WIDTH = 9.6  # inches; with 100 points an inch this is a page's width
DOTS_PER_INCH = 200  # twice what is shown, so that print and dense screens stay sharp
MOST = 40  # sources in a picture; beyond that it is a wall, and the words have them all
COLOURS = 96  # of the palette: enough for the edges of letters
TEXT = {"fontsize": 9, "parse_math": False, "color": INK}  # a "$" in a name is a dollar


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture, one sentence that stands for it, and the same content in words, line by line."""

    png: bytes
    alt: str
    words: tuple[str, ...]

    def __repr__(self):
        return "\n".join((self.alt, *self.words))

    def _ipython_display_(self):
        from base64 import b64encode

        from IPython.display import display

        image = {"image/png": b64encode(self.png).decode(), "text/plain": self.alt}
        shown = {"alt": self.alt, "width": int(WIDTH * 100)}
        display(image, metadata={"image/png": shown}, raw=True)
        items = "".join(f"<li>{esc(line)}</li>" for line in self.words)
        html = f"<details><summary>The same in words</summary><ul>{items}</ul></details>"
        display({"text/html": html, "text/plain": "\n".join(self.words)}, raw=True)


def canvas(tall: float, *, left: float, right: float, top: float, bottom: float) -> tuple["Figure", "Axes"]:
    """A figure and its axes: `tall` inches of drawing between margins, which are in inches too."""
    from matplotlib.figure import Figure

    whole = tall + top + bottom
    figure = Figure(figsize=(WIDTH, whole), facecolor=PAPER)
    axes = figure.add_axes((left / WIDTH, bottom / whole, 1 - (left + right) / WIDTH, tall / whole))
    axes.set_facecolor(PAPER)
    axes.spines[:].set_visible(False)
    return figure, axes


def plot(figure: "Figure", alt: str, words: tuple[str, ...]) -> Plot:
    """The figure as a PNG that is the same whenever it is drawn from the same records."""
    import warnings

    file = BytesIO()
    with warnings.catch_warnings():
        # A name in a script that the bundled font lacks is drawn as boxes; the words beside it have it in full.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(file, format="png", dpi=DOTS_PER_INCH)
    return Plot(_small(file), alt, words)


def _small(file: BytesIO) -> bytes:
    """The picture in a palette of few colours: a third of the size, which a shared notebook carries several times."""
    from PIL import Image

    small = BytesIO()
    Image.open(file).convert("RGB").quantize(COLOURS).save(small, format="png", optimize=True)
    return small.getvalue()


def shown_of(keys: Iterable[str], weights: Counter) -> list[str]:
    """The ids in their order, if there are many only those that weigh most."""
    keys = list(keys)
    heaviest = set(sorted(keys, key=lambda key: -weights[key])[:MOST])
    return [key for key in keys if key in heaviest]


def how_many(shown: int, all_of_them: int, thing: str) -> str:
    """`8 sources`; `40 of 120 sources` where not all are shown."""
    return counted(all_of_them, thing) if shown == all_of_them else f"{shown} of {counted(all_of_them, thing)}"


def counted(number: int, thing: str) -> str:
    """`1 claim`, `3 claims`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
