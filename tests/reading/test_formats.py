"""Pages, PDFs and Word documents: what is taken out, what is left out, and that it is told."""

import io
from contextlib import suppress

import docx
import pytest

from workbench.errors import ArticleError
from workbench.reading import read_article
from workbench.reading.pdfs import paragraphs

STORY = "The harbour burned for three days, and nobody knows who lit it, the mayor of the port city said."


def parts(article, kind):
    """The words of all parts of one kind."""
    return [part.span.of(article.text) for part in article.parts if part.kind == kind]


# ── Web pages ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def read_page(folder):
    """Reads a page that was saved to a file."""

    def read_page(html):
        (folder / "page.html").write_bytes(html if isinstance(html, bytes) else html.encode("utf-8"))
        return read_article("page.html")

    return read_page


def test_page_gives_its_metadata(read_page, page):
    """Title, author, outlet and day are the page's own."""
    article = read_page(page)

    assert ("Harbour fire: what we know", "Jane Doe", "The Daily Bugle", "2023-10-14") == (
        article.title,
        article.byline,
        article.outlet,
        article.published,
    )
    assert "Taken from the page's own metadata: title, byline, outlet, published." in article.notes


def test_page_keeps_headings_and_paragraphs_apart(read_page, page):
    """What is a heading in the page is one in the article; list items and rows are lines of their own."""
    article = read_page(page)

    assert ["Harbour fire: what we know", "Who was there"] == parts(article, "heading")
    assert 8 == len(article.paragraphs)
    assert "- The first ship is lost" in parts(article, "paragraph")
    assert "Anna | total" in parts(article, "paragraph")


def test_page_leaves_out_menus_and_comments(read_page, page):
    """Nothing but the article is read, and that is told."""
    article = read_page(page)

    assert "World" not in article.text
    assert "honestly" not in article.text
    assert "The text was taken out of a web page; menus, comments and pictures are left out." in article.notes
    assert "Tables read row by row: 1." in article.notes


def test_page_says_which_tables_are_lost(read_page, page):
    """A table that the extraction drops is told."""
    outside = "<table><tr><td>Weather</td></tr></table><footer>"

    assert "Tables of the page that are not part of the text: 1." in read_page(page.replace("<footer>", outside)).notes


def test_page_is_decoded_as_it_declares(read_page, page):
    """An old page in another encoding is read in it."""
    old = page.replace("<head>", '<head><meta charset="iso-8859-2">').replace("the mayor", "Mayor Wałęsa")

    assert "Mayor Wałęsa" in read_page(old.encode("iso-8859-2")).text


def test_page_stays_text(read_page, page):
    """Markup that a page shows as text is not markup again."""
    article = read_page(page.replace("officials believe", "&lt;script&gt;alert(1)&lt;/script&gt; officials believe"))

    assert "<script>alert(1)</script>" in article.text


# ── PDF ───────────────────────────────────────────────────────────────────────────────────────────

LINES = [
    "The harbour burned for three days, and the mayor said that it may rain be-",
    "fore the week is out. Long before that, nobody had seen evidence of any long-",
    "standing plan, two officials said.",
    "What the police know",
    "Nobody saw who lit it, according to two officials who asked not to be",
    "named because the inquiry",
]


@pytest.fixture
def read_pdf(folder, make_pdf):
    """Reads a PDF of some pages."""

    def read_pdf(*pages, **options):
        (folder / "a.pdf").write_bytes(make_pdf(*pages, **options))
        return read_article("a.pdf")

    return read_pdf


def test_pdf_lines_become_paragraphs(read_pdf):
    """Sentences run on over lines and pages, and headings stay apart."""
    article = read_pdf(LINES, ["goes on and on."], title="Harbour fire")

    assert "Harbour fire" == article.title
    assert ["What the police know"] == parts(article, "heading")
    assert [
        "The harbour burned for three days, and the mayor said that it may rain before the week is out. "
        "Long before that, nobody had seen evidence of any long-standing plan, two officials said.",
        "Nobody saw who lit it, according to two officials who asked not to be named because the inquiry goes on and on.",
    ] == parts(article, "paragraph")
    assert "lines were joined to paragraphs, which is partly a guess" in " ".join(article.notes)


def test_pdf_leaves_out_page_numbers_and_running_heads(read_pdf):
    """What stands on every page is not the article's, and is counted."""
    article = read_pdf(*[["THE DAILY BUGLE", STORY, "It rained.", str(number)] for number in (1, 2, 3)])

    assert 3 * [f"{STORY} It rained."] == parts(article, "paragraph")
    assert "Page numbers and running heads left out: 6 lines." in article.notes


def test_scanned_pdf_asks_for_text_recognition(read_pdf):
    """A PDF of pictures is said to be one."""
    with pytest.raises(ArticleError, match="No text was found in its 2 pages; it looks scanned. Run text recognition"):
        read_pdf([], [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["a soft\u00ad", "ened blow and more"], ["a softened blow and more"], id="soft hyphen"),
        pytest.param(["it was long-", "standing, he said"], ["it was long-standing, he said"], id="compound"),
        pytest.param(["to plan or be-", "fore, not before"], ["to plan or before, not before"], id="word seen whole"),
        pytest.param(["It ended.", "", "It began."], ["It ended.", "It began."], id="blank line"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_divided_words_are_mended_only_where_it_is_safe(lines, expected):
    """A hyphen at a line's end goes only if the whole word stands elsewhere."""
    assert expected == paragraphs(lines)


# ── Word ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def document():
    """A Word document with a title, a heading, a paragraph and no properties filled in."""
    document = docx.Document()
    document.add_heading("Harbour fire", 0)
    document.add_paragraph(STORY)
    document.add_heading("Was it arson.", 2)
    document.add_paragraph("Nobody saw who lit it, officials said.")
    return document


def read_document(folder, document):
    """Reads a document that was saved to a file."""
    document.save(folder / "a.docx")
    return read_article("a.docx")


def test_word_styles_become_headings(folder, document):
    """A heading is what is styled as one, whatever its form."""
    article = read_document(folder, document)

    assert ["Harbour fire", "Was it arson."] == parts(article, "heading")
    assert [STORY, "Nobody saw who lit it, officials said."] == parts(article, "paragraph")


def test_word_properties_fill_the_article(folder, document):
    """Title and author are the document's own; a template's are not taken for facts."""
    document.core_properties.title = "Fire in the harbour"
    assert ("Fire in the harbour", None, None) == (
        (article := read_document(folder, document)).title,
        article.byline,
        article.published,
    )
    document.core_properties.author = "Jane Doe"

    assert "Jane Doe" == read_document(folder, document).byline


def test_word_tables_are_read_row_by_row(folder, document):
    """Cells stand in one line, a merged one once, and a note tells of the table."""
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ship", "Loss"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Anna"
    article = read_document(folder, document)

    assert ["Ship | Loss", "Anna"] == parts(article, "paragraph")[-2:]
    assert "Tables read row by row: 1." in article.notes


def test_word_insertions_are_read(folder, document):
    """Tracked insertions are text, tracked deletions are not, and a note says so."""
    from docx.oxml import parse_xml

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document.paragraphs[1]._p.append(parse_xml(f"<w:ins {w}><w:r><w:t> It rained.</w:t></w:r></w:ins>"))
    document.paragraphs[1]._p.append(parse_xml(f"<w:del {w}><w:r><w:delText> Not.</w:delText></w:r></w:del>"))
    article = read_document(folder, document)

    assert f"{STORY} It rained." == parts(article, "paragraph")[0]
    assert "tracked changes" in " ".join(article.notes)


def test_empty_word_document_is_an_error(folder):
    """A document without text is said to have none."""
    with pytest.raises(ArticleError, match="This document holds no text"):
        read_document(folder, docx.Document())


def test_word_document_that_unpacks_too_far_is_refused(folder, document, monkeypatch):
    """A small file that unpacks to a huge one is not unpacked."""
    monkeypatch.setattr("workbench.reading.word.LARGEST_UNPACKED", 1000)

    with pytest.raises(ArticleError, match="unpacks to more than"):
        read_document(folder, document)


def test_damaged_files_are_errors(folder, document, make_pdf):
    """A file that is cut short anywhere is a sentence, never a traceback."""
    buffer = io.BytesIO()
    document.save(buffer)
    for name, data in (("a.docx", buffer.getvalue()), ("a.pdf", make_pdf(LINES))):
        for share in range(1, 10):
            (folder / name).write_bytes(data[: len(data) * share // 10])
            with suppress(ArticleError):
                assert read_article(name).paragraphs  # what can be repaired is read
