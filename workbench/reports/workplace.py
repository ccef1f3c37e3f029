"""A clone in small, in which notebooks are run again on one article: its run, its story, nothing else of this machine.

Whoever verifies a notebook, and whoever shares one with names replaced, runs it here, so that nothing that
lies about elsewhere can come into it.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.articles import Article
from workbench.claims import Analysis
from workbench.errors import NotebookError
from workbench.reports.execution import inject, parameters_of
from workbench.runs import CHOICE, FIRST_NOTEBOOK, Run, project, slug

FIGURES = Path("data", "benchmarks.json")
BESIDE = "article.txt"


@contextmanager
def workplace(
    analysis: Analysis, *, judgments: str = "", cues: str = "", texts: Mapping[str, str] | None = None
) -> Iterator[Run]:
    """A run of the article in a small clone of its own, gone afterwards; kernels started meanwhile work in it.

    `judgments` are the lines of a file of judgments, `cues` those of a list of the analyst's own, `texts` the other
    texts by their path in the clone.
    """
    article = analysis.article
    with TemporaryDirectory(prefix="wb") as top:
        run = Run(Path(top, "data", "runs", f"{slug(article.title or '')}-{article.id[:8]}"))
        run.folder.mkdir(parents=True)
        _write(run.text_file, article.text)
        _write(run.analysis_file, json.dumps(analysis.to_dict(), ensure_ascii=False))
        if judgments:
            _write(run.judgments_file, judgments)
        if cues:
            _write(run.cues_file, cues)
        for name, text in (texts or {}).items():
            _write(Path(top, name), text)
        _write(Path(top, FIRST_NOTEBOOK), "")  # by this a clone is known
        _write(run.folder.parent / CHOICE, json.dumps({"article": f"{run.folder.name}/{BESIDE}"}))
        if _figures():
            (Path(top) / FIGURES).parent.mkdir(exist_ok=True)
            shutil.copy(_figures(), Path(top) / FIGURES)
        with environment(WORKBENCH_RUNS=str(run.folder.parent)):
            yield run


def point_here(notebook, *, name: str) -> None:
    """Lets a notebook that names a file or an address of its own read the text beside it; others find it anyway."""
    given = parameters_of(notebook)
    if given.get("ARTICLE") not in (None, BESIDE):
        inject(notebook, {**given, "ARTICLE": BESIDE}, name=name)


def story_of(article: Article, *, top: Path | None = None) -> dict[str, str]:
    """The texts of the article's story by their path in the clone; empty where there is none here."""
    from workbench.runs import read

    parts = Path(article.origin or "").parts
    if parts[:1] != ("seeds",) or len(parts) != 3:
        return {}
    try:
        top = top or project()
    except NotebookError:
        return {}
    found = sorted((top / "seeds" / parts[1]).glob("*.txt"))
    return {f"seeds/{parts[1]}/{path.name}": read(path).text for path in found}


@contextmanager
def environment(**values: str):
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


def _figures() -> Path | None:
    """The measured figures of the clone, which some cells show."""
    try:
        return project() / FIGURES if (project() / FIGURES).is_file() else None
    except NotebookError:
        return None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
