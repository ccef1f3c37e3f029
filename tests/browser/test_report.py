"""The shared page in a real browser: it asks for nothing, runs nothing, and can be read."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.browser.conftest import keep
from tests.sample import hostile_analysis, sample_analysis
from workbench import views
from workbench.reports.page import page as page_of

ACTIVE = """<script>window.pwned = 1</script><img src=x onerror="window.pwned = 1"><img src="https://example.org/a.png">
<link rel="stylesheet" href="https://example.org/a.css"><style>@import url(https://example.org/b.css);
p { background: url(https://example.org/c.png) }</style><iframe src="https://example.org"></iframe>"""


def report(analysis, *, extra=""):
    """A page as `workbench run` makes it, of one small notebook."""
    shown = views.article_html(analysis, title=False) + extra
    output = new_output("display_data", data={"text/html": shown})
    cells = [new_markdown_cell("# What does it say?\n\nWhy it matters."), new_code_cell("x", outputs=[output])]
    front = f"<header>{views.front(analysis)}{views.legend()}</header>"
    return page_of({"a": new_notebook(cells=cells)}, title=views.title_of(analysis), front=front)


def open_file(page, path, html):
    """Opens the page as somebody does who got it by mail."""
    path.write_text(html, "utf-8")
    page.goto(path.as_uri())


@pytest.mark.parametrize("analysis", [sample_analysis(), hostile_analysis()], ids=["article", "hostile article"])
def test_the_page_asks_for_nothing(page, tmp_path, analysis):
    """Offline, with an article and outputs that try everything, the only thing loaded is the file itself."""
    open_file(page, tmp_path / "report.html", report(analysis, extra=ACTIVE))

    assert [(tmp_path / "report.html").as_uri()] == page.asked
    assert page.evaluate("() => window.pwned") is None


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 1200), ("light", 400)])
def test_the_page_fits_and_follows_the_theme(page, tmp_path, scheme, width):
    """Nothing sticks out at the side, and paper and ink are those of the reader's theme."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    open_file(page, tmp_path / "report.html", report(sample_analysis()))
    keep(page, f"report-{scheme}-{width}")
    paper = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")

    assert width >= page.evaluate("() => document.documentElement.scrollWidth")
    assert (scheme == "dark") == (int(paper.split("(")[1].split(",")[0]) < 100)
