"""A run is one folder: the article as it was read, its analysis, the executed notebooks, the report.

It is the unit that is kept and shared, so it names no place outside itself but the article's origin.
"""

import hashlib
import json
import os
import re
import tempfile
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.articles import Article
from workbench.claims import Analysis
from workbench.colophons import colophon_of
from workbench.errors import AnalysisError, ArticleError, NotebookError

FIRST_NOTEBOOK = Path("notebooks", "00_start_here.ipynb")
SEED = Path("seeds", "iran-and-the-7-october-attack", "000_42cec9a27e2792ea.txt")
CHOICE = "choice.json"
SLUG_LENGTH = 48  # a folder name that still fits beside others in a file browser


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
    for folder in (Path.cwd(), *Path.cwd().parents, Path(__file__).resolve().parents[1]):
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


def open_article(given: str | None = None) -> Article:
    """The article that `given` names; without it the choice of 00_start_here; without a choice the seed.

    A run's `article.txt` keeps the title, outlet and origin that were known when the run was made.
    Raises ArticleError in words when a path or a choice leads nowhere.
    """
    where, _ = _chosen(given)
    return read(where)


def explain(given: str | None = None) -> str:
    """One sentence that says which article `open_article` opens, and why this one."""
    _, words = _chosen(given)
    return words


def read(where: str | Path) -> Article:
    """Reads a file or a URL; the article's origin is a URL, a path inside the clone, or a bare file name."""
    from workbench.reading import read_article

    if is_url(where):
        return read_article(str(where))
    path = _existing(Path(where))
    if path.name == "article.txt" and (recorded := _recorded(path)):
        return recorded
    return replace(read_article(path), origin=shown(path))


def is_url(where: str | Path) -> bool:
    """Whether this is to be fetched, not opened."""
    return str(where).lower().startswith(("http://", "https://"))


def shown(path: Path) -> str:
    """A path as it may be shared: relative to the clone, or the bare name of a file that lies elsewhere."""
    try:
        return path.resolve().relative_to(project()).as_posix()
    except (ValueError, NotebookError):
        return path.name


def stories() -> dict[str, tuple[Path, ...]]:
    """The stories of `seeds/`, each with the files of its articles, in order of their names."""
    files = {}
    for path in sorted((project() / "seeds").glob("*/*.txt")):
        files[path.parent.name] = (*files.get(path.parent.name, ()), path)
    return files


def companions(article: Article) -> tuple[Article, ...]:
    """The other articles of the article's story, a folder of `seeds/`; empty where it belongs to none."""
    where = Path(article.origin or "")
    if is_url(article.origin or "") or where.parts[:1] != ("seeds",) or len(where.parts) != 3:
        return ()
    others = (read(path) for path in stories().get(where.parts[1], ()))
    return tuple(other for other in others if other.id != article.id)


def choose(path: Path) -> None:
    """Writes the choice where the notebooks read it, as a path from there."""
    runs = runs_folder()
    runs.mkdir(parents=True, exist_ok=True)
    choice = {"article": _relative(path, runs)}
    write_safely(runs / CHOICE, json.dumps(choice, ensure_ascii=False).encode("utf-8"))


def as_parameter() -> str:
    """The value of ARTICLE, in a notebook of the clone, that opens what is opened without one."""
    where, _ = _chosen(None)
    return _relative(where, project() / "notebooks")


def fetch(url: str) -> Path:
    """Fetches a page once and keeps it as a run, so that all notebooks read the same text; returns the text's path."""
    from workbench.pipeline import analyse

    article = read(url)
    return start(article, analyse(article)).text_file


def put_in_inbox(name: str, content: bytes) -> Path:
    """Saves pasted or uploaded content as `inbox/<slug>-<hash>` with the suffix of its name; returns its path."""
    inbox = runs_folder() / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    suffix = re.sub(r"[^a-z0-9.]", "", Path(name).suffix.lower()) or ".txt"
    path = inbox / f"{slug(Path(name).stem)}-{hashlib.sha256(content).hexdigest()[:8]}{suffix}"
    write_safely(path, content)
    return path


def colophon(analysis: Analysis) -> str:
    """Which text was read with which version: what a reader needs to get the same again."""
    return str(colophon_of(analysis))


def slug(name: str) -> str:
    """A name for a folder: lower-case letters, digits and hyphens, cut between words."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > SLUG_LENGTH and "-" in words[:SLUG_LENGTH]:
        return words[: SLUG_LENGTH + 1].rpartition("-")[0]
    return words[:SLUG_LENGTH] or "article"


def write_safely(path: Path, content: bytes) -> None:
    """Replaces the file at once, so that nobody ever finds half of it."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(draft, 0o644)  # mkstemp makes it private; a run is there to be shared
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise


def _folder_of(article: Article) -> Path:
    """The folder that holds this article already, whatever it was called then; else a new one."""
    mark = article.id[:8]
    known = sorted(runs_folder().glob(f"*-{mark}"))
    stem = Path(article.origin or "").stem
    return known[0] if known else runs_folder() / f"{slug(article.title or stem)}-{mark}"


def _chosen(given: str | Path | None) -> tuple[str | Path, str]:
    """Where the article lies, and the sentence that says why this one."""
    if given:
        return given, f"ARTICLE names {given}."
    file = runs_folder() / CHOICE
    if not file.is_file():
        return project() / SEED, "ARTICLE is empty and nothing was chosen in 00_start_here: this is the seed article."
    try:
        path = file.parent / json.loads(file.read_text("utf-8"))["article"]
    except (ValueError, KeyError, TypeError) as error:
        raise ArticleError(f"{shown(file)} holds no readable choice. Choose again in 00_start_here.") from error
    if not path.is_file():
        raise ArticleError(f"What was chosen in 00_start_here, {shown(path)}, is no longer there. Choose again.")
    return path, f"ARTICLE is empty: this is what was chosen in 00_start_here, {shown(path)}."


def _existing(path: Path) -> Path:
    """The file, looked for here and then from the clone's top folder, where `make run` names it."""
    places = [path] if path.is_absolute() else [path, project() / path]
    for place in places:
        if place.is_file():
            return place
    raise ArticleError(f"There is no file {path}. Give a path from here or from the clone's top folder, or a URL.")


def _recorded(path: Path) -> Article | None:
    """The Article that this text was when its run was made; None when the record is missing or of another text."""
    try:
        record = json.loads(path.with_name("analysis.json").read_text("utf-8"))
        article = Analysis.from_dict(record).article
    except (OSError, ValueError, AnalysisError):
        return None
    return article if article.text.encode("utf-8") == path.read_bytes() else None


def _relative(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path.resolve(), start.resolve())).as_posix()
