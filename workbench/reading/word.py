"""The text of a Word document: its paragraphs, its heading styles, its tables row by row."""

import io
import zipfile
from collections.abc import Iterator

from workbench.errors import ArticleError
from workbench.reading.extracts import Block, Content, Extract, joined, row_of

LARGEST_UNPACKED = 200_000_000  # bytes; a .docx is a ZIP archive and can be a bomb
TEMPLATE = {"author": "python-docx", "created": "2013-12-23"}  # what a document says that a program has made
HEADING_STYLES = ("Heading", "Title", "Subtitle")
# Parts of a document that hold text beside the body, and how to call them.
BESIDE = {"footnotes.xml": "footnotes", "endnotes.xml": "endnotes", "comments.xml": "comments"}


def read_docx(content: Content) -> Extract:
    """The paragraphs and tables of a Word document and its own title, author and date."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content.data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > LARGEST_UNPACKED:
                raise ArticleError(
                    f"This document unpacks to more than {LARGEST_UNPACKED / 1e6:.0f} MB; it is not read."
                )
            beside = [what for name, what in BESIDE.items() if f"word/{name}" in archive.namelist()]
        document = docx.Document(io.BytesIO(content.data))
        text, headings = joined(_blocks(document))
        fields = _properties(document.core_properties)
    except ArticleError:
        raise
    except Exception as error:  # python-docx meets damaged files with whatever its parser trips over
        raise ArticleError(f"This is not a readable .docx file ({error}); save it again or as .txt.") from error
    if not text:
        raise ArticleError("This document holds no text; if it shows a picture of one, run text recognition (OCR).")
    return Extract(text, headings, fields, tuple(_notes(document, fields, beside)))


def _blocks(document) -> Iterator[Block]:
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            yield from (Block(row_of(cell.text for cell in _cells(row))) for row in item.rows)
            continue
        style = item.style.name or "" if item.style is not None else ""
        mark = "- " if style.startswith("List") and item.text.strip() else ""
        yield Block(mark + _words(item), heading=style.startswith(HEADING_STYLES))


def _cells(row) -> list:
    """The cells of a row; python-docx names a merged cell once for each column it covers."""
    return list({id(cell._tc): cell for cell in row.cells}.values())


def _words(paragraph) -> str:
    """The paragraph's text with tracked insertions, which python-docx leaves out."""
    from docx.oxml.ns import qn

    pieces = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    runs = paragraph._p.xpath(".//w:r[not(ancestor::w:txbxContent)]")
    return "".join(
        child.text or "" if child.tag == qn("w:t") else pieces.get(child.tag, "") for run in runs for child in run
    )


def _properties(properties) -> dict[str, str]:
    """Title, author and day of creation, unless they are those of a template."""
    created = properties.created.date().isoformat() if properties.created else ""
    fields = {"title": properties.title, "byline": properties.author, "published": created}
    return {
        name: " ".join(value.split())
        for name, value in fields.items()
        if value and value.strip() and value not in TEMPLATE.values()
    }


def _notes(document, fields: dict[str, str], beside: list[str]) -> Iterator[str]:
    body = document.element.body
    yield "The text was taken out of a Word document."
    if fields:
        yield f"Taken from the document's own properties: {', '.join(fields)}."
    if document.tables:
        yield f"Tables read row by row: {len(document.tables)}."
    if body.xpath(".//w:ins | .//w:del"):
        yield "The document holds tracked changes: what was inserted is read, what was deleted is not."
    if body.xpath(".//w:txbxContent"):
        beside = [*beside, "text boxes"]
    if beside:
        yield f"Not read: {', '.join(beside)}."
