"""URLs: what is fetched, and what never is. The web server of these tests runs on this computer."""

import gzip
import socket
import time

import pytest

from workbench.errors import ArticleError, FetchError
from workbench.reading import addresses, read_article, web
from workbench.reading.addresses import is_public

STORY = "The harbour burned for three days, and nobody knows who lit it, the mayor of the port city said."
TEXT = {"Content-Type": "text/plain; charset=utf-8"}


def read(site, path="/story"):
    """Reads a page of the site on this computer, as one may when one asks for it."""
    return read_article(site.url + path, allow_private=True)


# ── What is fetched ───────────────────────────────────────────────────────────────────────────────


def test_page_is_fetched_and_read(site, page):
    """A web page goes through the same reader as a saved one, with its address as origin."""
    site.pages["/story"] = 200, {"Content-Type": "text/html"}, page.encode()
    article = read(site)

    assert "Harbour fire: what we know" == article.title
    assert f"{site.url}/story" == article.origin


def test_type_decides_the_reader(site, make_pdf):
    """A PDF is a PDF, text is text in the encoding the server names, and the name helps where the type does not."""
    site.pages["/story"] = 200, {"Content-Type": "application/pdf"}, make_pdf([STORY])
    site.pages["/text"] = (
        200,
        {"Content-Type": "text/plain; charset=iso-8859-2"},
        f"Wałęsa: {STORY}".encode("iso-8859-2"),
    )
    site.pages["/a.pdf?x=1"] = 200, {"Content-Type": "application/octet-stream"}, make_pdf([STORY])

    assert STORY == read(site).text
    assert f"Wałęsa: {STORY}" == read(site, "/text").text
    assert STORY == read(site, "/a.pdf?x=1").text


def test_redirects_are_followed_and_told(site):
    """Where an address leads elsewhere, a note says where."""
    site.pages["/old"] = 301, {"Location": "/story"}, b""
    site.pages["/story"] = 200, TEXT, STORY.encode()
    article = read(site, "/old")

    assert f"{site.url}/old" == article.origin
    assert f"The address led to {site.url}/story." in article.notes


def test_compressed_answer_is_unpacked(site):
    """A server that compresses unasked is understood."""
    site.pages["/story"] = 200, {**TEXT, "Content-Encoding": "gzip"}, gzip.compress(STORY.encode())

    assert STORY == read(site).text


# ── What is refused by its address ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
    ],
)
def test_private_addresses_are_refused(url):
    """Nothing is fetched from this computer or the network around it, however the address is written."""
    with pytest.raises(FetchError, match="on this computer or in a private network"):
        read_article(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("100.64.0.1", False),
        ("172.16.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("fe80::1%1", False),
        ("ff02::1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::", False),
    ],
)
def test_is_public_knows_every_kind_of_address(address, public):
    """Carrier, reserved, link-local and multicast addresses, and IPv4 hidden in IPv6, are not public."""
    assert public is is_public(address)


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    """A name that also points into the private network is refused."""
    found = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)

    with pytest.raises(FetchError, match="bugle.example \\(10.0.0.1\\) is on this computer or in a private"):
        read_article("http://bugle.example/")


@pytest.fixture
def public_here(monkeypatch):
    """For once 127.0.0.1 counts as public, so that what follows the first request can be tested."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")


def test_redirect_to_a_private_address_is_refused(site, public_here):
    """Each hop is checked, not only the first."""
    site.pages["/story"] = 302, {"Location": "http://127.0.0.2/secret"}, b""

    with pytest.raises(FetchError, match=r"/story leads to http://127.0.0.2/secret. 127.0.0.2 is on this computer"):
        read_article(f"{site.url}/story")


def test_connection_goes_to_the_checked_address(site, public_here, monkeypatch):
    """A name is resolved once a hop, so a second, different answer is never asked for."""
    real, answers = socket.getaddrinfo, []

    def resolve(host, *args, **options):
        if host == "bugle.example":
            answers.append(host)
            host = "127.0.0.1" if len(answers) == 1 else "10.0.0.1"
        return real(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    site.pages["/story"] = 200, TEXT, STORY.encode()
    read_article(f"http://bugle.example:{site.server_port}/story")

    assert ["bugle.example"] == answers
    assert f"bugle.example:{site.server_port}" == site.asked[0]["Host"]


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    """A proxy would resolve the name again, behind the check."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.pages["/story"] = 200, TEXT, STORY.encode()

    assert STORY == read(site).text


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://bugle.example/a.txt", "begins with ftp://; only http:// and https:// are fetched"),
        ("file:///etc/hosts", "begins with file://"),
        ("http://", "names no host"),
        ("http://jane:secret@bugle.example/", "The address of bugle.example holds a user name or password"),
        ("http://no-such-host.invalid/", "There is no host no-such-host.invalid"),
        ("http://bugle.example:first/", "is not a valid address"),
    ],
)
def test_addresses_that_are_none_are_refused(url, message):
    """A scheme, a host or a port that cannot be is said."""
    with pytest.raises(FetchError, match=message):
        read_article(url)


# ── What is refused by its answer ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param((404, {}, b""), "answered 404 Not Found. There is no such page", id="not found"),
        pytest.param((403, {}, b""), "answered 403 Forbidden. The server refuses programs", id="forbidden"),
        pytest.param((503, {}, b""), "answered 503 .*try again later", id="in trouble"),
        pytest.param((302, {}, b""), "answered 302 Found", id="redirect to nowhere"),
        pytest.param((302, {"Location": "/story"}, b""), "more than 5 redirects", id="redirect in a circle"),
        pytest.param((302, {"Location": "ftp://a.example/"}, b""), "leads to ftp://a.example/", id="another scheme"),
        pytest.param(
            (200, {"Content-Type": "image/png"}, b"x"), "is of type image/png; read are web pages", id="picture"
        ),
        pytest.param((200, {**TEXT, "Content-Encoding": "br"}, b"x"), "packed as br", id="unknown packing"),
        pytest.param((200, {**TEXT, "Content-Encoding": "gzip"}, b"x"), "sent damaged data", id="damaged packing"),
        pytest.param(
            (200, {**TEXT, "Content-Length": "99000000"}, b""), "has 99.0 MB; at most 20 MB", id="announced size"
        ),
    ],
)
def test_answers_that_cannot_be_read_are_named(site, answer, message):
    """Each answer that is no article becomes a sentence with what to try."""
    site.pages["/story"] = answer

    with pytest.raises(FetchError, match=message):
        read(site)


def test_endless_body_is_cut_off(site):
    """A body that keeps coming is read up to the limit and no further."""
    site.pages["/story"] = 200, TEXT, (b"x" * 1_000_000 for _ in range(100))

    with pytest.raises(FetchError, match="MB; at most 20 MB are read"):
        read(site)


def test_packed_bomb_is_not_unpacked(site):
    """A small answer that unpacks to a huge one is refused."""
    site.pages["/story"] = 200, {**TEXT, "Content-Encoding": "gzip"}, gzip.compress(bytes(30_000_000))

    with pytest.raises(FetchError, match="at most 20 MB are read"):
        read(site)


def test_slow_server_is_given_up(site, monkeypatch):
    """The limit counts for the whole fetch, not from one byte to the next."""
    monkeypatch.setattr(web, "SECONDS", 0.4)

    def drops():
        while True:
            time.sleep(0.05)
            yield b"x"

    site.pages["/story"] = 200, TEXT, drops()

    with pytest.raises(FetchError, match="took longer than 0.4 seconds"):
        read(site)


def test_nobody_listens(site):
    """A refused connection is an error of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(FetchError, match="could not be fetched"):
        read_article(f"http://127.0.0.1:{port}/", allow_private=True)


def test_empty_answer_is_named(site):
    """An empty page is said to be empty, with its address."""
    site.pages["/story"] = 200, TEXT, b""

    with pytest.raises(ArticleError, match="/story: The file is empty"):
        read(site)
