"""Who cites whom: the article on the left, whom it cites to its right, whom they cite further right."""

from collections import Counter
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING

from workbench.claims import AUTHOR, Analysis
from workbench.plots.figure import INK, PAPER, SOFT, TEXT, WIDTH, Plot, canvas, counted, how_many, plot, shown_of
from workbench.views import name_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Link = tuple[str, str]  # ids of the one who cites and the one who is cited
BLUE, PALE = "#2f6690", "#eaf1f6"
WIDEST, GAP = 2.5, 0.16  # inches: of a box, and between two boxes of a column
LANE = 0.36  # inches below the boxes, for lines that pass a column
NAME = 27  # characters of a name in one line


def hands(analysis: Analysis) -> Plot:
    """Boxes for the sources and lines for the claims they passed on; an unnamed source has a dashed box."""
    links = links_of(analysis)
    everyone = list(dict.fromkeys([AUTHOR, *(key for link in links for key in link)]))
    claims = Counter({AUTHOR: len(analysis.claims) + 1})  # the article itself is always shown
    claims.update(key for claim in analysis.claims for key in claim.chain)
    kept = set(shown_of(everyone, claims))
    columns = _columns(analysis, links, kept)
    lines = {key: wrap(analysis[key].name, NAME)[:4] or [""] for column in columns for key in column}
    heights = {key: 0.155 * (len(lines[key]) + 1) + 0.14 for key in lines}
    tall = max(sum(heights[key] + GAP for key in column) for column in columns)
    column_of = {key: number for number, column in enumerate(columns) for key in column}
    drawn = {link: count for link, count in links.items() if kept.issuperset(link)}
    far = {link for link in drawn if column_of[link[1]] - column_of[link[0]] > 1}
    whole = tall + (LANE if far else 0)
    figure, axes = canvas(whole, left=0.1, right=0.1, top=0.06, bottom=0.06)
    across = WIDTH - 0.2
    axes.set(xlim=(0, across), ylim=(whole, 0))
    axes.set_axis_off()
    wide = min(WIDEST, across / max(len(columns), 3) - 0.55)
    places = _places(columns, heights, tall=tall, step=(across - wide) / max(len(columns) - 1, 2))
    most, thought = max(links.values(), default=1), _only_thought(analysis)
    for link, count in drawn.items():
        # past a column in between a line runs below all boxes, or it would seem to go through them
        ends, lane = (places[link[0]], places[link[1]]), tall + LANE / 2 if link in far else None
        _draw_link(axes, *ends, wide=wide, weight=count / most, count=count, lane=lane, dotted=link in thought)
    for key, place in places.items():
        _draw_hand(axes, analysis, key, "\n".join(lines[key]), place, size=(wide, heights[key]))
    if not links:
        return plot(figure, "The article cites nobody.", ("The article cites nobody.",))
    words = (
        f"{name_of(analysis[citing])} → {name_of(analysis[cited])}: {counted(count, 'claim')}"
        + (", only thought" if (citing, cited) in thought else "")
        for (citing, cited), count in links.items()
    )
    return plot(
        figure,
        f"The article and {how_many(len(places) - 1, len(everyone) - 1, 'source')}: who cites whom.",
        tuple(words),
    )


def links_of(analysis: Analysis) -> dict[Link, int]:
    """How many claims each source took from each other, in order of the text."""
    return dict(Counter(link for claim in analysis.claims for link in pairwise(claim.chain) if link[0] != link[1]))


def _only_thought(analysis: Analysis) -> set[Link]:
    """The links over which nothing came but what the last of them is said to think, know or want."""
    over: dict[Link, list[bool]] = {}
    for claim in analysis.claims:
        pairs = list(pairwise(claim.chain))
        for pair in pairs:
            over.setdefault(pair, []).append(pair == pairs[-1] and analysis.is_thought(claim))
    return {link for link, thoughts in over.items() if all(thoughts)}


def _columns(analysis: Analysis, links: dict[Link, int], kept: set[str]) -> list[list[str]]:
    """The sources by the most hands they are from the article, each column ordered so that few lines cross."""
    depth = {AUTHOR: 0}
    for claim in analysis.claims:
        for number, key in enumerate(claim.chain):
            depth[key] = max(number, depth.get(key, 0))
    columns = [[] for _ in range(max(depth.values()) + 1)]
    for key, column in depth.items():
        if key in kept:
            columns[column].append(key)
    columns = [column for column in columns if column]  # two who cite each other leave one empty
    for before, column in pairwise(columns):
        cited_by = {key: [before.index(a) for a, b in links if b == key and a in before] for key in column}
        column.sort(key=lambda key, cited_by=cited_by: sum(cited_by[key]) / max(1, len(cited_by[key])))
    return columns


def _places(columns: list[list[str]], heights: dict[str, float], *, tall: float, step: float) -> dict:
    """The left edge and the middle of each box; each column is spread over the whole height."""
    places = {}
    for number, column in enumerate(columns):
        gap = (tall - sum(heights[key] for key in column)) / len(column)
        top = gap / 2
        for key in column:
            places[key] = (number * step, top + heights[key] / 2)
            top += heights[key] + gap
    return places


def _draw_link(
    axes: "Axes",
    citing: tuple,
    cited: tuple,
    *,
    wide: float,
    weight: float,
    count: int,
    lane: float | None,
    dotted: bool,
) -> None:
    """A curve from one box to another, the thicker the more claims; a link back is drawn from left to left.

    `lane` is the height at which the line runs, where it has to pass below other boxes; `dotted` stands for
    thoughts that nobody is said to have uttered.
    """
    from matplotlib.patches import FancyArrowPatch, PathPatch
    from matplotlib.path import Path

    forward = cited[0] > citing[0]
    start, end = (citing[0] + wide, citing[1]), (cited[0] - 0.04 if forward else cited[0] + wide, cited[1])
    bend = (end[0] - start[0]) / 2 if forward else 0.35
    turns = [start, (start[0] + bend, start[1]), (end[0] - bend if forward else end[0] + bend, end[1]), end]
    codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    where = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    if lane is not None:
        down = [start, (start[0] + 0.35, start[1]), (start[0] + 0.15, lane), (start[0] + 0.5, lane)]
        up = [(end[0] - 0.5, lane), (end[0] - 0.15, lane), (end[0] - 0.35, end[1]), end]
        turns, codes = [*down, *up], [*codes, Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        where = (where[0], lane)
    curve = Path(turns, codes)
    look = {"edgecolor": BLUE, "facecolor": "none", "linewidth": 0.8 + 2.2 * weight, "alpha": 0.65, "zorder": 1}
    look["linestyle"] = (0, (1.5, 2)) if dotted else "solid"
    axes.add_patch(PathPatch(curve, capstyle="butt", **look))
    tip = FancyArrowPatch((end[0] - 0.01, end[1]), end, arrowstyle="-|>", mutation_scale=9, color=BLUE, zorder=2)
    axes.add_patch(tip)
    if count > 1:
        plate = {"boxstyle": "round,pad=0.15", "facecolor": PAPER, "edgecolor": "none"}
        axes.text(*where, str(count), ha="center", va="center", zorder=3, bbox=plate, **{**TEXT, "fontsize": 8})


def _draw_hand(axes: "Axes", analysis: Analysis, key: str, name: str, place: tuple, *, size: tuple) -> None:
    """A box with a source's name, whether it is named, and how many claims end with it."""
    from matplotlib.patches import FancyBboxPatch

    source, (left, middle), (wide, high) = analysis[key], place, size
    unnamed = source.identified == "unnamed"
    own = len(analysis.claims_of(source))
    box = FancyBboxPatch(
        (left, middle - high / 2),
        wide,
        high,
        boxstyle="round,pad=0,rounding_size=0.07",
        facecolor=PALE if key == AUTHOR else PAPER,
        edgecolor=SOFT if unnamed else INK,
        linestyle=(0, (4, 2.5)) if unnamed else "solid",
        linewidth=1.1,
        zorder=4,
        clip_on=False,
    )
    axes.add_patch(box)
    known = [] if source.identified == "named" else [source.identified]
    below = " · ".join([*known, counted(own, "claim") if own else "passes on"])
    top = middle - high / 2 + 0.09
    axes.text(left + 0.1, top, name, va="top", linespacing=1.25, zorder=5, **TEXT)
    axes.text(
        left + 0.1, middle + high / 2 - 0.08, below, va="bottom", zorder=5, **{**TEXT, "fontsize": 8, "color": SOFT}
    )
