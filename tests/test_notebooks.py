"""The guided notebooks: their manners, and that they run on an article that they were not written on.

Whether the committed outputs are those of the code beside them is nbval's part (`make test`).
"""

import ast
import os
import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from workbench import reports, runs
from workbench.pipeline import analyse

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
LARGEST = 300_000  # bytes; more is slow to open and to compare
LONGEST = 10  # lines of code in a cell
NOT_IN_A_NOTEBOOK = r"^\s*(def|class) |sys\.path|^\s*[!%]|filterwarnings|to_html\(|escape=False"
PLAIN = "It rained for a long time. The harbour was empty, and the ships lay still."


def cells_of(path, kind=None):
    """The cells of a notebook, of one kind if asked."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if kind in (None, cell.cell_type)]


def tags_of(cell):
    return cell.metadata.get("tags", [])


def test_the_guided_flow_is_complete():
    """Every step is there, in order, from the choice of an article to one's own judgment."""
    expected = [
        "00_start_here",
        "01_read_the_article",
        "02_who_says_what",
        "03_what_is_uncertain",
        "04_compare_the_sources",
        "05_judge_and_report",
    ]

    assert expected == [path.stem for path in NOTEBOOKS]


@EACH
def test_it_opens_with_a_question(path):
    """The first cell is a title that asks, a reason why it matters; minutes and outcome follow."""
    title, aim = cells_of(path)[:2]

    assert re.match(r"# .+\?\n\n.{80,}", title.source)
    assert re.match(r"\w+ minutes\. At the end ", aim.source)


@EACH
def test_parameters_come_first_and_are_used(path):
    """The first code cell is the only one tagged `parameters`; it holds literals with comments, each used later."""
    first, *others = cells_of(path, "code")
    body = ast.parse(first.source).body

    assert "parameters" in tags_of(first)
    assert [] == [cell.id for cell in others if "parameters" in tags_of(cell)]
    assert all(isinstance(node, ast.Assign) and ast.literal_eval(node.value) is None for node in body)
    assert len(body) == first.source.count("#")
    assert all(node.targets[0].id in "".join(cell.source for cell in others) for node in body)


@EACH
def test_cells_are_short_and_define_nothing(path):
    """A cell calls; what would need a function belongs in the package."""
    for cell in cells_of(path, "code"):
        assert len(cell.source.splitlines()) <= LONGEST
        assert not re.search(NOT_IN_A_NOTEBOOK, cell.source, re.M)


@EACH
def test_text_leads_code(path):
    """There is at least as much to read as to run, and a step is introduced before it is taken."""
    cells = [cell for cell in cells_of(path) if not {"parameters", "notebook-only"} & set(tags_of(cell))]
    kinds = [cell.cell_type for cell in cells]

    assert kinds.count("markdown") >= kinds.count("code")
    assert ("code", "code") not in list(pairwise(kinds))


@EACH
def test_it_ends_with_its_limits(path):
    """The last section says what can and what cannot be said; the last cell, which text was read with what."""
    headings = [line for cell in cells_of(path, "markdown") for line in cell.source.splitlines() if line[:3] == "## "]

    assert "## What we can say, and what we cannot" == headings[-1]
    assert "runs.colophon" in cells_of(path)[-1].source


@EACH
def test_prose_names_nothing_of_the_seed(path):
    """Whatever is said of one article is computed, so that it stays true of the next one."""
    prose = " ".join(cell.source for cell in cells_of(path, "markdown"))

    assert not re.search(r"Iran|Israel|Hamas|Hezbollah|Nasrallah|NYT|New York Times|Tehran", prose)


@EACH
def test_links_between_notebooks_lead_somewhere(path):
    """The next notebook is there, in the clone as in a run's folder."""
    prose = " ".join(cell.source for cell in cells_of(path, "markdown"))

    assert set(re.findall(r"\((\w+\.ipynb)\)", prose)) <= {other.name for other in NOTEBOOKS}


@EACH
def test_it_is_committed_executed_and_light(path):
    """Every cell has run, in order and without an error, and nothing private or heavy came along."""
    cells = cells_of(path, "code")

    assert list(range(1, len(cells) + 1)) == [cell.execution_count for cell in cells]
    assert [] == [output for cell in cells for output in cell.outputs if output.output_type == "error"]
    assert "widgets" not in nbformat.read(path, as_version=4).metadata
    assert path.stat().st_size < LARGEST


@pytest.mark.model
@pytest.mark.parametrize("kind", ["nord-stream", "nothing but statements"])
def test_they_run_on_another_article(kind, tmp_path, monkeypatch):
    """On an article of another story, and on one without source, doubt or byline, the report is whole."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("WORKBENCH_RUNS", str(tmp_path / "runs"))
    path = ROOT / "seeds" / "nord-stream" / "2023-03-07-new-york-times.txt"
    if kind != "nord-stream":
        path = tmp_path / "plain.txt"
        path.write_text(PLAIN, "utf-8")
    article = runs.read(path)
    analysis = analyse(article)
    run = runs.start(article, analysis)
    html = reports.report(run, analysis).read_text("utf-8")
    files = [run.notebook_file(notebook) for notebook in NOTEBOOKS]

    assert len(NOTEBOOKS) == html.count('<section class="wb-chapter"')
    assert 0 == html.count("<script")
    assert 'class="wb-error"' not in html
    assert ("Die Zeit" in html) == (kind == "nord-stream")
    assert article.text == run.text_file.read_bytes().decode("utf-8")
    assert [] == [file.name for file in [run.report_file, *files] if os.getcwd() in file.read_text("utf-8")]
