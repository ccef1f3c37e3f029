"""Files: the text verbatim, the origin relative, and each thing that can be wrong said in one line."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workbench as wb
from workbench.errors import ArticleError
from workbench.reading import read_article, read_text
from workbench.reading.encoding import decode
from workbench.reading.extracts import Content
from workbench.reading.files import LARGEST
from workbench.reading.formats import READERS, read_bytes

STORY = "The harbour burned for three days, and nobody knows who lit it, the mayor of the port city said."


@pytest.fixture
def write(folder):
    """Writes a file into the current folder and gives its name."""

    def write(name, content):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return name

    return write


def test_read_article_is_the_package_s():
    """What notebooks call is what is tested here."""
    assert wb.read_article is read_article


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.TXT", "story", "story.log"])
def test_text_is_verbatim(write, name):
    """The text is the file's, newlines and odd characters included; only a byte-order mark is dropped."""
    text = f"Harbour fire\r\n\r\n{STORY}\r\n\n\ttail \u00a0 🙂\r"

    assert text == read_article(write(name, b"\xef\xbb\xbf" + text.encode("utf-8"))).text


def test_origin_is_relative_to_the_current_folder(folder, write):
    """A stored article does not carry the place of the analyst's home folder."""
    (folder / "story").mkdir()
    write("story/a.txt", STORY)

    assert "story/a.txt" == read_article(folder / "story" / "a.txt").origin
    assert "story/a.txt" == read_article("story/a.txt").origin


def test_fields_given_win(write):
    """What the caller knows is not guessed, and not taken from the header."""
    article = read_article(write("a.txt", f"title: A\noutlet: B\n\n{STORY}"), title="C", notes=("By hand.",))

    assert ("C", "B") == (article.title, article.outlet)
    assert ("By hand.",) == article.notes


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        pytest.param("utf-8", None, id="UTF-8"),
        pytest.param("utf-16", None, id="UTF-16 with a mark"),
        pytest.param("utf-32", None, id="UTF-32 with a mark"),
        pytest.param("cp1252", "Read as Windows-1252, because it is not UTF-8.", id="Windows-1252"),
    ],
)
def test_encodings_are_recognised(write, encoding, note):
    """An old or foreign encoding is read, and told where it was a guess."""
    text = f"Bölükbasi wrote – “carefully” –: {STORY}"
    article = read_article(write("a.txt", text.encode(encoding)))

    assert text == article.text
    assert ((note,) if note else ()) == article.notes


def test_damaged_bytes_are_shown_and_told(write):
    """A few broken bytes do not turn all of a UTF-8 text into another encoding."""
    article = read_article(write("a.txt", f"Bölükbäsi sågt: {STORY}".encode() + b" \xff"))

    assert article.text.startswith("Bölükbäsi")
    assert "Characters that were damaged in the file and are shown as �: 1." in article.notes


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("a.txt", b"", "a.txt: The file is empty", id="empty"),
        pytest.param("a.txt", b" \n\n ", "a.txt: The file is empty", id="blank"),
        pytest.param("a.txt", b"title: A\n\n", "a.txt: There is no text below the header", id="header alone"),
        pytest.param("a.txt", bytes(range(256)) * 20, "binary data, not a text", id="binary"),
        pytest.param("a.txt", b"ok \x01\x02\x03\x04 ok", "binary data, not a text", id="control characters"),
        pytest.param("a.txt", b"\x81\x8d d\xe9f", "neither UTF-8 nor Windows-1252", id="no encoding fits"),
        pytest.param("a.txt", b"\xff\xfea\x00\x00\xd8", "begins like UTF-16, but breaks off", id="broken UTF-16"),
        pytest.param("a.png", b"\x89PNG\r\n\x1a\n...", "a PNG picture, not a text", id="picture"),
        pytest.param("a.txt", b"PK\x03\x04...", "a ZIP archive, not a text", id="archive"),
        pytest.param("a.doc", b"\xd0\xcf\x11\xe0", ".doc files are not read; save it as .docx", id="old Word"),
        pytest.param("a.pdf", b"no PDF at all, nothing like one", "This PDF cannot be read", id="no PDF"),
        pytest.param("a.docx", b"no Word document", "not a readable .docx file", id="no Word document"),
        pytest.param("a.html", "<html><div id=app></div></html>", "No article was found in this page", id="empty page"),
    ],
)
def test_unreadable_content_is_named(write, name, content, message):
    """What cannot be read is said with the file's name and what to try."""
    with pytest.raises(ArticleError, match=message):
        read_article(write(name, content))


@pytest.mark.parametrize(
    ("where", "message"),
    [
        pytest.param("storry.txt", "no file storry.txt. Did you mean story.txt?", id="misspelt"),
        pytest.param("nowhere/story.txt", "There is no folder nowhere either", id="no folder"),
        pytest.param("folder", "folder is a folder; give one file. For example folder/inside.txt", id="folder"),
        pytest.param("www.bugle.example/1", "begin it with https://", id="address without scheme"),
        pytest.param("", "No path and no URL was given", id="nothing"),
        pytest.param(f"{STORY}\n{STORY}", "use Article.from_text", id="pasted text"),
        pytest.param(STORY * 50, "use Article.from_text", id="longer than a path can be"),
        pytest.param("a\0b", "There is no file “ab…”|cannot be read", id="no possible path"),
    ],
)
def test_missing_file_says_what_may_have_been_meant(folder, write, where, message):
    """A wrong path is answered with advice."""
    write("story.txt", STORY)
    (folder / "folder").mkdir()
    write("folder/inside.txt", STORY)

    with pytest.raises(ArticleError, match=message):
        read_article(where)


def test_large_file_is_refused_before_it_is_read(folder):
    """A file beyond the limit is named with its size; the file here has no content on the disk."""
    with (folder / "big.txt").open("wb") as file:
        file.truncate(LARGEST + 1_500_000)

    with pytest.raises(ArticleError, match="big.txt has 21.5 MB; at most 20 MB are read"):
        read_article("big.txt")


def test_file_that_may_not_be_read(write, monkeypatch):
    """A refusal by the operating system becomes a sentence."""

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    name = write("a.txt", STORY)
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)

    with pytest.raises(ArticleError, match="a.txt cannot be read: Permission denied"):
        read_article(name)


def test_long_text_is_read_and_told(write):
    """Five megabytes are a note, not an error, and nothing of them is lost."""
    text = f"{STORY}\n\n" * 52_000
    article = read_article(write("a.txt", text), language="en")

    assert text == article.text
    assert "The text has 5.1 million characters" in article.notes[0]


def test_content_counts_more_than_the_name(write, make_pdf):
    """A PDF that is called .txt is read as what it is."""
    article = read_article(write("a.txt", make_pdf([STORY])))

    assert STORY == article.text
    assert "Read as a PDF, which it is, whatever its name says." in article.notes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(STORY, "en", id="English"),
        pytest.param("Der Hafen brannte drei Tage lang, und niemand weiß, wer ihn angezündet hat.", "de", id="German"),
        pytest.param("Le port a brûlé pendant trois jours et personne ne sait qui l'a incendié.", "fr", id="French"),
        pytest.param("He agreed.", None, id="too short"),
    ],
)
def test_language_is_detected(text, language):
    """The language is found, or left open where the text is too short."""
    assert language == read_text(text).language


def test_text_that_is_not_english_is_told():
    """The workbench says when it is out of its depth, whoever says what language it is."""
    note = "This text reads as German (de); the workbench reads English only, so expect little to be right."

    assert (note,) == read_text("Der Hafen brannte drei Tage lang, und niemand weiß, wer ihn angezündet hat.").notes
    assert note in read_text(f"language: de\n\n{STORY}").notes


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param(
            f"{STORY} It was \u202enosra\u202c, the ma\u200byor said.",
            "Invisible control characters: 3 (U+200B zero width space, U+202C pop directional formatting, "
            "U+202E right-to-left override), at character 104, 110, 119.",
            id="hidden order",
        ),
        pytest.param(f"{STORY}\n\n“It may rain, he said.", "Quotation marks do not pair in paragraph 2", id="unclosed"),
        pytest.param(f'{STORY} It may rain," he said.', "Quotation marks do not pair in paragraph 1", id="unopened"),
    ],
)
def test_oddities_are_told(text, note):
    """What a reader would not see, or would stumble over, is a note."""
    assert note in " ".join(read_text(text, language="en").notes)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“We had no part in it.\n\n“Nobody asked us,” he said.", id="quotation over two paragraphs"),
        pytest.param('The 6" pipe burned, he said, and so did the “old” ship.', id="inches"),
        pytest.param("A family 👨‍👩‍👧 saw it.", id="joined emoji"),
        pytest.param("„Nein“, said the mayor’s office.", id="German quotation marks"),
    ],
)
def test_ordinary_text_has_no_notes(text):
    """Things that are as they should be are not told."""
    assert () == read_text(text, language="en").notes


@settings(max_examples=150)
@given(
    st.binary(max_size=200), st.sampled_from([None, "latin-1", "utf-7", "utf-16", "idna", "hex", "unicode_escape", "x"])
)
def test_any_bytes_are_text_or_refused(data, charset):
    """Whatever the bytes and whatever encoding a server names: a text, or an ArticleError."""
    with suppress(ArticleError):
        text, notes = decode(data, charset=charset)
        assert isinstance(text, str)
        assert len(notes) <= 1


@settings(max_examples=60)
@given(st.binary(max_size=200), st.sampled_from([*READERS, None]))
def test_any_bytes_go_through_any_reader(data, form):
    """No reader lets an error of its library through."""
    with suppress(ArticleError):
        assert isinstance(read_bytes(Content(data, form, "any")).text, str)
