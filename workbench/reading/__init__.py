"""Files and addresses become Articles: one reader a format, and one end that all of them share."""

import os
import re
from dataclasses import replace
from pathlib import Path

from workbench.articles import Article
from workbench.errors import ArticleError, FetchError
from workbench.reading.extracts import Extract
from workbench.reading.files import load
from workbench.reading.formats import read_bytes
from workbench.reading.language import detect_language, language_note
from workbench.reading.oddities import oddities
from workbench.reading.web import fetch

__all__ = ["read_article", "read_text"]

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def read_article(path_or_url: str | os.PathLike, *, allow_private: bool = False, **fields) -> Article:
    """The Article in a .txt, .md, .html, .pdf or .docx file or behind a URL; `fields` given here win.

    The text of a .txt or .md file is kept verbatim; of a page, a PDF or a Word document it is what could
    be taken out of it. `notes` tell what was repaired, guessed or left out. A URL is fetched with limits,
    and from a private or local address only where `allow_private` is true.
    Raises ArticleError, or FetchError for a URL, with what to try.
    """
    where = os.fspath(path_or_url).strip()
    if ADDRESS.match(where):
        got = fetch(where, allow_private=allow_private)
        origin, moved = where, () if got.url == where else (f"The address led to {got.url}.",)
    else:
        got, moved = load(where), ()
        origin = _relative(Path(where).expanduser())
    try:
        return _article(read_bytes(got), origin=origin, noted=moved, **fields)
    except FetchError:
        raise
    except ArticleError as error:
        raise ArticleError(f"{origin}: {error}") from error


def read_text(text: str, **fields) -> Article:
    """The Article of a text that was pasted, with the same notes as one read from a file."""
    return _article(Extract(text), **fields)


def _article(extract: Extract, *, noted: tuple[str, ...] = (), **fields) -> Article:
    """What a reader took out, laid out and looked over; `fields` win over the file's own."""
    notes = (*extract.notes, *noted, *fields.pop("notes", ()))
    article = Article.from_text(extract.text, headings=extract.headings, notes=notes, **{**extract.fields, **fields})
    language = article.language or detect_language(article)
    return replace(article, language=language).with_notes(*oddities(article), *language_note(language))


def _relative(path: Path) -> str:
    """The path as seen from the current folder, with forward slashes; as it is where there is no such way."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()
