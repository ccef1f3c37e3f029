"""Files to read, made where they are needed: a PDF by hand, a Word document, a web server of our own."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@pytest.fixture
def page():
    """A web page with menu, headings, a list, a table, a quotation and comments."""
    return PAGE


@pytest.fixture
def make_pdf():
    """Makes the bytes of a PDF of some pages, each a list of lines."""
    return pdf_bytes


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder, which is the current one, so that origins are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pdf_bytes(*pages, title=None):
    """A PDF with one list of lines for each page; no lines make a page without text, as a scan has."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        shown = b"".join(
            b"(%s) Tj T* " % line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") for line in lines
        )
        stream = b"BT /F1 11 Tf 13 TL 50 780 Td %sET" % shown
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Title (%s) >>" % (title or "").encode("cp1252"))
    body, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, item in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    xref = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(body + b"startxref\n%d\n%%%%EOF\n" % xref)


PAGE = """<!doctype html><html lang="en"><head><title>Harbour fire: what we know | The Daily Bugle</title>
<meta name="author" content="Jane Doe"><meta property="og:site_name" content="The Daily Bugle">
<meta property="article:published_time" content="2023-10-14T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Harbour fire: what we know</h1>
<p>The harbour burned for three days, and the mayor said on <a href="/m">Monday</a> that it <b>may</b> rain before
the week is out, as officials believe.</p>
<h2>Who was there</h2>
<p>Nobody saw who lit it, according to two officials who asked not to be named because the inquiry goes on.</p>
<ul><li>The first ship is lost</li><li>The second ship is damaged</li></ul>
<blockquote><p>We have not seen evidence that it was arson, the chief of police told reporters.</p></blockquote>
<table><tr><th>Ship</th><th>Loss</th></tr><tr><td>Anna</td><td>total</td></tr></table>
<p>The inquiry continues, said the police, and no suspects have been named so far in the port city.</p></article>
<div id="comments" class="comments"><p>I think that it was the mayor himself who did this, honestly.</p></div>
<footer>Copyright</footer></body></html>"""


@pytest.fixture
def site():
    """A web server on this computer: `site.pages["/path"] = (status, headers, body)`, address in `site.url`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body = self.server.pages.get(self.path, (404, {}, b"nothing here"))
            self.server.asked.append(dict(self.headers))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            chunks = [body] if isinstance(body, bytes) else body
            try:
                for chunk in chunks:
                    self.wfile.write(chunk)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the reader has had enough, which is what some tests are about

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.pages, server.asked = {}, []
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
