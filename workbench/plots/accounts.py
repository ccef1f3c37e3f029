"""How the accounts of one matter changed: articles by date, and who in each says so, leaves it open or denies it."""

from textwrap import shorten, wrap
from typing import TYPE_CHECKING

from workbench.comparison import Comparison, Stance, Statement
from workbench.comparison.accounts import outlet_of
from workbench.comparison.records import STANCE_NAMES, UNDATED, StanceName
from workbench.plots.figure import INK, LINE, SOFT, TEXT, WIDTH, Plot, canvas, plot
from workbench.views import name_of
from workbench.views.comparison import origins_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LANES: dict[StanceName, tuple[str, str]] = {
    "support": ("o", "#1f6f43"),
    "query": ("D", "#a86400"),
    "deny": ("X", "#b3261e"),
}
LEFT, LANE = 2.3, 2.3  # inches: for date and outlet, and for each stance
LETTERS = 34  # characters of a source's name in one line
LINE_HIGH, PAD = 0.16, 0.2  # inches
TITLE = 110  # characters of the statement above the picture
NAMED = 2  # lines of a name; the words beside the picture have it in full


def accounts(comparison: Comparison, statement: Statement) -> Plot:
    """A row an article, earliest first; in each lane the sources with that stance. Mere comments are left out."""
    rows = _rows(comparison, statement)
    heights = [max((_tall(comparison, lane) for lane in row.values()), default=0) + PAD for _, row in rows]
    figure, axes = canvas(max(sum(heights), 0.4), left=0.1, right=0.1, top=0.62, bottom=0.06)
    axes.set(xlim=(0, WIDTH - 0.2), ylim=(max(sum(heights), 0.4), 0))
    axes.set_axis_off()
    for number, (stance, (marker, colour)) in enumerate(LANES.items()):
        here = LEFT + number * LANE
        axes.plot(here + 0.06, -0.19, marker=marker, color=colour, markersize=6, clip_on=False)
        axes.text(here + 0.2, -0.19, STANCE_NAMES[stance], va="center", **{**TEXT, "fontweight": "bold"})
    title = shorten(statement.text, TITLE, placeholder=" …")
    axes.text(0.02, -0.48, f"“{title}”", va="center", **{**TEXT, "fontstyle": "italic"})
    top = 0.0
    for (article, row), height in zip(rows, heights, strict=True):
        axes.axhline(top, color=LINE, linewidth=0.8)
        known = next(a for a in comparison.analyses if a.article.id == article)
        date = known.article.published or "no date"
        axes.text(0.02, top + PAD / 2, date, va="top", **{**TEXT, "fontsize": 8, "color": SOFT})
        name = "\n".join(wrap(outlet_of(known), 22)[:2])
        axes.text(0.85, top + PAD / 2, name, va="top", linespacing=1.15, **{**TEXT, "fontsize": 8})
        for number, stance in enumerate(LANES):
            _draw_lane(axes, comparison, row.get(stance, []), LEFT + number * LANE, top + PAD / 2, LANES[stance])
        top += height
    alt = f"“{statement.text}”, by date: {origins_words(statement)}."
    if not rows:
        return plot(figure, alt, (f"Nobody in these articles takes a stance on “{statement.text}”.",))
    return plot(figure, alt, tuple(_in_words(comparison, *row) for row in rows))


def _rows(comparison: Comparison, statement: Statement) -> list[tuple[str, dict[StanceName, list[Stance]]]]:
    """For each article that takes a stance, by date, its stances; a source stands once in a lane."""
    dates = {analysis.article.id: analysis.article.published or UNDATED for analysis in comparison.analyses}
    rows: dict[str, dict[StanceName, list[Stance]]] = {}
    for stance in statement.stances:
        if stance.stance in LANES:
            lane = rows.setdefault(stance.passage.article, {}).setdefault(stance.stance, [])
            if stance.source not in [other.source for other in lane]:
                lane.append(stance)
    return sorted(rows.items(), key=lambda row: dates[row[0]])


def _label(comparison: Comparison, stance: Stance) -> list[str]:
    account = comparison.accounts[stance.passage]
    own = len(account.chain) == 1
    name = "the article itself" if own else name_of(account.origin)
    return wrap(name, LETTERS, max_lines=NAMED, placeholder=" …")


def _tall(comparison: Comparison, lane: list[Stance]) -> float:
    return sum(len(_label(comparison, stance)) * LINE_HIGH + 0.04 for stance in lane)


def _draw_lane(
    axes: "Axes", comparison: Comparison, lane: list, left: float, top: float, look: tuple[str, str]
) -> None:
    marker, colour = look
    for stance in lane:
        lines = _label(comparison, stance)
        axes.plot(left + 0.06, top + 0.075, marker=marker, color=colour, markersize=4.5)
        axes.text(left + 0.2, top, "\n".join(lines), va="top", linespacing=1.2, **{**TEXT, "fontsize": 8, "color": INK})
        top += len(lines) * LINE_HIGH + 0.04


def _in_words(comparison: Comparison, article: str, row: dict[StanceName, list[Stance]]) -> str:
    known = next(analysis for analysis in comparison.analyses if analysis.article.id == article)
    head = ", ".join(filter(None, [known.article.published, outlet_of(known)]))
    parts = (f"{STANCE_NAMES[stance]}: {', '.join(s.source for s in row[stance])}" for stance in LANES if stance in row)
    return f"{head}: {'; '.join(parts)}"
