"""Where runs lie: one folder an article, in the clone that one works in."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from workbench.articles import Article
from workbench.claims import Analysis
from workbench.colophons import colophon_of
from workbench.errors import NotebookError
from workbench.runs.files import slug, write_safely

FIRST_NOTEBOOK = Path("notebooks", "00_start_here.ipynb")


@dataclass(frozen=True, slots=True)
class Run:
    """The folder of one article, and where things lie in it."""

    folder: Path

    @property
    def text_file(self) -> Path:
        """The article's text, byte for byte as it was decoded."""
        return self.folder / "article.txt"

    @property
    def analysis_file(self) -> Path:
        """Everything that was read out of it, in the form of `Analysis.to_dict`."""
        return self.folder / "analysis.json"

    @property
    def comparison_file(self) -> Path:
        """How it stands beside the other articles of its story, and which links the analyst cut."""
        return self.folder / "comparison.json"

    @property
    def judgments_file(self) -> Path:
        """What analysts decided about it; only ever added to."""
        return self.folder / "judgments.jsonl"

    @property
    def cues_file(self) -> Path:
        """The analyst's own list of words of doubt, read beside the bundled lists where it is there."""
        return self.folder / "cues.csv"

    @property
    def own_cues(self) -> Path | None:
        """The analyst's own list where there is one."""
        return self.cues_file if self.cues_file.is_file() else None

    @property
    def report_file(self) -> Path:
        """The page that a colleague reads."""
        return self.folder / "report.html"

    def notebook_file(self, notebook: Path) -> Path:
        """Where the executed copy of a notebook lies."""
        return self.folder / notebook.name


def project() -> Path:
    """The folder of the clone that we work in: around the current folder, else around the package.

    Raises NotebookError where neither holds the notebooks.
    """
    for folder in (Path.cwd(), *Path.cwd().parents, Path(__file__).resolve().parents[2]):
        if (folder / FIRST_NOTEBOOK).is_file():
            return folder
    raise NotebookError(
        f"No {FIRST_NOTEBOOK.as_posix()} around this folder. The notebooks come with a clone of the project, "
        "not with the package: change into the clone, or install from it with `pip install -e .`."
    )


def runs_folder() -> Path:
    """Where runs are kept: the folder named by WORKBENCH_RUNS, else `data/runs` of the clone."""
    given = os.environ.get("WORKBENCH_RUNS")
    return Path(given).resolve() if given else project() / "data" / "runs"


def run_of(article: Article) -> Run:
    """The article's run, whether or not its folder is there yet."""
    return Run(_folder_of(article))


def find_run(mark: str) -> Run | None:
    """The run of the text whose id this is, if there is one here."""
    try:
        known = sorted(runs_folder().glob(f"*-{mark[:8]}"))
    except NotebookError:
        return None
    return Run(known[0]) if known else None


def judgments_of(article: Article) -> Path:
    """The file of judgments on the article: in its run; where there is no clone, in the folder one works in."""
    try:
        return run_of(article).judgments_file
    except NotebookError:
        return Path(f"judgments-{article.id[:8]}.jsonl")


def cues_of(article: Article) -> Path | None:
    """The analyst's own list of words of doubt that lies in the article's run; None where there is none."""
    try:
        return run_of(article).own_cues
    except NotebookError:
        return None


def start(article: Article, analysis: Analysis, *, cues: Path | None = None) -> Run:
    """Writes the article and its analysis into the article's folder, which is made if it is new.

    `cues` is the list of your own with which it was analysed; it is kept there, so that the notebooks read it too.
    """
    run = run_of(article)
    run.folder.mkdir(parents=True, exist_ok=True)
    if cues is not None:
        write_safely(run.cues_file, cues.read_bytes())
    write_safely(run.text_file, article.text.encode("utf-8"))
    write_safely(run.analysis_file, json.dumps(analysis.to_dict(), ensure_ascii=False, indent=1).encode("utf-8"))
    return run


def colophon(analysis: Analysis) -> str:
    """Which text was read with which version: what a reader needs to get the same again."""
    return str(colophon_of(analysis))


def _folder_of(article: Article) -> Path:
    """The folder that holds this article already, whatever it was called then; else a new one."""
    mark = article.id[:8]
    known = sorted(runs_folder().glob(f"*-{mark}"))
    stem = Path(article.origin or "").stem
    return known[0] if known else runs_folder() / f"{slug(article.title or stem)}-{mark}"
