"""The guided notebooks executed on an article, and the one page that a colleague can read without any of this.

`report` makes a run's notebooks and page, `share` does the same for a notebook that somebody worked in,
`refresh` executes the committed notebooks again where they lie.
"""

import os
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.benchmarks import refresh_readme
from workbench.claims import Analysis
from workbench.errors import NotebookError
from workbench.reports.execution import execute, inject, load
from workbench.reports.page import page
from workbench.reports.sharing import strip
from workbench.runs import Run, project, shown, write_safely
from workbench.views import front, title_of

__all__ = ["guided_notebooks", "refresh", "report", "share"]


def guided_notebooks() -> list[Path]:
    """The notebooks of the guided flow, in order."""
    return sorted((project() / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def report(run: Run, analysis: Analysis, *, parameters: dict | None = None) -> Path:
    """Executes the guided notebooks into the run's folder and writes its report; returns the report's path.

    Raises NotebookError when a cell fails; the notebook is then there as far as it came.
    """
    done = {}
    for path in guided_notebooks():
        notebook = load(path)
        _clear(notebook)
        inject(notebook, {"ARTICLE": run.text_file.name, **(parameters or {})}, name=path.name)
        _execute_and_write(notebook, run.notebook_file(path), folder=run.folder)
        done[path.stem] = notebook
    html = page(done, title=title_of(analysis), front=front(analysis))
    write_safely(run.report_file, html.encode("utf-8"))
    return run.report_file


def share(path: Path) -> tuple[Path, Path]:
    """Writes, beside a notebook, a copy that holds nothing private and a page of it; the notebook stays as it is."""
    notebook = deepcopy(load(path))
    strip(notebook)
    copy, html = (path.with_name(f"{path.stem}-shared{suffix}") for suffix in (".ipynb", ".html"))
    _write(notebook, copy)
    write_safely(html, page({path.stem: notebook}, title=path.stem.replace("_", " ")).encode("utf-8"))
    return copy, html


def refresh() -> list[Path]:
    """Executes the committed notebooks in place on the seed, whatever is chosen, and writes the README's figures.

    Returns the notebooks' paths.
    """
    paths = guided_notebooks()
    with TemporaryDirectory() as empty, _environment(WORKBENCH_RUNS=empty):
        for path in paths:
            notebook = load(path)
            _clear(notebook)
            _execute_and_write(notebook, path, folder=path.parent)
    refresh_readme()
    return paths


def _execute_and_write(notebook, path: Path, *, folder: Path) -> None:
    """Executes and writes; after a failure what ran is written too, and the error says where."""
    try:
        execute(notebook, folder=folder, name=path.name)
    except NotebookError as error:
        strip(notebook)
        _write(notebook, path)
        raise NotebookError(f"{error}\nWhat ran is kept in {shown(path)}.") from error
    strip(notebook)
    _write(notebook, path)


def _clear(notebook) -> None:
    """Forgets what an earlier execution left, so that nothing of it can be taken for this one's."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def _write(notebook, path: Path) -> None:
    import nbformat

    write_safely(path, (nbformat.writes(notebook).rstrip("\n") + "\n").encode("utf-8"))


@contextmanager
def _environment(**values: str):
    """These environment variables, for the kernels that are started meanwhile."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
