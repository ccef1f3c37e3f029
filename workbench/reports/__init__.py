"""The guided notebooks executed on an article, and the one page that a colleague can read without any of this.

`report` makes a run's notebooks and page, `share` what of them can leave, `verify` runs such a notebook again and
says what differs, `refresh` executes the committed notebooks again where they lie.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.benchmarks import refresh_documents
from workbench.claims import Analysis
from workbench.colophons import colophon_of
from workbench.errors import NotebookError
from workbench.reports.execution import execute, inject, load, save
from workbench.reports.handover import Shared, share
from workbench.reports.page import page
from workbench.reports.sharing import strip
from workbench.reports.texts import stamp
from workbench.reports.verifying import Verdict, verify
from workbench.reports.whole import foot, front
from workbench.reports.workplace import environment
from workbench.runs import Run, project, shown, write_safely
from workbench.views import title_of

AT_ONCE = 2  # kernels; each takes half a gigabyte

__all__ = ["Shared", "Verdict", "guided_notebooks", "refresh", "report", "share", "verify"]


def guided_notebooks() -> list[Path]:
    """The notebooks of the guided flow, in order."""
    return sorted((project() / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def report(run: Run, analysis: Analysis, *, parameters: dict | None = None) -> Path:
    """Executes the guided notebooks into the run's folder and writes its report; returns the report's path.

    Raises NotebookError when a cell fails; the notebook is then there as far as it came.
    """
    done = {}
    for path in guided_notebooks():
        done[path.name] = load(path)
        inject(done[path.name], {"ARTICLE": run.text_file.name, **(parameters or {})}, name=path.name)
    _execute_and_write(done, run.folder)
    html = page(done, title=title_of(analysis), front=front(analysis, run), foot=foot(colophon_of(analysis)))
    write_safely(run.report_file, html.encode("utf-8"))
    return run.report_file


def refresh() -> list[Path]:
    """Executes the committed notebooks in place on the seed, whatever is chosen, and writes the README's figures.

    Returns the notebooks' paths.
    """
    paths = guided_notebooks()
    with TemporaryDirectory() as empty, environment(WORKBENCH_RUNS=empty):
        _execute_and_write({path.name: load(path) for path in paths}, paths[0].parent)
    refresh_documents()
    return paths


def _execute_and_write(notebooks: dict[str, object], folder: Path) -> None:
    """Executes the notebooks in a folder and writes them there; after a failure what ran is written too."""
    failures = []

    def execute_one(name: str) -> None:
        """Execute a notebook; a failure is kept for later."""
        notebook = notebooks[name]
        try:
            execute(notebook, folder=folder, name=name)
        except NotebookError as error:
            failures.append(f"{error}\nWhat ran is kept in {shown(folder / name)}.")
        strip(notebook)
        stamp(notebook)
        save(notebook, folder / name)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(execute_one, notebooks))
    if failures:
        raise NotebookError("\n".join(failures))
