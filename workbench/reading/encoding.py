"""Bytes into text: UTF-8 first, then what a byte-order mark says, then Windows-1252 with a note."""

import codecs
import re

from workbench.errors import ArticleError

MARKS = {  # longest first: the mark of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8-sig",
}  # fmt: skip
# Families of encodings that pages are in; Python also calls escapes and host names encodings.
CHARSETS = ("iso", "cp", "koi", "euc", "shift", "big5", "gb", "mac", "tis", "utf-16")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MOST_CONTROLS = 0.005  # a stray form feed or escape is a text's; one in two hundred is a program's
BINARY = "This is binary data, not a text. Read are .txt, .md, .html, .pdf and .docx."


def decode(data: bytes, *, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, its byte-order mark dropped, and notes on what had to be assumed.

    Raises ArticleError for what is not text at all.
    """
    text, notes = _decoded(data, charset)
    controls = len(CONTROL.findall(text))
    if "\0" in text or controls > MOST_CONTROLS * len(text):
        raise ArticleError(BINARY)
    return text, notes


def _decoded(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                if encoding != "utf-8-sig":
                    raise ArticleError(
                        f"It begins like {encoding.upper()}, but breaks off at byte {error.start:,}."
                    ) from error
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    if charset and (text := _declared(data, charset)) is not None:
        return text, _broken(text)
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("�")
    if sum(character > "\x7f" for character in text) > 2 * broken:
        return text, _broken(text)  # UTF-8 with a few damaged bytes, not another encoding
    try:
        return data.decode("cp1252"), ("Read as Windows-1252, because it is not UTF-8.",)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise ArticleError(BINARY) from error
        raise ArticleError(
            f"Its encoding is neither UTF-8 nor Windows-1252 (byte {error.start:,}). Save it again as UTF-8."
        ) from error


def _declared(data: bytes, charset: str) -> str | None:
    """The text in the encoding that a page or a server declares; None if it is none of those."""
    try:
        name = codecs.lookup(charset).name
        return data.decode(name, errors="replace") if name.startswith(CHARSETS) else None
    except (LookupError, ValueError):
        return None


def _broken(text: str) -> tuple[str, ...]:
    count = text.count("�")
    return (f"Characters that were damaged in the file and are shown as �: {count:,}.",) if count else ()
