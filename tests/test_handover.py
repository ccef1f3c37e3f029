"""What leaves and what comes back: share refuses, replaces and writes; verify tells an honest notebook from a changed one."""

import json
import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.sample import sample_analysis
from workbench import Judgments, reports, runs
from workbench.colophons import Colophon, colophon, find_colophon
from workbench.errors import DisclosureError, NotebookError
from workbench.reports.execution import load
from workbench.reports.texts import KEY

TEXT = """From: Ada Example

Nasrallah has told them to prepare for war. The mayor said that 34 ships may be late, and the crew fear more.
"""
READ = "import workbench as wb\nfrom workbench import runs\narticle = runs.open_article(ARTICLE)\nprint(len(article.text), 'letters')"
DRAW = "from workbench import plots\nplots.voices(wb.analyse(article))"
END = "from workbench.colophons import colophon\nprint(colophon(article.id))"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A small clone with a run of a small article, its one notebook executed; nobody may change it."""
    from workbench.pipeline import analyse

    top = tmp_path_factory.mktemp("clone")
    (top / "notebooks").mkdir()
    nbformat.write(_notebook(), top / runs.FIRST_NOTEBOOK)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(top)
        patch.setenv("WORKBENCH_RUNS", str(top / "runs"))
        article = runs.read(_written(top / "article of mine.txt"))
        analysis = analyse(article)
        run = runs.start(article, analysis)
        reports.report(run, analysis)
    return top, run, analysis


@pytest.fixture
def work(made, tmp_path, monkeypatch):
    """A copy of that clone to work in: the run, its notebook, its analysis."""
    top, run, analysis = made
    shutil.copytree(top, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_RUNS", str(tmp_path / "runs"))
    monkeypatch.delenv("WORKBENCH_ANALYST", raising=False)
    run = runs.Run(tmp_path / "runs" / run.folder.name)
    return run, run.notebook_file(runs.FIRST_NOTEBOOK), analysis


def _written(path):
    path.write_text(TEXT, "utf-8")
    return path


def _notebook(*more):
    parameters = new_code_cell("ARTICLE = None", metadata={"tags": ["parameters"]})
    cells = [new_markdown_cell("# What?"), parameters, new_code_cell(READ), new_markdown_cell("## Read it")]
    return new_notebook(
        cells=[*cells, new_code_cell("print(article.text)"), new_code_cell(DRAW), *more, new_code_cell(END)]
    )


def change(path, old, new):
    """Writes other words into a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_colophon_can_be_read_back():
    """What is printed at the end of a notebook is found in it, also in the form of older versions."""
    said = Colophon("0123456789abcdef", "0.1.0", "1a2b3c4d", "5e6f7a8b")

    assert said == find_colophon(f"first line\n{said}\n")
    assert Colophon("0123456789abcdef", "0.1.0", "", "") == find_colophon(
        "Text 0123456789abcdef, read with workbench 0.1.0."
    )
    assert find_colophon("Text of a letter.") is None
    assert ("weights 1a2b3c4d there, ffff here",) == said.differences(Colophon(said.text, "0.1.0", "ffff", said.cues))


@pytest.mark.model
def test_a_shared_run_is_whole_and_verified(work):
    """Notebook, page and text lie in one folder; run again there, every cell gives the same, and the file says with what."""
    run, _, analysis = work
    shared = reports.share(run.folder)
    verdict = reports.verify(shared.folder / "00_start_here.ipynb")
    record = load(shared.folder / "00_start_here.ipynb").metadata[KEY]

    assert {"00_start_here.ipynb", "report.html", "article.txt", "analysis.json"} == {
        f.name for f in shared.folder.iterdir()
    }
    assert (analysis.article.id, {"ARTICLE": "article.txt"}) == (record["text"], record["parameters"])
    assert verdict.same
    assert "The versions here are the same." in str(verdict)
    assert colophon(analysis.article.id) == verdict.colophon


@pytest.mark.model
def test_a_changed_number_is_found(work):
    """Somebody who writes 43 for 34 is told apart, with cell, heading and both numbers; nothing else is blamed."""
    run, _, _ = work
    shared = reports.share(run.folder)
    path = shared.folder / "00_start_here.ipynb"
    change(path, "said that 34 ships", "said that 43 ships")
    verdict = reports.verify(path)

    assert 1 == len(verdict.differences)
    assert (
        "under “Read it”: the notebook says “mayor said that 43 ships may be”, the rerun “mayor said that 34 ships"
        in str(verdict)
    )


@pytest.mark.model
def test_other_versions_are_told_first(work):
    """Where the weights were others, that is said before any difference."""
    _, path, _ = work
    change(path, "weights ", "weights 00")
    verdict = reports.verify(path)

    assert verdict.same
    assert "Versions differ" in str(verdict).splitlines()[2]


def test_a_notebook_that_names_no_text_is_not_verified(tmp_path):
    """It is said what is missing, and what to write."""
    nbformat.write(new_notebook(cells=[new_code_cell("1")]), tmp_path / "a.ipynb")
    with pytest.raises(NotebookError, match="runs.colophon"):
        reports.verify(tmp_path / "a.ipynb")


@pytest.mark.model
def test_a_protected_name_is_nowhere(work):
    """Text, tables, alternative text, pictures, judgments and page are made anew with the label; the run stays as it was."""
    run, path, analysis = work
    before = path.read_bytes()
    book = Judgments(run.judgments_file)
    source = next(item for item in analysis.sources if item.mentions)
    book.protect(analysis, source, "Source A", also=["Nasrallah"])
    picture = next(o for c in load(path).cells for o in c.get("outputs", []) if "image/png" in o.get("data", {}))
    shared = reports.share(run.folder)
    again = load(shared.folder / path.name)
    drawn = next(o for c in again.cells for o in c.get("outputs", []) if "image/png" in o.get("data", {}))

    assert [] == [
        f.name for f in shared.folder.rglob("*") if f.is_file() and "nasrallah" in f.read_text("utf-8").lower()
    ]
    assert "Source\u2011A has told them" in (shared.folder / "report.html").read_text("utf-8")
    assert picture.data["image/png"] != drawn.data["image/png"]
    assert before == path.read_bytes()
    assert reports.verify(shared.folder / path.name).same


@pytest.mark.model
def test_share_refuses_and_says_what_to_do(work):
    """Nothing is written until what was found is corrected, allowed or taken out."""
    run, _, analysis = work
    book = Judgments(run.judgments_file, creator="Jana Weber")
    book.record(analysis, analysis.claims[0], "note", "ask j.weber@example.org")
    with pytest.raises(DisclosureError, match="--allow analyst --allow email") as refused:
        reports.share(run.folder)
    written = (run.folder / "shared").exists()
    allowed = reports.share(run.folder, allow=["analyst", "email"])
    redacted = reports.share(run.folder, redact=True)
    lines = (redacted.folder / "judgments.jsonl").read_text("utf-8")

    assert not written
    assert "email: j.weber@example.org" in str(refused.value)
    assert {"analyst", "email"} == {finding.kind for finding in allowed.told}
    record = json.loads(lines)

    assert ("Analyst 1", "ask [e-mail]") == (record["creator"]["name"], record["body"][0]["value"])
    assert not any("Weber" in f.read_text("utf-8") for f in redacted.folder.iterdir())


def test_a_notebook_that_cannot_be_run_again_keeps_a_protected_name(tmp_path, monkeypatch):
    """Where it is not known which text was read, pictures cannot be drawn without the name, so nothing leaves."""
    monkeypatch.setenv("WORKBENCH_RUNS", str(tmp_path / "runs"))
    analysis = sample_analysis()
    run = runs.start(analysis.article, analysis)
    Judgments(run.judgments_file).protect(analysis, analysis["s3"], "Source A")
    nbformat.write(new_notebook(cells=[new_code_cell("1")]), tmp_path / "mine.ipynb")
    with pytest.raises(DisclosureError, match="which text this notebook read"):
        reports.share(tmp_path / "mine.ipynb")


@pytest.mark.model
def test_a_picture_pasted_beside_a_protected_name_is_refused(work):
    """Nobody can read whether it shows the name, and no cell can draw it again."""
    run, path, analysis = work
    Judgments(run.judgments_file).protect(analysis, next(s for s in analysis.sources if s.mentions), "Source A")
    notebook = load(path)
    notebook.cells[0]["attachments"] = {"a.png": {"image/png": "AAAA"}}
    nbformat.write(notebook, path)
    with pytest.raises(DisclosureError, match="pasted into a cell"):
        reports.share(run.folder)


@pytest.mark.model
def test_words_of_doubt_of_ones_own_go_along(work, tmp_path):
    """Whoever is handed the run reads the text with the same list; without it the rerun is not the same."""
    from workbench.pipeline import analyse

    _, _, analysis = work
    own = tmp_path / "mine.csv"
    own.write_text(
        "phrase,kind,strength,reason,holder,where,example\nfear,hedge,possible,a fear,,,They fear more.\n", "utf-8"
    )
    told = new_code_cell(
        "read = wb.analyse(article, cues=runs.cues_of(article))\n"
        "print(sum(flag.reason.count('a fear') for claim in read.claims for flag in claim.flags))"
    )
    nbformat.write(_notebook(told), tmp_path / runs.FIRST_NOTEBOOK)
    run = runs.start(analysis.article, analyse(analysis.article, cues=own), cues=own)
    reports.report(run, analyse(analysis.article, cues=own))
    shared = reports.share(run.folder)
    copy = shared.folder / "00_start_here.ipynb"

    assert own.read_text("utf-8") == (shared.folder / "cues.csv").read_text("utf-8")
    assert reports.verify(copy).same
    (shared.folder / "cues.csv").unlink()
    assert not reports.verify(copy).same


def test_only_known_kinds_are_allowed(tmp_path):
    """A protected name is never among them."""
    with pytest.raises(NotebookError, match="protected cannot be allowed; what can: analyst, email"):
        reports.share(tmp_path, allow=["protected"])
