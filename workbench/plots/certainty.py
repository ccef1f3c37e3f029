"""How firmly an article speaks from its beginning to its end: a row a level, a bar a claim."""

from workbench.claims import Analysis
from workbench.kinds import LEVEL_NAMES, Level
from workbench.plots.figure import LINE, SOFT, TEXT, Plot, canvas, counted, plot
from workbench.plots.timeline import BAR, LOOKS, NARROWEST, draw_paragraphs
from workbench.tables import share

LEFT, RIGHT, TOP, BOTTOM = 2.45, 0.6, 0.1, 0.42  # inches around the bars, for names, shares and numbers
ROW = 0.42  # inches


def certainty(analysis: Analysis) -> Plot:
    """A row a level that occurs, a bar a claim: where the article is firm, and where it is not."""
    shown = [level for level in LOOKS if any(claim.level == level for claim in analysis.claims)] or ["stated"]
    figure, axes = canvas(ROW * len(shown), left=LEFT, right=RIGHT, top=TOP, bottom=BOTTOM)
    length = len(analysis.article.text)
    axes.set_xlim(0, length)
    axes.set_ylim(len(shown), 0)
    draw_paragraphs(axes, analysis)
    beside = {"textcoords": "offset points", "va": "center", **TEXT}
    for row, level in enumerate(shown):
        own = [claim for claim in analysis.claims if claim.level == level]
        fill, edge, hatch = LOOKS[level]
        axes.annotate(LEVEL_NAMES[level], (0, row + 0.5), (-9, 0), ha="right", **beside)
        part = share(len(own), len(analysis.claims))
        axes.annotate(part, (length, row + 0.5), (9, 0), **{**beside, "color": SOFT})
        for span in (span for claim in own for span in claim.spans):
            wide = max(len(span), length * NARROWEST)
            look = {"color": fill, "edgecolor": edge, "hatch": hatch, "linewidth": 0.9, "zorder": 3}
            axes.barh(row + 0.5, wide, BAR / ROW, span.start, **look)
        axes.axhline(row + 1, color=LINE, linewidth=0.7)
    alt = f"{counted(len(analysis.claims), 'claim')} along the article, a row a level of certainty."
    return plot(figure, alt, tuple(_in_words(analysis, level) for level in shown))


def _in_words(analysis: Analysis, level: Level) -> str:
    """How many claims have a level, and in which paragraphs they stand."""
    own = [claim for claim in analysis.claims if claim.level == level]
    numbers = [str(analysis.paragraph_of(claim.span) or "heading") for claim in own]
    where = f" in {', '.join(dict.fromkeys(numbers))}" if numbers else ""
    return f"{LEVEL_NAMES[level]}: {counted(len(own), 'claim')}{where}"
