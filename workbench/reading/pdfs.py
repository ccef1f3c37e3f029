"""The text of a PDF: its lines joined to paragraphs, page numbers and running heads left out."""

import io
import re
from collections import Counter

from workbench.errors import ArticleError
from workbench.layout.blocks import goes_on
from workbench.reading.extracts import Block, Content, Extract, hush, joined

MOST_TEXT = 5_000_000  # characters; a small PDF can unpack to far more
RUNNING = 3  # pages on which the same first or last line makes it a running head
PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:/|of)\s?\d{1,4})?", re.IGNORECASE)
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


def read_pdf(content: Content) -> Extract:
    """The text of a PDF's pages and its own title and author. Raises ArticleError for a scan."""
    pages, fields = _pages(content)
    if not any(map(str.isalpha, "".join(map("".join, pages)))):
        raise ArticleError(
            f"No text was found in its {len(pages)} page{'s'[: len(pages) != 1]}; it looks scanned. "
            "Run text recognition (OCR) on it, for example with ocrmypdf, and read the result."
        )
    lines, left_out = _without_running_lines(pages)
    text, _ = joined(map(Block, paragraphs(lines)))
    notes = ["The text was taken out of a PDF; lines were joined to paragraphs, which is partly a guess."]
    if left_out:
        notes.append(f"Page numbers and running heads left out: {left_out} lines.")
    if fields:
        notes.append(f"Taken from the PDF's own properties: {', '.join(fields)}.")
    return Extract(text, None, fields, tuple(notes))


def paragraphs(lines: list[str]) -> list[str]:
    """Lines joined to paragraphs; a word divided at a line's end is mended only if it stands whole elsewhere."""
    widths = sorted(len(line) for line in lines if line)
    margin = widths[int(len(widths) * 0.9)] if widths else 0
    whole = set(re.findall(r"[^\W\d_]+", " ".join(lines).lower()))
    groups, before = [], ""
    for line in lines:
        if before and line and goes_on(before, line, max(margin, len(before))):
            groups[-1].append(line)
        elif line:
            groups.append([line])
        before = line
    return [_joined(group, whole) for group in groups]


def _joined(lines: list[str], whole: set[str]) -> str:
    """The lines of one paragraph as one line."""
    pieces = [lines[0]]
    for line in lines[1:]:
        before = pieces[-1]
        divided = re.search(r"([^\W\d_]{1,40})-$", before[-41:])
        rest = re.match(r"[^\W\d_]{1,40}", line)
        if before.endswith("\u00ad"):  # a soft hyphen says itself that the word is divided
            pieces[-1] = before[:-1]
        elif divided and rest and rest[0].islower():
            pieces[-1] = before[:-1] if (divided[1] + rest[0]).lower() in whole else before
        else:
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def _without_running_lines(pages: list[list[str]]) -> tuple[list[str], int]:
    """All lines but page numbers and the lines that many pages begin or end with, and how many those are."""
    edges = (
        Counter(re.sub(r"\d+", "#", line) for page in pages for line in {page[0], page[-1]} if line) if pages else {}
    )
    kept, left_out = [], 0
    for page in pages:
        for number, line in enumerate(page):
            at_edge = number in (0, 1, len(page) - 2, len(page) - 1)
            if at_edge and line and (PAGE_NUMBER.fullmatch(line) or edges[re.sub(r"\d+", "#", line)] >= RUNNING):
                left_out += 1
            else:
                kept.append(line)
    return kept, left_out


def _pages(content: Content) -> tuple[list[list[str]], dict[str, str]]:
    """The lines of each page, and the title and author that the PDF gives itself."""
    import pypdf

    hush("pypdf")
    try:
        reader = pypdf.PdfReader(io.BytesIO(content.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError("This PDF is protected by a password; save it without one.")
        pages, size = [], 0
        for page in reader.pages:
            text = page.extract_text() or ""
            size += len(text)
            if size > MOST_TEXT:
                raise ArticleError(f"This PDF holds more than {MOST_TEXT / 1e6:.0f} million characters; split it.")
            for ligature, letters in LIGATURES.items():
                text = text.replace(ligature, letters)
            pages.append([line.strip() for line in text.splitlines()] or [""])
        properties = reader.metadata or {}
        fields = {"title": properties.get("/Title"), "byline": properties.get("/Author")}
    except ArticleError:
        raise
    except Exception as error:  # pypdf meets damaged files with whatever its parser trips over
        raise ArticleError(
            f"This PDF cannot be read ({type(error).__name__}: {error}); print it to a new PDF."
        ) from error
    return pages, {name: " ".join(str(value).split()) for name, value in fields.items() if value and str(value).strip()}
