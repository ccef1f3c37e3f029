"""Reports: parameters go in, private things come out, and the page neither runs nor fetches anything."""

import os
import re
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.sample import hostile_analysis, sample_analysis
from workbench import reports, runs
from workbench.errors import NotebookError
from workbench.reports.execution import inject, load
from workbench.reports.page import page
from workbench.reports.sharing import passive, strip

ROOT = Path(__file__).parents[1]
HERE = str(ROOT)


def tagged(source, *tags):
    """A code cell with tags."""
    return new_code_cell(source, metadata={"tags": list(tags)})


def notebook(*cells):
    """A small notebook with a title and a parameters cell before the given cells."""
    return new_notebook(cells=[new_markdown_cell("# What?"), tagged("ARTICLE = None", "parameters"), *cells])


def shows(html):
    """A cell whose output is this HTML."""
    output = new_output("display_data", data={"text/html": html, "text/plain": "…"})
    return new_code_cell("show()", outputs=[output])


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone with one notebook, to be executed; `write` puts the notebook there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_RUNS", str(tmp_path / "data" / "runs"))
    (tmp_path / "notebooks").mkdir()

    def write(*cells):
        nbformat.write(notebook(*cells), tmp_path / runs.FIRST_NOTEBOOK)

    return write


def test_parameters_go_in_behind_their_cell():
    """The injected cell follows the one tagged `parameters`, and a second injection replaces it."""
    written = notebook()
    inject(written, {"ARTICLE": "first.txt"}, name="a.ipynb")
    inject(written, {"ARTICLE": "second.txt"}, name="a.ipynb")

    assert ["# What?", "ARTICLE = None", "ARTICLE = 'second.txt'"] == [cell.source for cell in written.cells]
    assert ["injected-parameters"] == written.cells[2].metadata["tags"]


def test_an_unknown_parameter_is_refused():
    """A mistyped name must not silently leave the old article in place."""
    with pytest.raises(NotebookError, match="no parameter ARTIKEL; it has ARTICLE"):
        inject(notebook(), {"ARTIKEL": "a.txt"}, name="a.ipynb")


def test_a_notebook_without_parameters_says_so():
    """Where no cell is tagged, nothing can be injected."""
    with pytest.raises(NotebookError, match="no cell is tagged"):
        inject(new_notebook(), {"ARTICLE": "a.txt"}, name="a.ipynb")


def test_what_is_private_is_taken_out():
    """Widget state and views, timings, and the folders of this machine."""
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}
    outputs = [
        new_output("stream", text=f"read {HERE}/seeds/a.txt\n"),
        new_output("display_data", data={**view, "text/plain": f"{sys.prefix}/lib"}),
        new_output("display_data", data=dict(view)),
        new_output("error", ename="OSError", evalue=f"{Path.home()}/a", traceback=[f"{HERE}/workbench/runs.py"]),
    ]
    written = notebook(new_code_cell("x", outputs=outputs, metadata={"execution": {"started": "now"}}))
    written.metadata["widgets"] = {"state": {}}
    strip(written)
    text = nbformat.writes(written)

    assert [] == [name for name in ("widget", "started", f"{HERE}/", sys.prefix) if name in text]
    assert "workbench/seeds/a.txt" in text
    assert 3 == len(written.cells[-1].outputs)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param("<SCRIPT src=//evil.example/a.js>", id="open script"),
        pytest.param("<img src=x onerror=alert(1)>", id="handler"),
        pytest.param("<img src='https://evil.example/a.png'>", id="remote image"),
        pytest.param("<img srcset='https://evil.example/a.png 1x'>", id="srcset"),
        pytest.param("<a href='javascript:alert(1)'>x</a>", id="script link"),
        pytest.param("<a href=' java\nscript:alert(1)'>x</a>", id="script link with a blank"),
        pytest.param("<iframe srcdoc='<script>alert(1)</script>'></iframe>", id="frame"),
        pytest.param("<form action='https://evil.example'><input></form>", id="form"),
        pytest.param("<link rel=stylesheet href='https://evil.example/a.css'>", id="style sheet"),
        pytest.param("<meta http-equiv=refresh content='0;url=https://evil.example'>", id="refresh"),
        pytest.param("<base href='https://evil.example/'>", id="base"),
        pytest.param("<style>@import url(//evil.example/a.css); p { color: red }</style>", id="import of a style"),
        pytest.param("<p style='background:url(//evil.example/a.png)'>x</p>", id="background"),
        pytest.param("<object data='https://evil.example'></object>", id="object"),
        pytest.param("<svg><a xlink:href='javascript:alert(1)'>x</a></svg>", id="svg link"),
    ],
)
def test_active_content_is_taken_out(html):
    """Nothing that runs, fetches or sends is left; what stands around it stays."""
    left = passive(f"<p>before</p>{html}")

    assert left.startswith("<p>before</p>")
    assert not re.search(r"alert|evil|script", left, re.I)


def test_passive_html_stays_as_it_is():
    """Marks, tables, styles, folded parts and embedded pictures are what a page is made of."""
    html = (
        '<mark style="border-bottom:2px solid" title="a &quot;b&quot;">x &amp; y<sup>1</sup></mark>'
        '<details open=""><summary>s</summary></details><img src="data:image/png;base64,AAAA" alt="a">'
    )

    assert html == passive(html)


def test_the_page_forbids_everything_active():
    """The policy stands before anything else on the page, and hostile outputs have lost their teeth."""
    html = page({"a": notebook(shows("<script>alert(1)</script><p>kept</p>"))}, title="</title><script>alert(2)")

    assert "default-src 'none'" in html
    assert html.index("Content-Security-Policy") < html.index("<title>")
    assert 0 == html.count("<script")
    assert "<p>kept</p>" in html


def test_the_page_leaves_out_what_is_for_the_notebook_only():
    """Panels, parameters and set-up are not for a reader."""
    html = page({"a": notebook(tagged("secret = 1", "notebook-only"), shows("<p>kept</p>"))}, title="t")

    assert "secret" not in html
    assert "<p>kept</p>" in html


def test_the_page_has_contents_that_lead_somewhere():
    """Each entry of the contents is the anchor of a section; titles stand one level below the page's."""
    chapters = {name: notebook(new_markdown_cell("## See it")) for name in ("a", "b")}
    html = page(chapters, title="t")
    anchors = set(re.findall(r'href="#([^"]+)"', html))

    assert 4 == len(anchors)
    assert anchors <= set(re.findall(r'id="([^"]+)"', html))
    assert "<h1" not in html


def test_a_picture_has_its_words():
    """A figure is shown with the alternative text that came with it, escaped."""
    data = {"image/png": "AAAA", "text/plain": "Figure"}
    output = new_output("display_data", data=data, metadata={"image/png": {"alt": 'a "b"'}})
    html = page({"a": notebook(new_code_cell("plot()", outputs=[output]))}, title="t")

    assert '<img src="data:image/png;base64,AAAA" alt="a &quot;b&quot;">' in html


def test_a_run_is_executed_in_its_folder(clone):
    """The notebook is given the text beside it, and page, notebooks and text name no place of this machine."""
    clone(
        new_code_cell("import os, pathlib; print(pathlib.Path(ARTICLE).read_text()[:4], os.path.basename(os.getcwd()))")
    )
    analysis = sample_analysis()
    run = runs.start(analysis.article, analysis)
    html = reports.report(run, analysis).read_text("utf-8")

    assert f"From {run.folder.name}" in html
    assert "Was it planned?" in html
    assert [] == [file.name for file in run.folder.iterdir() if os.getcwd() in file.read_text("utf-8")]


def test_a_hostile_article_stays_text(clone):
    """A title that is markup is shown, not obeyed."""
    clone()
    analysis = hostile_analysis()
    html = reports.report(runs.start(analysis.article, analysis), analysis).read_text("utf-8")

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_failed_notebook_is_kept_as_far_as_it_came(clone):
    """The error names notebook and cause; what ran before it can be read, without this machine's folders."""
    clone(new_code_cell("print('so far')"), new_code_cell("1 / 0"), new_code_cell("print('never')"))
    analysis = sample_analysis()
    run = runs.start(analysis.article, analysis)
    with pytest.raises(NotebookError, match=r"00_start_here\.ipynb stopped at a cell: ZeroDivisionError"):
        reports.report(run, analysis)
    text = run.notebook_file(runs.FIRST_NOTEBOOK).read_text("utf-8")

    assert "so far" in text
    assert '"never\\n"' not in text
    assert sys.prefix not in text
    assert not run.report_file.exists()


def test_share_leaves_the_notebook_as_it_is(tmp_path, monkeypatch):
    """Copy and page stand in a folder beside it; the notebook that somebody works in is not touched."""
    monkeypatch.setenv("WORKBENCH_RUNS", str(tmp_path / "runs"))
    path = tmp_path / "mine.ipynb"
    written = notebook(shows("<p>kept</p><script>alert(1)</script>"))
    written.metadata["widgets"] = {"state": {}}
    nbformat.write(written, path)
    before = path.read_bytes()
    shared = reports.share(path)
    copy, html = shared.files

    assert before == path.read_bytes()
    assert ["mine.ipynb", "mine.html"] == [copy.name, html.name]
    assert "mine-shared" == shared.folder.name
    assert "widgets" not in load(copy).metadata
    assert "<script" not in html.read_text("utf-8")
