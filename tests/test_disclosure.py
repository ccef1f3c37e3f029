"""Nothing private leaves unseen: whatever is planted is found, in each of the places where words can stand."""

import socket
from base64 import b64encode
from io import BytesIO

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from workbench.judgments.disguise import Disguise
from workbench.judgments.protection import Protection
from workbench.reports.disclosure import Private, disclosures, private_here
from workbench.reports.redaction import redact, with_labels
from workbench.reports.sharing import strip

NAME = "Miriam Adler"
SECRETS = {
    "path": "/" + "srv/archive/case-17/notes.txt",
    "email": "desk@example.org",
    "token": "ghp_" + "a1B2c3D4" * 5,
    "protected": NAME,
}
PRIVATE = Private(
    users=("jweber",),
    hosts=("desk-17",),
    analysts=("Jana Weber",),
    protections=(Protection("Source A", (NAME, "Adler")),),
)


def picture(words="", *, kind="png"):
    """A small picture, as base64, with these words in its file."""
    file, image = BytesIO(), Image.new("RGB", (4, 4), "white")
    if kind == "png":
        fields = PngInfo()
        fields.add_text("Comment", words)
        image.save(file, "png", pnginfo=fields)
    else:
        exif = Image.Exif()
        exif[0x010E] = words  # ImageDescription
        image.save(file, "jpeg", exif=exif)
    return b64encode(file.getvalue()).decode()


def shown(data, **metadata):
    """A cell that shows this."""
    return new_code_cell("show()", outputs=[new_output("display_data", data=data, metadata=metadata)])


def in_text(words):
    return new_markdown_cell(f"Ask {words} again.")


def in_output(words):
    return new_code_cell("print()", outputs=[new_output("stream", text=f"read {words}\n")])


def in_picture(words):
    return shown({"image/png": picture(words), "text/plain": "…"})


def in_alt_text(words):
    return shown({"image/png": picture(), "text/plain": "…"}, **{"image/png": {"alt": f"drawn of {words}"}})


PLACES = [in_text, in_output, in_picture, in_alt_text]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize("kind", SECRETS)
def test_what_is_planted_is_found_and_taken_out(kind, place):
    """A path, an address, a token and a protected name, in text, output, a picture's file and alternative text."""
    notebook = new_notebook(cells=[new_markdown_cell("# What?"), place(SECRETS[kind])])
    (finding,) = disclosures(notebook, PRIVATE)
    with_labels(notebook, Disguise(PRIVATE.protections))
    redact(notebook, PRIVATE, Disguise(PRIVATE.protections))

    assert (kind, SECRETS[kind], False) == (finding.kind, finding.what, finding.own)
    assert finding.where.startswith("cell 2")
    assert () == disclosures(notebook, PRIVATE)


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        pytest.param("path", in_text("C:" + r"\Cases\17\notes.txt"), id="path of Windows"),
        pytest.param("path", in_text("file:" + "///srv/notes"), id="address of a file"),
        pytest.param("user", in_output("by jweber,"), id="account"),
        pytest.param("host", in_output("desk-17.local"), id="machine"),
        pytest.param("analyst", shown({"text/html": "<td>judged by Jana <b>Weber</b></td>"}), id="analyst, across tags"),
        pytest.param("protected", shown({"text/html": "<p>Ad<span>ler</span></p>"}), id="name cut by a tag"),
        pytest.param("protected", shown({"text/html": "<p>&#65;dler</p>"}), id="name in character references"),
        pytest.param("protected", shown({"text/html": "<p>x</p><!-- Adler -->"}), id="name in a comment"),
        pytest.param("protected", shown({"text/html": '<img alt="Adler">'}), id="name in an attribute"),
        pytest.param("protected", shown({"image/svg+xml": "<svg><text>Adler</text></svg>"}), id="name in a drawing"),
        pytest.param("protected", shown({"application/json": {"who": ["ADLER"]}}), id="name in data, in capitals"),
        pytest.param("protected", in_text("Ad\u200bler"), id="name with an invisible character"),
        pytest.param("protected", in_text("2024-miriam-adler.txt"), id="name in the name of a file"),
        pytest.param("protected", new_markdown_cell("x", metadata={"title": "Adler"}), id="name in a cell's metadata"),
        pytest.param("email", shown({"image/jpeg": picture("a@example.org", kind="jpeg")}), id="address in EXIF"),
        pytest.param("email", shown({"text/html": f'<img src="data:image/png;base64,{picture("a@example.org")}">'}), id="address in a picture inside HTML"),
        pytest.param("email", new_markdown_cell("x", attachments={"a.png": {"image/png": picture("a@example.org")}}), id="address in an attachment"),
        pytest.param("token", in_text("Authorization: Bearer " + "a1B2" * 6), id="bearer token"),
        pytest.param("token", in_text("-----BEGIN OPENSSH " + "PRIVATE KEY-----"), id="private key"),
        pytest.param("token", in_text("eyJ" + "hbGciOiJI.eyJ" + "zdWIiOiIx.c2ln"), id="JSON Web Token"),
        pytest.param("token", in_text("AKIA" + "IOSFODNN7EXAMPLE"), id="AWS key"),
        pytest.param("token", new_code_cell("pass" + "word = 'hunter2-hunter2'"), id="assigned password"),
        pytest.param("token", in_text("https://bob:" + "secret@example.org/x"), id="password in an address"),
        pytest.param("hidden", new_code_cell("x", metadata={"jupyter": {"source_hidden": True}}), id="folded cell"),
        pytest.param("hidden", new_code_cell("x", metadata={"tags": ["hide-input"]}), id="cell with a hiding tag"),
        pytest.param("widget", shown({"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}), id="widget"),
    ],
)  # fmt: skip
def test_every_kind_is_found(kind, cell):
    """However it is written, and wherever it hides."""
    assert kind in {finding.kind for finding in disclosures(new_notebook(cells=[cell]), PRIVATE)}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("and/or, 24/7, 1/2/3, w/o", id="slashes"),
        pytest.param("https://example.org/a/b/c?d=e/f", id="web address"),
        pytest.param("../seeds/a/b.txt and seeds/a/b.txt", id="path from here"),
        pytest.param("The secret: a token of friendship, and the password was known.", id="words about secrets"),
        pytest.param("Text 42cec9a27e2792ea, read with workbench 0.1.0, weights 1a2b3c4d, word lists 5e6f7a8b.", id="colophon"),
        pytest.param("the adlers nest; Adlershof", id="longer words"),
        pytest.param("<mark>x</mark><br/></p>", id="tags"),
    ],
)  # fmt: skip
def test_plain_words_are_no_secret(words):
    """What is often written and gives nothing away is not held against anybody."""
    cells = [new_markdown_cell(words), shown({"text/html": f"<p>{words}</p>", "text/plain": words})]

    assert () == disclosures(new_notebook(cells=cells), PRIVATE)


def test_what_the_article_says_is_the_articles():
    """An address that was printed is told with its place and refuses nothing; a protected name stays protected."""
    private = Private(protections=PRIVATE.protections, texts=("Write to desk@example.org, says Adler.",))
    address, name = disclosures(new_notebook(cells=[in_text("desk@example.org, Adler")]), private)

    assert ("email", True) == (address.kind, address.own)
    assert ("protected", False) == (name.kind, name.own)


def test_a_position_in_a_picture_is_found_and_stripped():
    """Where a photograph was taken is in its file; a stripped notebook has the picture and not the place."""
    file, exif = BytesIO(), Image.Exif()
    exif.get_ifd(0x8825)[2] = (48.0, 8.0, 13.0)
    Image.new("RGB", (4, 4)).save(file, "jpeg", exif=exif)
    notebook = new_notebook(cells=[shown({"image/jpeg": b64encode(file.getvalue()).decode()})])
    (finding,) = disclosures(notebook, PRIVATE)
    strip(notebook)

    assert "position" == finding.kind
    assert () == disclosures(notebook, PRIVATE)


def test_this_machine_is_known(monkeypatch):
    """The names of account and machine are asked of the system; those that many have tell nobody."""
    monkeypatch.setattr("getpass.getuser", lambda: "jweber")
    monkeypatch.setattr(socket, "gethostname", lambda: "desk-17.office")
    private = private_here(analysts=["analyst", "Jana Weber"])

    assert "jweber" in private.users
    assert ("desk-17.office", "desk-17") == private.hosts
    assert ("Jana Weber",) == private.analysts
