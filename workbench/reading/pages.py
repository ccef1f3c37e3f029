"""The article inside a web page: what trafilatura keeps of it, with the page's own metadata."""

import re
from collections.abc import Iterator

from workbench.errors import ArticleError
from workbench.reading.encoding import decode
from workbench.reading.extracts import Block, Content, Extract, hush, joined, row_of

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
FIELD_OF = {"title": "title", "author": "byline", "sitename": "outlet", "date": "published"}
NO_ARTICLE = (
    "No article was found in this page. A page that needs JavaScript, a paywall or a list of links looks like this; "
    "copy the article's text into a .txt file instead."
)


def read_page(content: Content) -> Extract:
    """The article of a page, without menus and comments, and what the page says about it."""
    import trafilatura  # 0.5 s, and most articles are not pages

    hush("trafilatura", "htmldate", "courlan", "justext")
    declared = CHARSET.search(content.data[:4000])
    charset = content.charset or (declared and declared[1].decode("ascii", "replace"))
    html, notes = decode(content.data, charset=charset)
    try:
        page = trafilatura.bare_extraction(
            html, url=content.url, with_metadata=True, include_comments=False, include_tables=True
        )
        blocks = list(_blocks(page.body)) if page is not None and page.body is not None else []
    except Exception as error:  # markup of a hostile depth or form; the text can still be copied
        raise ArticleError(f"{NO_ARTICLE} ({type(error).__name__})") from error
    text, headings = joined(blocks)
    if not text:
        raise ArticleError(NO_ARTICLE)
    fields = {name: value for key, name in FIELD_OF.items() if (value := _one_line(getattr(page, key, None)))}
    return Extract(text, headings, fields, (*notes, *_notes(html, page.body, fields)))


def _blocks(body) -> Iterator[Block]:
    """Paragraphs, headings, list items and table rows of the extracted tree, in order."""
    for element in body:
        if element.tag == "head":
            yield Block(_words(element), heading=True)
        elif element.tag == "list":
            yield from (Block(f"- {_words(item)}") for item in element.iter("item") if _words(item))
        elif element.tag == "table":
            yield from (Block(row_of(map(_words, row.iter("cell")))) for row in element.iter("row"))
        elif element.tag in ("quote", "div", "section") and element.find("p") is not None:
            yield Block(element.text or "")
            yield from _blocks(element)
        else:
            yield Block(_words(element))
        yield Block(element.tail or "")


def _words(element) -> str:
    """The text of an element, a line break where the page has one."""
    pieces = [element.text or ""]
    for child in element:
        pieces += ["\n" if child.tag == "lb" else _words(child), child.tail or ""]
    return "".join(pieces)


def _one_line(value: str | None) -> str:
    return " ".join((value or "").split())


def _notes(html: str, body, fields: dict[str, str]) -> Iterator[str]:
    """What was taken out of the page and what was left behind."""
    yield "The text was taken out of a web page; menus, comments and pictures are left out."
    if fields:
        yield f"Taken from the page's own metadata: {', '.join(fields)}."
    kept, all_tables = sum(1 for _ in body.iter("table")), len(re.findall(r"<table\b", html, re.IGNORECASE))
    if kept:
        yield f"Tables read row by row: {kept}."
    if all_tables > kept:
        yield f"Tables of the page that are not part of the text: {all_tables - kept}."
