"""Static views of an analysis: the article with its claims marked, the numbers at the top, tables, plain text.

One renderer for every place: notebooks (trusted or not), the exported page, the text that a
terminal shows. The Reader draws the same rows and says the same sentences.
"""

from workbench.views.escape import esc, link, visible
from workbench.views.judgments import judged_line, judgments_html, judgments_text, notes_html
from workbench.views.marks import lanes_of, rows_of
from workbench.views.sentences import (
    chain_text,
    citation,
    claim_sentences,
    facts,
    figures,
    flag_lines,
    label,
    name_of,
    number_of,
    title_of,
)
from workbench.views.static import article_html, front, glance, legend, style, table_html
from workbench.views.text import article_text
from workbench.views.verdicts import summary, verdict

__all__ = [
    "article_html",
    "article_text",
    "chain_text",
    "citation",
    "claim_sentences",
    "esc",
    "facts",
    "figures",
    "flag_lines",
    "front",
    "glance",
    "judged_line",
    "judgments_html",
    "judgments_text",
    "label",
    "lanes_of",
    "legend",
    "link",
    "name_of",
    "notes_html",
    "number_of",
    "rows_of",
    "style",
    "summary",
    "table_html",
    "title_of",
    "verdict",
    "visible",
]
