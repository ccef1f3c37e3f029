"""The guided notebooks executed on an article, and the one page that a colleague can read without any of this.

`report` makes a run's notebooks and page, `share` does the same for a notebook that somebody worked in,
`refresh` executes the committed notebooks again where they lie.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.benchmarks import refresh_documents
from workbench.claims import Analysis
from workbench.errors import NotebookError
from workbench.judgments import Judgments
from workbench.reports.execution import execute, inject, load
from workbench.reports.page import page
from workbench.reports.sharing import strip
from workbench.runs import Run, colophon, project, shown, write_safely
from workbench.views import esc, front, judged_line, legend, title_of

AT_ONCE = 2  # kernels; each takes half a gigabyte

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
        done[path.name] = load(path)
        inject(done[path.name], {"ARTICLE": run.text_file.name, **(parameters or {})}, name=path.name)
    _execute_and_write(done, run.folder)
    html = page(done, title=title_of(analysis), front=_front(analysis, run), foot=_foot(analysis))
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
        _execute_and_write({path.name: load(path) for path in paths}, paths[0].parent)
    refresh_documents()
    return paths


def _front(analysis: Analysis, run: Run) -> str:
    """The article, the numbers, how much of it somebody judged, and what the lines mean, before anything else."""
    judged = Judgments(run.judgments_file).over(analysis)
    line = f"<p>{esc(judged_line(judged))}</p>" if run.judgments_file.is_file() else ""
    return f"<header>{front(analysis)}{line}{legend()}</header>"


def _foot(analysis: Analysis) -> str:
    """What this page is and is not, and how to get the same again."""
    words = (
        "The marks on this page were made by a small model and by rules. They point at words of the article; they "
        "do not say what is true. Everything shown was computed from the text, which lies beside this page as "
        "article.txt, with the notebooks that made it."
    )
    return f'<footer class="wb-foot"><p>{words}</p><p>{esc(colophon(analysis))}</p></footer>'


def _execute_and_write(notebooks: dict[str, object], folder: Path) -> None:
    """Executes the notebooks in a folder and writes them there; after a failure what ran is written too."""
    failures = []

    def execute_one(name: str) -> None:
        notebook = notebooks[name]
        try:
            execute(notebook, folder=folder, name=name)
        except NotebookError as error:
            failures.append(f"{error}\nWhat ran is kept in {shown(folder / name)}.")
        strip(notebook)
        _write(notebook, folder / name)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(execute_one, notebooks))
    if failures:
        raise NotebookError("\n".join(failures))


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
