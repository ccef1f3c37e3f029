"""A brief as HTML, Markdown and Word: the same words in each, and words they stay."""

import io
import re

import docx
import mistune
import pytest

from workbench.brief import Brief, Line, Section, write
from workbench.brief.markdown import markdown, plain
from workbench.brief.page import fragment, page
from workbench.brief.word import word

EVIL = "<img src=x onerror=alert(1)> [a](https://evil.example) **b** `c` # d www.evil.example https://evil.example \u202e | $x$"


@pytest.fixture
def evil():
    """A brief in which every text is hostile."""
    return Brief(EVIL, EVIL, (Section(EVIL, EVIL, (Line(EVIL, EVIL),), EVIL),), EVIL)


@pytest.fixture
def made(composed, sample):
    return composed(sample)


def words_in(text):
    return re.sub(r"\W+", "", text)


def word_text(content):
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


def html_text(html):
    body = html.split("<body>")[-1]
    return re.sub(r"<[^>]+>", " ", body).replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")


def test_every_form_has_every_sentence(made):
    """Nothing is lost between the three."""
    forms = [
        words_in(html_text(page(made))),
        words_in(word_text(word(made))),
        words_in(markdown(made)),
        words_in(html_text(fragment(made))),
    ]
    for section in made.sections:
        for sentence in (section.title, section.text, section.cut, *(line.text for line in section.lines)):
            assert all(words_in(sentence) in form for form in forms)


def test_html_stays_passive(evil, composed, hostile):
    """No script, no request, no markup out of an article; and a policy behind it."""
    for html in (page(evil), page(composed(hostile))):
        assert not re.search(r"<(script|img|b onclick|a |link|iframe)", html)
        assert "default-src 'none'" in html
        assert "\u202e" not in html
    assert not re.search(r"<(script|img|a )", fragment(evil))


def test_markdown_of_hostile_text_has_no_markup(evil):
    """Rendered, it has only the elements of the brief itself, and exactly the words it was given."""
    shown = mistune.create_markdown(plugins=["url", "table", "strikethrough"])(markdown(evil))

    assert {"h1", "p", "h2", "em", "ul", "li", "strong"} == set(re.findall(r"<(\w+)", shown))
    assert "[a](" in shown
    assert "⟦U+202E⟧" in shown


@pytest.mark.parametrize(
    "text", ["1. one", "- a", "+ a", "= a", "# a", "> a", "| a |", "a_b_c *d*", "&amp; <b>", "~~a~~"]
)
def test_plain_words_stay_plain(text):
    """Wherever Markdown looks for a meaning."""
    shown = mistune.create_markdown(plugins=["table", "strikethrough"])(plain(text))
    back = shown.strip().removeprefix("<p>").removesuffix("</p>")

    assert back == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_word_takes_any_text_and_names_nobody(evil, composed, hostile):
    """Control characters are shown; neither a library nor an account stands as author."""
    for brief in (evil, composed(hostile)):
        document = docx.Document(io.BytesIO(word(brief)))

        assert "" == document.core_properties.author
        assert "⟦U+202E⟧" in word_text(word(brief))
    assert word(Brief("a\x00b", "", (), ""))


def test_all_three_are_written(made, tmp_path):
    """Into a folder, which is made."""
    paths = write(made, tmp_path / "run")

    assert ["brief.md", "brief.html", "brief.docx"] == [path.name for path in paths]
    assert all(path.stat().st_size > 1000 for path in paths)


def test_a_notebook_shows_it_in_both_ways(made):
    """HTML where there is a browser, Markdown where there is none."""
    assert fragment(made) == made._repr_html_()
    assert markdown(made) == repr(made)
