"""Every place of a notebook where words can stand, seen one after the other and, where wanted, written anew.

A name can be in a cell, an output, the metadata of either, an attachment, or inside the file of a picture.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO

MARKUP = ("text/html", "image/svg+xml")
EMBEDDED = re.compile(r"data:(?P<kind>image/[\w.+-]+);base64,(?P<data>[A-Za-z0-9+/=\s]+)")
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s"}
    | {"samp", "small", "span", "strong", "sub", "sup", "tspan", "tt", "u", "var", "wbr"}
)

# Is given where, in which form (plain, markup, picture) and which words; says what is to stand there.
See = Callable[[str, str, str], str]


def walk(notebook, see: See) -> None:
    """Shows every place of the notebook to `see`, and puts there what it returns."""
    notebook.metadata = _all_of(notebook.metadata, "the notebook's metadata", see)
    for number, cell in enumerate(notebook.cells, 1):
        where = f"cell {number}"
        cell.metadata = _all_of(cell.metadata, f"{where}, metadata", see)
        cell.source = see(f"{where}, source", "plain", cell.source)
        for name, bundle in cell.get("attachments", {}).items():
            see(f"{where}, attachment", "plain", name)
            _bundle(bundle, f"{where}, attachment {name}", see)
        for count, output in enumerate(cell.get("outputs", []), 1):
            _output(output, f"{where}, output {count}", see)


def text_in(markup: str) -> str:
    """The text of HTML without its tags, a line a block."""
    return "".join(_read(markup).joined)


def readable(markup: str) -> str:
    """The words of HTML or SVG as a reader or a search finds them: text, attributes, comments, without the tags."""
    parser = _read(markup)
    return "\n".join(("".join(parser.joined), " ".join(parser.apart), *parser.beside))


def words_in(picture: str) -> str:
    """What a picture's file says beside the picture, from base64: its text fields and its EXIF; "" where nothing."""
    from PIL import Image
    from PIL.ExifTags import IFD

    try:
        opened = Image.open(BytesIO(b64decode(picture)))
    except (NotBase64, ValueError, OSError):
        return ""
    exif = opened.getexif()
    fields = {**opened.info, **{str(key): value for key, value in exif.items()}}
    for part in IFD:
        fields |= {f"{part.name} {key}": value for key, value in exif.get_ifd(part).items()}
    kept = {key: value for key, value in fields.items() if key not in ("icc_profile", "exif", "transparency")}
    return "\n".join(f"{key}: {_text(value)}" for key, value in kept.items() if isinstance(value, str | bytes | tuple))


def without_words(picture: str) -> str:
    """The same picture without anything beside it in its file; as it is where there is nothing or it cannot be read."""
    from PIL import Image

    if not words_in(picture):
        return picture
    opened, file = Image.open(BytesIO(b64decode(picture))), BytesIO()
    kind, transparency = opened.format, opened.info.get("transparency")
    bare = opened.copy()
    bare.info = {} if transparency is None else {"transparency": transparency}
    bare.save(file, format=kind)
    return b64encode(file.getvalue()).decode()


def _read(markup: str) -> "_Words":
    parser = _Words()
    parser.feed(EMBEDDED.sub("", markup))
    parser.close()
    return parser


def _output(output, where: str, see: See) -> None:
    if output.output_type == "stream":
        output.text = see(where, "plain", output.text)
    elif output.output_type == "error":
        output.evalue = see(where, "plain", output.evalue)
        output.traceback = [see(where, "plain", line) for line in output.traceback]
    else:
        _bundle(output.data, where, see)
        output.metadata = _all_of(output.metadata, f"{where}, metadata", see)


def _bundle(bundle, where: str, see: See) -> None:
    for kind, value in bundle.items():
        if kind in MARKUP:
            bundle[kind] = see(f"{where} ({kind})", "markup", value)
        elif kind.startswith("image/"):
            bundle[kind] = see(f"{where}, inside the picture's file", "picture", value)
        else:
            bundle[kind] = _all_of(value, f"{where} ({kind})", see)


def _all_of(value, where: str, see: See):
    """The same value with every text in it seen, keys included."""
    if isinstance(value, str):
        return see(where, "plain", value)
    if isinstance(value, dict):
        changed = {see(where, "plain", key): _all_of(item, where, see) for key, item in value.items()}
        return type(value)(changed)
    return [_all_of(item, where, see) for item in value] if isinstance(value, list | tuple) else value


def _text(value) -> str:
    if isinstance(value, tuple):
        return " ".join(str(item) for item in value)
    return value.decode("utf-8", "replace").replace("\0", "") if isinstance(value, bytes) else value


class _Words(HTMLParser):
    """Text twice, inline elements closed up and apart: a name may be cut by tags, or touch its neighbour."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.joined, self.apart, self.beside = [], [], []

    def handle_starttag(self, tag, attrs):
        """Text breaks at an element unless it stands in a line; its attributes are read beside it."""
        self.joined.append("" if tag in INLINE else "\n")
        self.beside += [value for _, value in attrs if value]

    def handle_endtag(self, tag):
        """Text breaks where such an element ends too."""
        self.joined.append("" if tag in INLINE else "\n")

    def handle_data(self, data):
        """Text, joined over the elements of a line and by itself."""
        self.joined.append(data)
        self.apart.append(data)

    def handle_comment(self, data):
        """A comment is read beside the text."""
        self.beside.append(data)
