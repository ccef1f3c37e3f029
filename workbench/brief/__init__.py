"""One page for an editor: what is claimed by whom, what is disputed, what was judged, and what nobody knows.

Every sentence is computed from the analysis, the comparison and the judgments. What was left out is counted; what is
not known is said. It reads true without a single judgment.
"""

from pathlib import Path

from workbench.alternatives import Alternatives
from workbench.brief import claimed, decided, limits, outlook, sources
from workbench.brief.markdown import markdown
from workbench.brief.page import page
from workbench.brief.phrases import day
from workbench.brief.records import Brief, Line, Section
from workbench.brief.view import View
from workbench.brief.word import word
from workbench.comparison import Comparison
from workbench.judgments import Judged
from workbench.runs import colophon, write_safely
from workbench.views import title_of

__all__ = ["Brief", "Line", "Section", "compose", "write"]


def compose(
    comparison: Comparison,
    judged: Judged,
    *,
    question: str | None = None,
    conclusion: str | None = None,
    alternatives: Alternatives | None = None,
) -> Brief:
    """The brief on the article that was judged, among those of the comparison.

    Without a question it takes the statement on which most articles speak, and says so.
    """
    view = View(comparison, judged, question)
    article = judged.analysis.article
    known = ", ".join(filter(None, [article.byline, article.outlet, day(article.published)]))
    sections = (
        claimed.question(view, conclusion),
        claimed.claims(view),
        claimed.disputed(view),
        claimed.single_origin(view),
        decided.judgments(view),
        sources.sources(view),
        outlook.alternatives(alternatives),
        outlook.changing(view),
        limits.limits(view),
    )
    about = f"{known or 'Author and date unknown'}. Numbers in square brackets are those of the claims in the report."
    return Brief(f"Brief: {title_of(judged.analysis)}", about, sections, colophon(judged.analysis))


def write(brief: Brief, folder: Path) -> tuple[Path, ...]:
    """Writes the brief as brief.md, brief.html and brief.docx into a folder and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "brief.md": markdown(brief).encode("utf-8"),
        "brief.html": page(brief).encode("utf-8"),
        "brief.docx": word(brief),
    }
    for name, content in contents.items():
        write_safely(folder / name, content)
    return tuple(folder / name for name in contents)
