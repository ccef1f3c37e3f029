"""A brief as HTML: a piece for a notebook, without a style sheet, and a page of its own, without script or request."""

from pathlib import Path

from workbench.brief.records import Brief, Section
from workbench.views import esc

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
COLUMN = "max-width:44rem;line-height:1.5"


def fragment(brief: Brief) -> str:
    """The brief as part of a page that has its own title."""
    body = "".join(map(_section, brief.sections))
    return (
        f'<article class="wb-brief" style="{COLUMN}"><h3>{esc(brief.title)}</h3><p>{esc(brief.about)}</p>{body}'
        f'<p class="wb-brief-foot"><small>{esc(brief.foot)}</small></p></article>'
    )


def page(brief: Brief) -> str:
    """The brief as a file that can be mailed."""
    css = Path(__file__).with_suffix(".css").read_text("utf-8")
    body = "".join(map(_section, brief.sections)).replace("<h4>", "<h2>").replace("</h4>", "</h2>")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{esc(brief.title)}</title>\n<style>\n{css}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{esc(brief.title)}</h1>\n<p class="about">{esc(brief.about)}</p>\n{body}\n'
        f"<footer>{esc(brief.foot)}</footer>\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    lines = "".join(
        f"<li>{f'<b>{esc(line.lead)}</b> ' if line.lead else ''}{esc(line.text)}</li>" for line in section.lines
    )
    cut = f"<small>{esc(section.cut)}</small>" if section.cut else ""
    text = " ".join(filter(None, [esc(section.text), cut]))
    return f"<h4>{esc(section.title)}</h4>{f'<p>{text}</p>' if text else ''}{f'<ul>{lines}</ul>' if lines else ''}"
