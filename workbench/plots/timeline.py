"""Who speaks how much and how certainly, from an article's beginning to its end."""

from collections import Counter
from textwrap import wrap
from typing import TYPE_CHECKING

from workbench.claims import AUTHOR, Analysis, Claim, Source
from workbench.kinds import LEVEL_NAMES, Level
from workbench.plots.figure import INK, LINE, SOFT, TEXT, WIDTH, Plot, canvas, counted, how_many, plot, shown_of
from workbench.tables import share
from workbench.views import name_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Fill, edge and hatching of each level: the hues of the page, told apart without colour by the hatching.
LOOKS: dict[Level, tuple[str, str, str]] = {
    "stated": ("#cdd1d6", "#8b939d", ""),
    "attributed": ("#2f6690", "#2f6690", ""),
    "hedged": ("#fbe6bf", "#a86400", "////"),
    "doubtful": ("#f7d3cf", "#b3261e", "xxxx"),
    "garbled": ("#ffffff", "#6b7280", "...."),
}
LEFT, RIGHT, TOP, BOTTOM = 2.45, 0.6, 0.42, 0.42  # inches around the bars, for names, shares, legend and numbers
LABEL = 32  # characters of a source's name in one line
BAR = 0.24  # inches
NARROWEST = 1 / 250  # of the article: a claim of three words is still to be seen


def voices(analysis: Analysis) -> Plot:
    """A row a source, a bar a claim: who speaks where in the article, how much, and how certainly."""
    everyone = _speaking(analysis)
    claims = Counter(claim.chain[-1] for claim in analysis.claims)
    speaking = [analysis[key] for key in shown_of((source.id for source in everyone), claims)]
    labels = [wrap(name_of(source), LABEL)[:4] or [""] for source in speaking]
    heights = [max(0.42, 0.15 * len(lines) + 0.14) for lines in labels]
    figure, axes = canvas(sum(heights), left=LEFT, right=RIGHT, top=TOP, bottom=BOTTOM)
    length = len(analysis.article.text)
    axes.set_xlim(0, length)
    axes.set_ylim(sum(heights), 0)
    draw_paragraphs(axes, analysis)
    top = 0.0
    for source, lines, height in zip(speaking, labels, heights, strict=True):
        own = analysis.claims_of(source)
        _draw_row(axes, own, "\n".join(lines), top + height / 2, length)
        axes.axhline(top, color=LINE, linewidth=0.7)
        top += height
    axes.axhline(top, color=LINE, linewidth=0.7)
    _draw_legend(figure, [claim.level for claim in analysis.claims])
    number = how_many(len(speaking), len(everyone), "voice")
    alt = f"{number} along the article: who speaks where, how much, and how certainly."
    return plot(figure, alt, tuple(_in_words(analysis, source) for source in everyone))


def _speaking(analysis: Analysis) -> list[Source]:
    """The sources that a claim ends at, in the order in which they first speak; the article's own voice first."""
    first = {}
    for claim in analysis.claims:
        first.setdefault(claim.chain[-1], claim.span.start)
    author = analysis.sources[0] if not first else None
    return [author] if author else [analysis[key] for key in sorted(first, key=lambda key: (key != AUTHOR, first[key]))]


def _draw_row(axes: "Axes", claims: tuple[Claim, ...], label: str, middle: float, length: int) -> None:
    """A source's name, its bars, and its part of the text."""
    beside = {"textcoords": "offset points", "va": "center", **TEXT}
    axes.annotate(label, (0, middle), (-9, 0), ha="right", linespacing=1.25, **beside)
    for claim in claims:
        fill, edge, hatch = LOOKS[claim.level]
        for span in claim.spans:
            wide = max(len(span), length * NARROWEST)
            axes.barh(middle, wide, BAR, span.start, color=fill, edgecolor=edge, hatch=hatch, linewidth=0.9, zorder=3)
    part = share(sum(len(span) for claim in claims for span in claim.spans), length)
    axes.annotate(part, (length, middle), (9, 0), **{**beside, "color": SOFT})


def draw_paragraphs(axes: "Axes", analysis: Analysis) -> None:
    """A pale line at the beginning of each paragraph, and its number below where there is room."""
    paragraphs = analysis.article.paragraphs
    every = max(1, -(-len(paragraphs) // 24))  # more numbers than this run into each other
    starts = [paragraph.start for paragraph in paragraphs]
    for start in starts:
        axes.axvline(start, color=LINE, linewidth=0.5, zorder=1)
    axes.set_yticks([])
    axes.set_xticks(starts[::every], range(1, len(starts) + 1, every), ha="left")
    axes.tick_params(length=0, labelsize=8, labelcolor=SOFT, pad=3)
    axes.set_xlabel("paragraph", loc="left", fontsize=8, color=SOFT, labelpad=1)


def _draw_legend(figure: "Figure", levels: list[Level]) -> None:
    """The levels that occur, as they are drawn."""
    from matplotlib.patches import Patch

    shown = [level for level in LOOKS if level in levels]
    looks = [LOOKS[level] for level in shown]
    patches = [Patch(facecolor=fill, edgecolor=edge, hatch=hatch, linewidth=0.9) for fill, edge, hatch in looks]
    figure.legend(
        patches,
        [LEVEL_NAMES[level] for level in shown],
        loc="upper left",
        bbox_to_anchor=(LEFT / WIDTH, 1),
        ncols=len(shown) or 1,
        frameon=False,
        fontsize=8,
        labelcolor=INK,
        borderpad=0.3,
        borderaxespad=0,
        handlelength=1.6,
        columnspacing=1.3,
    )


def _in_words(analysis: Analysis, source: Source) -> str:
    """How many claims end at a source, where, and how certain they are."""
    own = analysis.claims_of(source)
    levels = Counter(claim.level for claim in own)
    how = ", ".join(f"{levels[level]} {name}" for level, name in LEVEL_NAMES.items() if levels[level])
    numbers = sorted({number for claim in own if (number := analysis.paragraph_of(claim.span))})
    where = (
        f" in {'paragraph' if len(numbers) == 1 else 'paragraphs'} {', '.join(map(str, numbers))}" if numbers else ""
    )
    return f"{name_of(source)}: {counted(len(own), 'claim')}{where}{f' ({how})' if how else ''}"
