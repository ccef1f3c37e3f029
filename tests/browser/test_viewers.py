"""The committed notebooks wherever a colleague may open them: nothing that matters is lost, and a picture of each is kept."""

import json
import os
import re
import subprocess
import sys
import time
import unicodedata
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest

from tests.browser.conftest import OPEN, ROOT, SLOWLY, keep, settled
from workbench import reports, runs
from workbench.colophons import colophon_of
from workbench.kinds import LEVEL_NAMES
from workbench.reports.execution import load
from workbench.reports.page import page as page_of
from workbench.reports.printing import print_to_pdf
from workbench.reports.surfaces import text_in
from workbench.reports.whole import foot, front

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LARGEST = 1_000_000  # bytes of a page that is sent by mail
WIDGETS = ["@jupyter-widgets/jupyterlab-manager", "anywidget"]
# What GitHub leaves of HTML, as far as its sanitiser's list is public (github/markup, html-pipeline): no style, no class.
LEFT_TAGS = {
    "a", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "span", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "ul", "var",
}  # fmt: skip
LEFT_ATTRIBUTES = {
    "a": ["href"],
    "img": ["src", "alt", "width"],
    "td": ["colspan"],
    "th": ["colspan"],
    "details": ["open"],
}
# A saved copy is hidden for a moment, in case its widget still lives, and then has to be seen.
IN_SIGHT = """() => [...window.opened.content.node.querySelectorAll('.wb-copy')]
  .every(copy => getComputedStyle(copy).visibility === 'visible' && copy.offsetHeight > 0)"""
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
SHOWN = """() => {
  const panel = window.opened, cells = [...panel.content.model.cells];
  return { text: panel.content.node.textContent, marks: panel.content.node.querySelectorAll('mark').length,
           trusted: cells.filter(cell => cell.type === 'code').every(cell => cell.trusted) };
}"""


def words_of(path):
    """What the outputs of a notebook say, line by line, as they are read without a kernel: HTML before plain text."""
    lines = []
    for cell in load(path).cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            page = STYLE.sub("", data.get("text/html", ""))  # rules for the eye are no words
            said = text_in(page) if page else data.get("text/plain", output.get("text", ""))
            lines += [] if "image/png" in data else said.splitlines()
    return [" ".join(line.split()) for line in lines if len(line.split()) > 4]


def missing(path, text):
    """The lines of the outputs that a viewer does not show."""
    shown = " ".join(text.split())
    return [line for line in words_of(path) if line not in shown]


@contextmanager
def without_widgets(lab):
    """JupyterLab as it is where the extensions of widgets are not installed."""
    file = lab.folder.parent / "CONFIG_DIR" / "labconfig" / "page_config.json"
    file.write_text(json.dumps({"disabledExtensions": dict.fromkeys(WIDGETS, True)}))
    try:
        yield
    finally:
        file.unlink()


@pytest.mark.parametrize("how", ["trusted", "untrusted", "without widgets"])
def test_jupyterlab_without_a_kernel(lab, how):
    """Whoever opens the file without running it reads every line of every output; a widget never stands in its way."""
    for path in NOTEBOOKS:
        copy = lab.folder / f"{how.replace(' ', '-')}-{path.name}"
        notebook = nbformat.read(path, as_version=4)
        notebook.metadata["copy"] = how  # an equal copy would share its signature
        nbformat.write(notebook, copy)
        if how == "trusted":
            place = {**os.environ, "JUPYTER_DATA_DIR": str(lab.folder.parent / "DATA_DIR")}
            subprocess.run([sys.executable, "-m", "nbformat.sign", copy], env=place, check=True, capture_output=True)
    names = [f"{how.replace(' ', '-')}-{path.name}" for path in NOTEBOOKS]
    with without_widgets(lab) if how == "without widgets" else _nothing(), lab.open(names[0], live=False) as page:
        for path, name in zip(NOTEBOOKS, names, strict=True):
            settled(page, OPEN, [name, False])
            shown = _once_drawn(page, path)
            page.wait_for_function(IN_SIGHT)
            keep(page, f"viewer-lab-{name.removesuffix('.ipynb')}")

            assert (how == "trusted") == shown["trusted"]
            assert [] == missing(path, shown["text"])
            assert "Error displaying widget" not in shown["text"]
            assert shown["marks"] or path.stem != "01_read_the_article"


@contextmanager
def _nothing():
    yield


def _once_drawn(page, path):
    """What the opened notebook shows when it is complete, or when it has had its time: cells further down come later."""
    until = time.monotonic() + 20 * SLOWLY
    while missing(path, (shown := page.evaluate(SHOWN))["text"]) and time.monotonic() < until:
        page.wait_for_timeout(300)
    return shown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_github_takes_all_styles_away(page, tmp_path, path):
    """Without style sheet, style, class, `hidden` or script every line is there, and certainty is a word beside the mark."""
    import bleach
    from nbconvert import HTMLExporter

    html, _ = HTMLExporter(template_name="basic").from_notebook_node(load(path))
    left = bleach.clean(html, LEFT_TAGS, LEFT_ATTRIBUTES, protocols={"http", "https", "data"}, strip=True)
    _open(page, tmp_path, f"<!doctype html><meta charset=utf-8>{left}")
    keep(page, f"viewer-github-{path.stem}")

    assert 0 == page.locator("[style], [class], [hidden], style, script").count()
    assert [] == missing(path, page.locator("body").text_content())
    if path.stem == "01_read_the_article":
        labels = page.locator("mark sup").all_text_contents()
        assert page.locator("mark").count() >= len(labels) > 0
        assert any(not label.strip().isdigit() for label in labels)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nbviewer_exports_it_plainly(page, tmp_path, path):
    """The lab template of nbconvert, offline: every line is there, and the marks keep their lines."""
    from nbconvert import HTMLExporter

    html, _ = HTMLExporter(template_name="lab").from_notebook_node(load(path))
    _open(page, tmp_path, html)
    keep(page, f"viewer-nbviewer-{path.stem}")

    assert [] == missing(path, page.locator("body").text_content())
    if path.stem == "01_read_the_article":
        styles = page.eval_on_selector_all("mark", "all => all.map(mark => getComputedStyle(mark).borderBottomStyle)")
        assert {"solid", "dashed", "dotted"} <= set(styles)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The page of the committed notebooks, as `workbench run` makes it of the seed."""
    from workbench.pipeline import analyse
    from workbench.views import title_of

    analysis = analyse(runs.read(runs.project() / runs.SEED))
    folder = tmp_path_factory.mktemp("report")
    notebooks = {path.name: load(path) for path in reports.guided_notebooks()}
    html = page_of(
        notebooks, title=title_of(analysis), front=front(analysis, runs.Run(folder)), foot=foot(colophon_of(analysis))
    )
    file = folder / "report.html"
    file.write_text(html, "utf-8")
    return file


def test_the_report_is_light_and_asks_for_nothing(page, report):
    """Under a megabyte, no script, no request but for itself, and every entry of the contents leads somewhere."""
    page.goto(report.as_uri())
    anchors = page.eval_on_selector_all(".wb-contents a", "all => all.map(a => a.getAttribute('href').slice(1))")

    assert report.stat().st_size < LARGEST
    assert 0 == page.locator("script, iframe, link, object").count()
    assert [report.as_uri()] == page.asked
    assert len(anchors) > len(NOTEBOOKS)
    assert all(page.evaluate("id => document.getElementById(id) !== null", anchor) for anchor in anchors)
    assert set(LEVEL_NAMES.values()) - {"stated flatly"} <= set(page.locator(".wb-legend mark").all_text_contents())


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 420), ("dark", 420)])
def test_the_report_is_readable_by_everybody(page, report, scheme, width):
    """By axe's rules for WCAG 2.2 AA nothing is wrong, nothing sticks out, and lines are of a length to be read."""
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(report.as_uri())
    keep(page, f"report-real-{scheme}-{width}")
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=rules).response["violations"]
    prose = page.eval_on_selector(".wb-prose p", "p => p.clientWidth / parseFloat(getComputedStyle(p).fontSize)")

    assert [] == [(item["id"], item["nodes"][0]["html"][:200], len(item["nodes"])) for item in found]
    assert width >= page.evaluate("() => document.documentElement.scrollWidth")
    assert prose <= 38


def test_the_contents_unfold_without_a_script(page, report):
    """Beside the text where there is room; elsewhere a bar that stays at the top and opens by a key."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(report.as_uri())
    beside = page.locator(".wb-contents a").first.is_visible()
    page.set_viewport_size({"width": 420, "height": 900})
    folded = page.locator(".wb-contents a").first.is_visible()
    page.evaluate("() => window.scrollTo(0, 9000)")
    page.locator(".wb-contents summary").press("Enter")

    assert beside
    assert not folded
    assert page.locator(".wb-contents a").first.is_visible()
    assert page.locator(".wb-contents summary").bounding_box()["y"] < 100


def test_the_report_prints_whole(report):
    """The PDF's text can be selected, and what is folded away on the screen is printed open."""
    from pypdf import PdfReader

    printed = PdfReader(print_to_pdf(report))
    text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    text = unicodedata.normalize("NFKC", text)  # a font may join f and l
    inside = [line.strip() for line in report.read_text("utf-8").split("The same in words</summary>")[1:]]

    assert len(printed.pages) > len(NOTEBOOKS)
    assert all(" ".join(text_in(part.split("</li>")[0]).split()[:3]) in text for part in inside)
    assert "How this text was read" in text
    assert "print(runs" not in text


def _open(page, folder: Path, html: str) -> None:
    (folder / "viewed.html").write_text(html, "utf-8")
    page.goto((folder / "viewed.html").as_uri())
