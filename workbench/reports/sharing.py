"""What a notebook must lose before somebody else opens it: widget state, places on this machine, active content."""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from workbench.errors import NotebookError
from workbench.reports.execution import tags_of
from workbench.reports.surfaces import walk, without_words
from workbench.runs import project

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
# Elements that run, fetch or send; none of them is an output worth having on a shared page.
ACTIVE = {"script", "iframe", "frame", "object", "embed", "applet", "link", "meta", "base", "form", "template"}
VOID = {"link", "meta", "base", "embed", "frame"}  # of these, the ones that have no end tag
DROPPED = {
    "action", "background", "data", "formaction", "ping", "poster", "rel", "srcdoc", "srcset", "target", "xlink:href",
}  # fmt: skip
FETCHING_STYLE = re.compile(r"@import[^;]*;?|url\([^)]*\)", re.I)
SAFE_LINK = re.compile(r"(https?:|mailto:|#)", re.I)
SAFE_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,", re.I)


def strip(notebook) -> None:
    """Takes out, in place, what cannot be shared: widget views and state, timings, paths, what pictures' files say."""
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    walk(notebook, lambda _, form, words: without_words(words) if form == "picture" else words)
    for cell in notebook.cells:
        cell.metadata = {"tags": tags_of(cell)} if tags_of(cell) else {}
        if cell.cell_type != "code":
            continue
        for output in cell.outputs:
            _strip_output(output)
        cell.outputs = [output for output in cell.outputs if output.output_type == "error" or _says_something(output)]


def passive(html: str, change: Callable[[str], str] = str) -> str:
    """The same HTML without anything that runs, fetches or sends; `change` is applied to its words."""
    parser = _Passive(change)
    parser.feed(html)
    parser.close()
    return "".join(parser.kept)


def without_places(text: str) -> str:
    """The text with the folders of this machine's clone, interpreter and home taken out."""
    for place, name in _places():
        text = re.sub(re.escape(place) + r"(?![\w-])", name, text)
    return re.sub(r"[^\s\"'<>]*ipykernel_\d+[/\\]\d+\.py", "cell", text)


def _places() -> list[tuple[str, str]]:
    """Folders with what to say in their place, longest first so that none hides another."""
    places = {str(Path.home()): "~", sys.base_prefix: "python", sys.prefix: "python"}
    with suppress(NotebookError):
        places[str(project())] = "workbench"
    return sorted(((place, name) for place, name in places.items() if len(place) > 1), key=lambda pair: -len(pair[0]))


def _strip_output(output) -> None:
    if output.output_type == "stream":
        output.text = without_places(output.text)
    elif output.output_type == "error":
        output.evalue = without_places(output.evalue)
        output.traceback = [without_places(line) for line in output.traceback]
    else:
        output.data.pop(WIDGET_VIEW, None)
        for kind, value in output.data.items():
            if kind.startswith("text/") and isinstance(value, str):
                output.data[kind] = without_places(value)


def _says_something(output) -> bool:
    return bool(output.text if output.output_type == "stream" else output.data)


class _Passive(HTMLParser):
    """Writes down again what it reads, less the active parts. The page's CSP stands behind it."""

    def __init__(self, change: Callable[[str], str]):
        super().__init__(convert_charrefs=False)
        self._change = change
        self.kept: list[str] = []
        self._inside = 0  # how many active elements are open

    def handle_starttag(self, tag, attrs):
        """Keep an element that does nothing, its attributes looked through."""
        if tag in ACTIVE:
            self._inside += tag not in VOID
        elif not self._inside:
            kept = "".join(_attribute(name, value, self._change) for name, value in attrs)
            self.kept.append(f"<{tag}{kept}>")

    def handle_startendtag(self, tag, attrs):
        """Keep an element that closes itself as one that opens."""
        if tag not in ACTIVE:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        """Keep the end of what was kept."""
        if tag in ACTIVE:
            self._inside = max(0, self._inside - (tag not in VOID))
        elif not self._inside:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data):
        """Keep text outside active elements, changed; of a style what fetches nothing."""
        if not self._inside:
            self.kept.append(FETCHING_STYLE.sub("", data) if self.cdata_elem == "style" else self._change(data))

    def handle_entityref(self, name):
        """Keep a named character as text."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        """Keep a numbered character as text."""
        self.handle_data(f"&#{name};")


def _attribute(name: str, value: str | None, change: Callable[[str], str]) -> str:
    """One attribute as it may stay, or nothing."""
    value = value or ""
    allowed = (
        not name.startswith("on")
        and name not in DROPPED
        and (name != "src" or SAFE_IMAGE.match(value))
        and (name != "href" or SAFE_LINK.match(value))
    )
    if not allowed or not re.fullmatch(r"[\w:.-]+", name):
        return ""
    rel = ' rel="noopener noreferrer"' if name == "href" and not value.startswith("#") else ""
    value = FETCHING_STYLE.sub("", value) if name == "style" else value
    return f' {name}="{escape(value if SAFE_IMAGE.match(value) else change(value))}"{rel}'
