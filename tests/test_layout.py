"""Layout: what is found in a text by its form, what is left alone, and that nothing is lost."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.articles import Article, ArticleKind
from workbench.errors import ArticleError
from workbench.layout import lay_out
from workbench.layout.header import KINDS, read_header

SEEDS = Path(__file__).parents[1] / "seeds"
SEED = SEEDS / "iran-and-the-7-october-attack" / "000_42cec9a27e2792ea.txt"
DIGESTS = sorted(path for path in SEEDS.glob("*/*.txt") if path != SEED)
STORY = "The harbour burned for three days, and nobody knows who lit it, the mayor of the port city said."


def texts(text, kind, **options):
    """The words of all parts of one kind."""
    return [part.span.of(text) for part in lay_out(text, **options).parts if part.kind == kind]


# ── The seeds ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def seed():
    """The text of the seed article, newlines as they are."""
    return SEED.read_bytes().decode("utf-8")


def test_seed_has_its_three_headings(seed):
    """The headings inside the body are found, and no sentence is taken for one."""
    assert ["Hamas attack with Ir", "Hezbollah trained Ha", "Training in Syria an"] == [
        words[:20] for words in texts(seed, "heading")
    ]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("byline", "From: Bedrettin Bölükbasi"), ("dateline", "Tehran –"), ("signoff", "(bb)")],
)
def test_seed_has_its_marks(seed, kind, words):
    """Byline, dateline and sign-off are parts of their own."""
    assert [words] == texts(seed, kind)


def test_seed_s_paragraphs_exclude_dateline_and_sign_off(seed):
    """A sentence begins behind the dateline and ends before the sign-off."""
    paragraphs = texts(seed, "paragraph")

    assert 8 == len(paragraphs)
    assert paragraphs[1].startswith("The Middle East")
    assert paragraphs[-1].endswith("to resign.")


def test_seed_s_notes_tell_what_was_found(seed):
    """Everything that was guessed is told."""
    layout = lay_out(seed)

    assert "Bedrettin Bölükbasi" == layout.fields["byline"]
    assert layout.fields["title"].startswith("Hamas attack with Iranian help?")
    assert [
        "No title was",
        "Byline found",
        "Dateline fou",
        "Headings fou",
        "Sign-off fou",
    ] == [note[:12] for note in layout.notes]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_digests_are_header_and_paragraphs(path):
    """Nothing but the header is found around the paragraphs of the other seeds."""
    text = path.read_bytes().decode("utf-8")
    layout = lay_out(text)

    assert {"header", "paragraph"} == {part.kind for part in layout.parts}
    assert {"title", "outlet", "published", "language", "kind"} == set(layout.fields)
    assert 1 == len(layout.notes)


# ── Header ────────────────────────────────────────────────────────────────────────────────────────


def test_header_fills_the_article():
    """Each known key fills its field, and the text begins below the empty line."""
    text = "Title: Harbour fire\nauthor: Jane Doe\ndate: 2023-10-07\nlanguage: en-GB\nkind: Statement\n\n" + STORY
    article = Article.from_text(text)

    assert ("Harbour fire", "Jane Doe", "2023-10-07", "en", "statement") == (
        article.title,
        article.byline,
        article.published,
        article.language,
        article.kind,
    )
    assert [STORY] == [span.of(text) for span in article.paragraphs]


def test_header_of_markdown_is_read_between_its_fences():
    """Front matter may be fenced by three dashes and its values quoted."""
    text = f'---\ntitle: "Harbour fire"\n\noutlet: The Bugle\n---\n{STORY}'

    assert {"title": "Harbour fire", "outlet": "The Bugle"} == lay_out(text).fields
    assert [STORY] == texts(text, "paragraph")


@pytest.mark.parametrize(
    ("line", "note"),
    [
        pytest.param("published: 7 October 2023", "“7 October 2023” is not an ISO date", id="date in words"),
        pytest.param("published: 2023-02-30", "“2023-02-30” is not an ISO date", id="day that never was"),
        pytest.param("language: English", "“English” is not a two-letter code", id="language in words"),
        pytest.param("kind: rumour", "“rumour” is none of article, digest", id="unknown kind"),
        pytest.param("mood: grim", "The header says “mood: grim”", id="unknown key"),
        pytest.param("url: https://bugle.example/1", "“url: https://bugle.example/1”", id="address"),
        pytest.param("note: Check it.", "Check it.", id="note"),
        pytest.param("title: Another", "a second title, which is not used: Another", id="key twice"),
    ],
)
def test_header_keeps_the_rest_as_a_note(line, note):
    """What cannot fill a field is told, not lost."""
    layout = lay_out(f"title: Harbour fire\n{line}\n\n{STORY}")

    assert {"title": "Harbour fire"} == layout.fields
    assert note in " ".join(layout.notes)


@pytest.mark.parametrize("value", ["2023", "2023-10", "2023-10-07", "2023-10-07T12:30:00+02:00"])
def test_header_takes_dates_as_precise_as_they_are(value):
    """A year, a month, a day and a time are all ISO dates."""
    assert value == lay_out(f"published: {value}\n\n{STORY}").fields["published"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Hamas: we planned it alone\n\n{STORY}", id="who speaks"),
        pytest.param(f"Note: this story was corrected.\n\n{STORY}", id="a single note"),
        pytest.param(f"Title: a word of honour\nand a second line\n\n{STORY}", id="prose in the second line"),
        pytest.param(f"{STORY}\n\ntitle: too late\n\n{STORY}", id="not at the top"),
        pytest.param("title: a\n" * 41 + "\n" + STORY, id="longer than a header"),
    ],
)
def test_header_is_not_seen_in_prose(text):
    """A colon alone makes no header."""
    assert read_header(text).span is None


def test_kinds_are_the_article_s():
    """The header accepts the kinds that an Article can have."""
    assert get_args(ArticleKind) == KINDS


# ── Byline, dateline, sign-off ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE AND MAX ROE", "JANE DOE AND MAX ROE"),
        ("By Ludwig van der Rohe, Reuters", "Ludwig van der Rohe, Reuters"),
        ("Von: Bedrettin Bölükbasi", "Bedrettin Bölükbasi"),
        ("Written by Leila Saleh", "Leila Saleh"),
    ],
)
def test_byline_is_found_below_the_title(line, name):
    """A line that names the author is no paragraph."""
    text = f"Harbour fire\n\n{line}\n\n{STORY}"

    assert [line] == texts(text, "byline")
    assert name == lay_out(text).fields["byline"]


@pytest.mark.parametrize("line", ["By Monday it was over.", "By land and sea", "From Beirut to Gaza", "By Friday:"])
def test_byline_is_not_seen_in_prose(line):
    """“By” also begins sentences and headings."""
    assert [] == texts(f"{line}\n\n{STORY}", "byline")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Tehran –", None),
        ("WASHINGTON (AP) —", "AP"),
        ("BERLIN, March 7 (Reuters) -", "Reuters"),
        ("NEWPORT NEWS, Va. —", None),
        ("Gaza/Jerusalem (dpa) –", "dpa"),
        ("BEIRUT, Lebanon, 7. Oct (AFP) --", "AFP"),
    ],
)
def test_dateline_is_found_with_its_outlet(line, outlet):
    """A place and a dash in front of a paragraph are no part of its first sentence."""
    text = f"{line} {STORY}"

    assert [line] == texts(text, "dateline")
    assert [STORY] == texts(text, "paragraph")
    assert outlet == lay_out(text).fields.get("outlet")


def test_dateline_does_not_override_the_header_s_outlet():
    """What the header says counts; the dateline only fills a gap."""
    assert "The Bugle" == lay_out(f"outlet: The Bugle\n\nWASHINGTON (AP) — {STORY}").fields["outlet"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hamas – Gaza's rulers – said that the harbour had burned.", id="an aside"),
        pytest.param("Exclusive – The harbour burned.", id="a label"),
        pytest.param("Sen. Jane Doe (R-Texas) — Won the vote.", id="a list of people"),
        pytest.param("Tehran – albeit indirectly – is behind it.", id="a sentence"),
        pytest.param("Iran-backed militias burned it.", id="a hyphen"),
    ],
)
def test_dateline_is_not_seen_in_prose(text):
    """A dash near the beginning alone makes no dateline."""
    assert [] == texts(text, "dateline")


@pytest.mark.parametrize(
    "words",
    [
        "(dpa/bb)",
        "(AFP, dpa)",
        "(Reporting by Jane Doe in Berlin; Editing by Max Roe)",
        "— Reuters",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["behind the last sentence", "on its own"])
def test_signoff_is_found_at_the_end(words, gap):
    """Initials, credits and an agency's name are no part of the last sentence."""
    text = f"{STORY}{gap}{words}"

    assert [words] == texts(text, "signoff")
    assert [STORY] == texts(text, "paragraph")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{STORY} (bb)\n\n{STORY}", id="not at the end"),
        pytest.param("He leads the force (IRGC)", id="no sentence before it"),
        pytest.param("“We had no part in it, and nobody asked us.”\n\n— Jane Doe", id="who is quoted"),
        pytest.param("(bb)", id="nothing else"),
    ],
)
def test_signoff_is_not_seen_elsewhere(text):
    """Brackets and dashes are common; a sign-off is rare."""
    assert [] == texts(text, "signoff")


# ── Headings ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line",
    [
        "Training in Syria and Lebanon: the army was distracted",
        "Was it the mayor? Two officials speak",
        "U.S. officials doubt Gen. Ghaani’s role",
        "“New era”: Nasrallah sees a wider war",
        "## What the mayor said",
        "What the mayor said\n---",
    ],
)
def test_heading_is_found(line):
    """A short line of its own that does not end like a sentence is a heading."""
    assert [line] == texts(f"{STORY}\n\n{line}\n\n{STORY}", "heading")


@pytest.mark.parametrize(
    "line",
    [
        "He agreed.",
        "No one spoke.",
        "“We will win”",
        "She said: “Who would do that?”",
        "How is that possible?",
        "- the first ship",
        "2. the second ship",
        "In short:",
        "(h/t the Bugle)",
        "and then it rained",
        "https://bugle.example/1",
        "MAYOR: It may rain",
        "The ship is lost. Nobody knows why",
        "Ship | Loss",
        "Ship " * 40,
    ],
)
def test_heading_is_not_seen_in_short_paragraphs(line):
    """Short sentences, questions, quotations, items and addresses stay text."""
    assert [] == texts(f"{STORY}\n\n{line}\n\n{STORY}", "heading")


def test_question_is_a_heading_among_headings():
    """A question on its own is rhetoric; beside other headings it is one of them."""
    text = f"{STORY}\n\nWhat we know\n\n{STORY}\n\nWho was there?\n\n{STORY}"

    assert ["What we know", "Who was there?"] == texts(text, "heading")


def test_lines_at_the_end_are_no_headings():
    """A heading has text below it."""
    assert [] == texts(f"{STORY}\n\nThe end of the story", "heading")


def test_a_list_of_short_lines_is_no_row_of_headings():
    """Many short lines in a row are a list or a poem."""
    assert [] == texts("Anna\n\nBerta\n\nClara\n\nDora\n\n" + STORY, "heading")


def test_declared_headings_are_believed():
    """Where the file says what is a heading, the form of the lines does not count."""
    text = f"What we know\n\n{STORY}\n\nIt was arson.\n\n{STORY}"
    declared = [part.span for part in lay_out(text).parts if "arson" in part.span.of(text)]

    assert ["It was arson."] == texts(text, "heading", headings=declared)


def test_title_is_the_first_heading_unless_given():
    """The title is guessed only where nobody knows it."""
    text = f"# Harbour fire\n\n{STORY}"

    assert "Harbour fire" == Article.from_text(text).title
    given = Article.from_text(text, title="Fire in the harbour")
    assert "Fire in the harbour" == given.title
    assert not any("No title" in note for note in given.notes)


# ── Paragraphs ────────────────────────────────────────────────────────────────────────────────────

WRAPPED = """\
The harbour burned for three days, and nobody knows who lit it, said the
mayor of the port city on Monday. Two officials, who asked not to be
named because the inquiry goes on, said that they had seen no evidence
of arson so far.

The chief of police said that it may rain before the week is out, which
would help the firemen, and that the second ship was not lost yet.
"""


def test_wrapped_lines_are_one_paragraph():
    """In text wrapped at a margin a paragraph is what stands between blank lines, and a note says so."""
    assert 2 == len(texts(WRAPPED, "paragraph"))
    assert "The lines look wrapped at 72 characters" in " ".join(lay_out(WRAPPED).notes)


def test_wrapped_paragraphs_without_blank_lines_end_where_a_line_ends_early():
    """A line that ends early and with a full stop ends its paragraph."""
    assert 2 == len(texts(WRAPPED.replace("\n\n", "\n"), "paragraph"))


def test_lines_are_paragraphs_where_nothing_is_wrapped():
    """Long lines are paragraphs, blank lines between them or not."""
    assert 3 == len(texts(f"{STORY} {STORY}\n{STORY}\n{STORY} {STORY}", "paragraph"))


def test_carriage_returns_are_line_ends():
    """A Windows file is laid out like any other."""
    text = f"By Jane Doe\r\n\r\nWhat we know\r\n\r\n{STORY}\r\n"

    assert ["byline", "heading", "paragraph"] == [part.kind for part in lay_out(text).parts]


# ── Nothing to read, and anything at all ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "The text is empty", id="empty"),
        pytest.param(" \n\t\n", "The text is empty", id="blank"),
        pytest.param("--- \n***", "no words in the text", id="no words"),
        pytest.param("title: A\noutlet: B\n", "no text below the header", id="header alone"),
        pytest.param("From: Jane Doe\n", "no text below the byline", id="byline alone"),
        pytest.param("half a \ud83d smile", "half a character at position 7", id="half a character"),
    ],
)
def test_nothing_to_read_is_an_error(text, message):
    """A text without words is refused with the reason."""
    with pytest.raises(ArticleError, match=message):
        lay_out(text)


def test_notes_never_steer_a_terminal():
    """What a note quotes from the text is printable."""
    notes = " ".join(lay_out(f"title: A\nmood: \x1b[31mred \u202e!\n\nBy Jane \x1b[0mDoe\n\n{STORY}").notes)

    assert notes.isprintable()


PIECES = st.sampled_from([
    STORY, "He agreed.", "By Jane Doe", "title: A", "note: b", "# Heading", "What we know", "Tehran –", "(bb)",
    "WASHINGTON (AP) —", "— Reuters", "- item", "“Who?”", "---", "\n", "\n\n", "\r\n", "\n \n", "\u2028", "\x0c",
    " ", "\t", "🙂", "سلام",
])  # fmt: skip


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join)))
def test_parts_cover_any_text_in_order(text):
    """Whatever the text: parts stand in order, do not overlap, and hold every character that is not blank."""
    try:
        parts = lay_out(text).parts
    except ArticleError:
        return
    inside = [number for part in parts for number in range(part.span.start, part.span.end)]

    assert sorted(set(inside)) == inside
    assert {number for number, character in enumerate(text) if not character.isspace()} <= set(inside)
    assert all(part.span.end <= len(text) for part in parts)
    assert any(part.kind == "paragraph" for part in parts)
