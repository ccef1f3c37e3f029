"""Which reader a file's bytes go to: by its name or the server's word, unless the bytes plainly say otherwise."""

from collections.abc import Callable
from dataclasses import replace

from workbench.errors import ArticleError
from workbench.reading.encoding import decode
from workbench.reading.extracts import Content, Extract
from workbench.reading.pages import read_page
from workbench.reading.pdfs import read_pdf
from workbench.reading.word import read_docx

NAMES = {"text": "plain text", "page": "a web page", "pdf": "a PDF", "docx": "a Word document"}
# A picture, a film, an archive: what people give by mistake, told by the first bytes.
SIGNATURES = {
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive", b"\x1f\x8b": "a gzip archive", b"7z\xbc\xaf": "a 7z archive",
    b"\xd0\xcf\x11\xe0": "an old Office document (save it as .docx)", b"{\\rtf": "an RTF document (save it as .docx)",
    b"\x7fELF": "a program", b"MZ": "a program", b"SQLite format 3": "a database",
}  # fmt: skip


def read_text_file(content: Content) -> Extract:
    """The file's text, decoded and otherwise as it is."""
    text, notes = decode(content.data, charset=content.charset)
    return Extract(text, notes=notes)


READERS: dict[str, Callable[[Content], Extract]] = {
    "text": read_text_file,
    "page": read_page,
    "pdf": read_pdf,
    "docx": read_docx,
}


def read_bytes(content: Content) -> Extract:
    """What the fitting reader takes out of some bytes. Raises ArticleError if none fits."""
    if not content.data.strip():
        raise ArticleError("The file is empty.")
    seen = _seen_in(content.data)
    notes = ()
    if seen in READERS and seen != content.format and not (seen == "page" and content.format):
        notes = (f"Read as {NAMES[seen]}, which it is, whatever its name says.",) if content.format else ()
        content = replace(content, format=seen)
    elif content.format in (None, "text") and seen in SIGNATURES.values():
        raise ArticleError(f"This is {seen}, not a text. Read are .txt, .md, .html, .pdf and .docx.")
    extract = READERS[content.format or "text"](content)
    return replace(extract, notes=(*notes, *extract.notes))


def _seen_in(data: bytes) -> str | None:
    """The format that the first bytes show, a name for what is not read, or None."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
        return "docx"
    if start[:200].lower().startswith((b"<!doctype html", b"<html")):
        return "page"
    return next((name for signature, name in SIGNATURES.items() if start.startswith(signature)), None)
