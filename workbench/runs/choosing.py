"""Which article the notebooks read: what a notebook names, else what was chosen, else the seed; and its companions."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

from workbench.articles import Article
from workbench.claims import Analysis
from workbench.errors import AnalysisError, ArticleError, NotebookError
from workbench.runs.files import relative, slug, write_safely
from workbench.runs.folders import project, runs_folder, start

SEED = Path("seeds", "iran-and-the-7-october-attack", "000_42cec9a27e2792ea.txt")
CHOICE = "choice.json"


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
    choice = {"article": relative(path, runs)}
    write_safely(runs / CHOICE, json.dumps(choice, ensure_ascii=False).encode("utf-8"))


def as_parameter() -> str:
    """The value of ARTICLE, in a notebook of the clone, that opens what is opened without one."""
    where, _ = _chosen(None)
    return relative(where, project() / "notebooks")


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
