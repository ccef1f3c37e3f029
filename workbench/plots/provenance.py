"""Who has it from whom across articles: the articles, the reports they go back to, and what those rest on."""

from textwrap import wrap
from typing import TYPE_CHECKING

from workbench.comparison import Comparison, Origin
from workbench.comparison.accounts import outlet_of
from workbench.comparison.records import LINK_NAMES
from workbench.plots.figure import INK, PAPER, SOFT, TEXT, WIDTH, Plot, canvas, plot
from workbench.views.comparison import origin_lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BLUE, PALE = "#2f6690", "#eaf1f6"
COLUMNS = (0.1, 3.3, 6.35)  # inches from the left: articles that go back to a report, reports, what they rest on
WIDE, HIGH, GAP = 2.5, 0.38, 0.12  # inches: of a box, and between two
NAME, SOURCES = 30, 40  # characters of a line in a box, and beside it
MOST = 30  # origins in a picture; the words have them all


def origins(comparison: Comparison) -> Plot:
    """A row an origin: left of it the articles that go back to it, right of it whom it gives; dashed if unnamed."""
    shown = comparison.origins[:MOST]
    known = {analysis.article.id: analysis for analysis in comparison.analyses}
    heights = [max(len(_followers(comparison, origin)), 1) * (HIGH + 0.08) + GAP for origin in shown]
    figure, axes = canvas(sum(heights), left=0.1, right=0.1, top=0.36, bottom=0.06)
    axes.set(xlim=(0, WIDTH - 0.2), ylim=(sum(heights), 0))
    axes.set_axis_off()
    heads = ("goes back to it", "the report", "rests on")
    for at, words in zip(COLUMNS, heads, strict=True):
        axes.text(at, -0.12, words, va="bottom", **{**TEXT, "fontsize": 8, "color": SOFT})
    top = 0.0
    for origin, height in zip(shown, heights, strict=True):
        middle = top + height / 2
        _box(axes, COLUMNS[1], middle, origin.name, dashed=origin.unnamed)
        sources = (
            "\n".join(wrap(", ".join(origin.sources), SOURCES, max_lines=3, placeholder=" …")) or "nobody is named"
        )
        axes.text(COLUMNS[2], middle, sources, va="center", linespacing=1.2, **{**TEXT, "fontsize": 8})
        followers = _followers(comparison, origin)
        for number, (article, words) in enumerate(followers):
            here = middle + (number - (len(followers) - 1) / 2) * (HIGH + 0.08)
            name = ", ".join(filter(None, [outlet_of(known[article]), known[article].article.published]))
            _box(axes, COLUMNS[0], here, name)
            _arrow(axes, (COLUMNS[0] + WIDE, here), (COLUMNS[1], middle), words)
        top += height
    return plot(figure, f"{comparison.summary}.", tuple(origin_lines(comparison)))


def _followers(comparison: Comparison, origin: Origin) -> list[tuple[str, str]]:
    """The articles that go back to an origin, each with how that shows."""
    links = {link.later: link for link in comparison.standing_links if link.id in origin.links}
    return [(article, LINK_NAMES[links[article].kind]) for article in origin.articles if article in links]


def _box(axes: "Axes", left: float, middle: float, name: str, *, dashed: bool = False) -> None:
    from matplotlib.patches import FancyBboxPatch

    look = {"edgecolor": SOFT if dashed else INK, "linestyle": (0, (4, 2.5)) if dashed else "solid", "linewidth": 1.1}
    fill = PAPER if left == COLUMNS[1] else PALE
    style = "round,pad=0,rounding_size=0.07"
    corner = (left, middle - HIGH / 2)
    axes.add_patch(FancyBboxPatch(corner, WIDE, HIGH, boxstyle=style, facecolor=fill, zorder=3, **look))
    lines = "\n".join(wrap(name, NAME, max_lines=2, placeholder=" …"))
    axes.text(left + 0.1, middle, lines, va="center", linespacing=1.2, zorder=4, **TEXT)


def _arrow(axes: "Axes", start: tuple[float, float], end: tuple[float, float], words: str) -> None:
    from matplotlib.patches import FancyArrowPatch

    axes.add_patch(
        FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=10, color=BLUE, linewidth=1.3, zorder=2)
    )
    where = ((start[0] + end[0]) / 2, min(start[1], end[1]) - 0.07)
    lines = "\n".join(wrap(words, 14))
    axes.text(*where, lines, ha="center", va="bottom", **{**TEXT, "fontsize": 6.5, "color": SOFT, "linespacing": 1.1})
