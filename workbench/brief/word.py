"""A brief as a Word document of one page, in the styles that every Word has."""

from io import BytesIO

from workbench.brief.records import Brief, Section
from workbench.views import visible

FONT, SIZE, SMALL = "Calibri", 9, 8  # points: nine sections fit one sheet
MARGIN = 1.5  # centimetres


def word(brief: Brief) -> bytes:
    """The document as the bytes of a .docx file; it names no author."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    for side in document.sections:
        side.page_width, side.page_height = Cm(21), Cm(29.7)
        side.left_margin = side.right_margin = side.top_margin = side.bottom_margin = Cm(MARGIN)
    for name, size in {"Normal": SIZE, "List Bullet": SIZE, "Title": 14, "Heading 2": 10}.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(1), Pt(0)
        style.paragraph_format.line_spacing = 1.0
    document.styles["Heading 2"].paragraph_format.space_before = Pt(4)
    properties = document.core_properties
    properties.author, properties.comments, properties.title = "", "", visible(brief.title)
    document.add_paragraph(visible(brief.title), style="Title")
    document.add_paragraph(visible(brief.about))
    for section in brief.sections:
        _write(document, section)
    _small(document.add_paragraph(), brief.foot)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _write(document, section: Section) -> None:
    document.add_heading(visible(section.title), level=2)
    if section.text or section.cut:
        _small(document.add_paragraph(f"{visible(section.text)} ".lstrip()), section.cut)
    for line in section.lines:
        paragraph = document.add_paragraph(style="List Bullet")
        if line.lead:
            paragraph.add_run(f"{visible(line.lead)} ").bold = True
        paragraph.add_run(visible(line.text))


def _small(paragraph, text: str) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(visible(text))
    run.italic, run.font.size = True, Pt(SMALL)
