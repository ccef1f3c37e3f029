"""A file's bytes, or an error that says what to do: missing, a folder, too large, not to be read."""

from difflib import get_close_matches
from pathlib import Path

from workbench.errors import ArticleError
from workbench.layout import printable
from workbench.reading.extracts import Content

LARGEST = 20_000_000  # bytes of a file or a download; a long newspaper article has some 30,000
FORMAT_OF = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".pdf": "pdf",
    ".docx": "docx",
}  # fmt: skip
NOT_READ = {".doc", ".odt", ".rtf", ".pages", ".epub", ".pptx", ".xlsx"}


def load(where: str) -> Content:
    """The bytes of the file at a path, and the format its name tells."""
    if not where:
        raise ArticleError("No path and no URL was given.")
    path = Path(where).expanduser()
    try:
        if path.is_dir():
            raise ArticleError(f"{where} is a folder; give one file.{_example(path)}")
        if not path.exists():
            raise ArticleError(f"There is no file {_brief(where)}.{_suggestion(where, path)}")
        if not path.is_file():
            raise ArticleError(f"{where} is not a regular file.")
        if (size := path.stat().st_size) > LARGEST:
            raise ArticleError(too_large(where, size))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(f"{_brief(where)} cannot be read: {reason}. {_pasted(where)}".rstrip()) from error
    suffix = path.suffix.lower()
    if suffix in NOT_READ:
        raise ArticleError(f"{where}: {suffix} files are not read; save it as .docx, .pdf or .txt.")
    return Content(data, FORMAT_OF.get(suffix), path.name)


def too_large(what: str, size: int) -> str:
    """The sentence that refuses a file or a download for its size."""
    return (
        f"{what} has {size / 1e6:,.1f} MB; at most {LARGEST / 1e6:.0f} MB are read. Save the article's text on its own."
    )


def _suggestion(where: str, path: Path) -> str:
    """What the path may have meant."""
    if where.lower().startswith("www."):
        return f" If it is a web address, begin it with https://: https://{where}"
    if not path.parent.is_dir():
        return f" There is no folder {path.parent.as_posix()} either. {_pasted(where)}".rstrip()
    names = [item.name for item in path.parent.iterdir()]
    lower = {name.lower(): name for name in names}
    near = [lower[name] for name in get_close_matches(path.name.lower(), lower, n=2, cutoff=0.75)]
    if not near:
        return f" {_pasted(where)}".rstrip()
    return f" Did you mean {' or '.join((path.parent / name).as_posix() for name in near)}?"


def _pasted(where: str) -> str:
    """Advice for somebody who gave a text where a path was expected."""
    is_text = "\n" in where or len(where) > 200 or where.count(" ") > 8
    return "If this is the text itself, use Article.from_text(text)." if is_text else ""


def _brief(where: str) -> str:
    """A path as it is, or the beginning of what is no path."""
    return where if len(where) <= 200 and where.isprintable() else f"“{printable(where)[:60]}…”"


def _example(folder: Path) -> str:
    names = sorted(item.name for item in folder.iterdir() if item.suffix.lower() in FORMAT_OF)
    return f" For example {(folder / names[0]).as_posix()}" if names else ""
