"""A brief as Markdown, in which words of an article stay words: no emphasis, link, heading or tag comes out of them."""

import re

from workbench.brief.records import Brief, Section
from workbench.views import visible

# Whatever Markdown, or GitHub's kind of it, gives a meaning to; a slash and www because they begin addresses.
SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#|~$&!@/]|\bwww(?=\.))")
AT_START = re.compile(r"^(\d*)([-+=.])")  # what begins a list or a heading


def markdown(brief: Brief) -> str:
    """The brief as one Markdown document."""
    parts = [f"# {plain(brief.title)}", plain(brief.about), *map(_section, brief.sections), f"*{plain(brief.foot)}*"]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Text that Markdown shows as exactly these words, in one line."""
    words = " ".join(visible(text).split())
    return AT_START.sub(r"\1\\\2", SPECIAL.sub(_escaped, words))


def _escaped(match: re.Match) -> str:
    return "www&#8203;" if match[0] == "www" else f"\\{match[0]}"


def _section(section: Section) -> str:
    lines = "\n".join(
        f"- {f'**{plain(line.lead)}** ' if line.lead else ''}{plain(line.text)}" for line in section.lines
    )
    cut = f"*{plain(section.cut)}*" if section.cut else ""
    text = " ".join(filter(None, [plain(section.text), cut]))
    return "\n\n".join(filter(None, [f"## {plain(section.title)}", text, lines]))
