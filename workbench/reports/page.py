"""One HTML page out of executed notebooks, to be read by somebody who has neither Python nor a network."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from workbench.reports.execution import tags_of
from workbench.reports.sharing import passive
from workbench.views import style

# Nothing on the page may run or fetch, whatever an article or an output smuggles in.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
NOT_IN_REPORT = "notebook-only"  # tag of cells that help the person who runs the notebook, not the reader
FEW = 3  # entries; below, contents are longer than looking
IMAGES = ("image/png", "image/jpeg")
COLOUR_CODES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
HEADING = re.compile(r"<h(?P<level>[1-6])[^>]*>(?P<words>.*?)</h(?P=level)>", re.S)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One notebook on the page: its title, its sections as (anchor, words), and its body."""

    anchor: str
    title: str
    sections: tuple[tuple[str, str], ...]
    body: str


def page(notebooks: dict[str, object], *, title: str, front: str = "", foot: str = "") -> str:
    """A page of the notebooks in order, each under its file's name; `front` and `foot` are safe HTML around them."""
    chapters = [chapter(notebook, number=n, name=name) for n, (name, notebook) in enumerate(notebooks.items(), 1)]
    body = "\n".join(
        f'<section class="wb-chapter" id="{item.anchor}" aria-label="{escape(item.title)}">\n{item.body}\n</section>'
        for item in chapters
    )
    classes = "wb-page" if len(chapters) > 1 else "wb-page wb-alone"
    css = Path(__file__).with_suffix(".css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style()}\n{css}</style>\n</head>\n"
        f'<body class="{classes}">\n{front}\n{_contents(chapters)}\n<main>\n{body}\n</main>\n{foot}\n</body>\n</html>\n'
    )


def chapter(notebook, *, number: int, name: str) -> Chapter:
    """A notebook's cells as a chapter; cells tagged `notebook-only` are left out."""
    parts, sections, title = [], [], name
    for cell in notebook.cells:
        if NOT_IN_REPORT in tags_of(cell):
            continue
        if cell.cell_type == "code":
            parts.append(_code_cell(cell))
        elif cell.cell_type == "markdown":
            html = passive(_markdown(cell.source))
            found = [(int(match["level"]), match["words"]) for match in HEADING.finditer(html)]
            title = next((_words(words) for level, words in found if level == 1), title)
            html, anchors = _with_anchors(html, chapter=number, first=len(sections) + 1)
            sections += anchors
            parts.append(f'<div class="wb-prose">{html}</div>')
    return Chapter(f"part-{number}", title, tuple(sections), "\n".join(filter(None, parts)))


def _with_anchors(html: str, *, chapter: int, first: int) -> tuple[str, list[tuple[str, str]]]:
    """Headings one level down, because the page has its own title; those of sections get an anchor."""
    anchors = []

    def heading(match: re.Match) -> str:
        """A heading one level lower, with an anchor where it begins a section."""
        level, words, anchor = int(match["level"]), match["words"], ""
        if level == 2:
            name = f"part-{chapter}-{first + len(anchors)}"
            anchors.append((name, _words(words)))
            anchor = f' id="{name}"'
        return f"<h{min(level + 1, 6)}{anchor}>{words}</h{min(level + 1, 6)}>"

    return HEADING.sub(heading, html), anchors


def _contents(chapters: list[Chapter]) -> str:
    """The table of contents, to be unfolded; none for a page of few sections."""
    if sum(len(item.sections) for item in chapters) + len(chapters) < FEW:
        return ""
    entries = []
    for item in chapters:
        sections = "".join(f'<li><a href="#{anchor}">{escape(words)}</a></li>' for anchor, words in item.sections)
        below = f"<ul>{sections}</ul>" if sections else ""
        entries.append(f'<li><a href="#{item.anchor}"><b>{escape(item.title)}</b></a>{below}</li>')
    inside = f"<details><summary>Contents</summary><ol>{''.join(entries)}</ol></details>"
    return f'<nav class="wb-contents" aria-label="Contents" tabindex="0">{inside}</nav>'


def _code_cell(cell) -> str:
    """What a cell shows, then the code that made it, folded away."""
    outputs = "".join(filter(None, map(_output, cell.outputs)))
    if not outputs:
        return ""
    code = f'<details class="wb-code"><summary>code</summary><pre>{escape(cell.source)}</pre></details>'
    wide = ' tabindex="0"' if re.search("<(table|img)", outputs) else ""  # on a small screen it is moved by keys too
    return f'<div class="wb-cell"><div class="wb-output"{wide}>{outputs}</div>{code}</div>'


def _output(output) -> str:
    """The richest form of an output that needs neither script nor network."""
    if output.output_type == "stream":
        return f"<pre>{escape(COLOUR_CODES.sub('', output.text))}</pre>"
    if output.output_type == "error":
        summary = escape(f"{output.ename}: {output.evalue}")
        traceback = escape(COLOUR_CODES.sub("", "\n".join(output.traceback)))
        where = f"<details><summary>where</summary><pre>{traceback}</pre></details>"
        return f'<div class="wb-error"><b>{summary}</b>{where}</div>'
    if "text/html" in output.data:
        return passive(output.data["text/html"])
    for kind in IMAGES:
        if kind in output.data:
            alt = output.metadata.get(kind, {}).get("alt") or output.data.get("text/plain", "")
            return f'<img src="data:{kind};base64,{output.data[kind].strip()}" alt="{escape(alt)}">'
    if "text/markdown" in output.data:
        return f'<div class="wb-prose">{passive(_markdown(output.data["text/markdown"], raw=False))}</div>'
    return f"<pre>{escape(output.data['text/plain'])}</pre>" if "text/plain" in output.data else ""


def _markdown(source: str, *, raw: bool = True) -> str:
    """Markdown as HTML; a cell may hold raw HTML, an output, which may quote an article, may not."""
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    renderer = IPythonRenderer(escape=not raw, exclude_anchor_links=True)
    return MarkdownWithMath(renderer=renderer).render(source)


def _words(html: str) -> str:
    """The text of a heading without its markup."""
    from html import unescape

    return unescape(re.sub(r"<[^>]+>", "", html)).strip()
