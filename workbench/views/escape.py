"""The one place where text becomes markup: an article is somebody else's text and is never trusted."""

import html
import re
import unicodedata
from urllib.parse import urlsplit

# Characters that steer the display instead of being seen: directional overrides, zero-width
# joiners, soft hyphens, control codes, halves of broken pairs. Tabs and line ends are layout.
_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_LAYOUT = "\t\n\r"
_SCHEMES = {"http", "https"}


def visible(text: str) -> str:
    """The text with every steering character shown by its code, such as ⟦U+202E⟧, instead of obeyed."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in _LAYOUT or unicodedata.category(char) not in _STEERING:
        return char
    return f"⟦U+{ord(char):04X}⟧"


def esc(text: object) -> str:
    """Text as HTML that shows exactly these characters, inside an element or a quoted attribute.

    A dollar sign outside an attribute becomes `<span>$</span>`, or JupyterLab would set what
    stands between two of them as a formula; use `attribute` for values.
    """
    return attribute(text).replace("$", "<span>$</span>")


def attribute(text: object) -> str:
    """Text as the value of a quoted HTML attribute."""
    return html.escape(visible(str(text)), quote=True)


def link(url: str | None, text: object = None) -> str:
    """A link that opens only http and https addresses; any other address is shown as text."""
    shown = esc(text if text is not None else url or "")
    if not is_web_address(url):
        return shown
    return f'<a href="{attribute(url)}" rel="noopener noreferrer">{shown}</a>'


def is_web_address(url: str | None) -> bool:
    """Whether the address is http or https, names a host and hides nothing."""
    if not url or url != visible(url) or re.search(r"\s", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # such as an unclosed bracket in the host
        return False
    return parts.scheme in _SCHEMES and bool(parts.hostname)
