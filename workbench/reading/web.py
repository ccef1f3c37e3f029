"""A URL's bytes, fetched with limits on addresses, redirects, time, size and type.

The name is resolved and checked here, and the connection goes to the checked address, so a name
that answers differently a moment later (DNS rebinding) gains nothing. Each redirect is checked again.
"""

import queue
import threading
import zlib
from collections.abc import Callable
from contextlib import closing
from http.client import responses

from workbench.errors import FetchError
from workbench.reading.addresses import addresses_of
from workbench.reading.extracts import Content
from workbench.reading.files import FORMAT_OF, LARGEST, too_large

SECONDS = 20  # for everything: names, redirects and the whole body
REDIRECTS = 5
HEADERS = {
    "User-Agent": "workbench (reads one article for a person)",
    "Accept": "text/html, text/plain, application/pdf, */*;q=0.1",
    "Accept-Encoding": "identity",  # a compressed body can unpack to a thousand times its size
}
FORMAT_OF_TYPE = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "text/markdown": "text",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
SAVE_IT = "Open it in a browser, save the article and read the file."
ADVICE = {
    401: f"The page asks for a login. {SAVE_IT}",
    402: f"The page is behind a paywall. {SAVE_IT}",
    403: f"The server refuses programs. {SAVE_IT}",
    404: "There is no such page. Check the address.",
    410: "The page has been removed. An archive may still hold it.",
    429: "The server has had too many requests. Wait a while.",
    451: f"The page is blocked for legal reasons. {SAVE_IT}",
}


def fetch(url: str, *, allow_private: bool = False) -> Content:
    """The bytes behind a URL. Raises FetchError where it cannot or must not be fetched."""
    return _within(SECONDS, url, lambda: _follow(url, allow_private=allow_private))


def _follow(url: str, *, allow_private: bool) -> Content:
    """Fetch a URL and what it redirects to, each hop checked."""
    import httpx

    start, here = url, url
    for _ in range(REDIRECTS + 1):
        try:
            there = _checked(here)
            got = _get(there, allow_private=allow_private)
            here = here if isinstance(got, Content) else str(there.join(got))
        except FetchError as error:
            if here == start:
                raise
            raise FetchError(f"{start} leads to {here}. {error}") from error
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise FetchError(f"{here} is not a valid address: {error}") from error
        except httpx.TimeoutException as error:
            raise FetchError(f"{here} did not answer in time. Try again later.") from error
        except httpx.HTTPError as error:
            raise FetchError(f"{here} could not be fetched: {error or type(error).__name__}") from error
        if isinstance(got, Content):
            return got
    raise FetchError(f"{start} leads on and on: more than {REDIRECTS} redirects, the last to {here}.")


def _checked(url: str):
    """The URL taken apart, if it is one that may be fetched at all."""
    import httpx

    there = httpx.URL(url)
    if there.scheme not in ("http", "https"):
        raise FetchError(f"{url} begins with {there.scheme}://; only http:// and https:// are fetched.")
    if not there.host:
        raise FetchError(f"{url} names no host.")
    if there.userinfo:
        raise FetchError(f"The address of {there.host} holds a user name or password; leave it out.")
    return there


def _get(there, *, allow_private: bool) -> Content | str:
    """One request to the checked address: the content, or where the server sends us instead."""
    import httpx

    host = there.raw_host.decode("ascii")
    port = there.port or (443 if there.scheme == "https" else 80)
    addresses = addresses_of(host, port, allow_private=allow_private)
    # A client a hop: cookies would be kept by address, and many hosts can share one. No proxy from
    # the environment either, because it would resolve the name again.
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=SECONDS / 2, headers=HEADERS) as client:
        for number, address in enumerate(addresses, 1):
            request = client.build_request(
                "GET",
                there.copy_with(host=address),
                headers={"Host": there.netloc.decode("ascii")},
                extensions={"sni_hostname": host},  # the certificate is checked against the name
            )
            try:
                response = client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if number == len(addresses):
                    raise
                continue
            with closing(response):
                return _redirect(response) or _content(str(there), response)


def _redirect(response) -> str | None:
    return response.headers.get("location") if response.is_redirect else None


def _content(url: str, response) -> Content:
    """The body of an answer, if it is a success, of a type we read and not too large."""
    if not response.is_success:
        code = response.status_code
        advice = ADVICE.get(code, "The server is in trouble; try again later." if code >= 500 else SAVE_IT)
        raise FetchError(f"{url} answered {code} {responses.get(code, 'unknown')}. {advice}")
    kind = response.headers.get("content-type", "text/html").split(";")[0].strip().lower()
    suffix = "." + url.split("?")[0].rsplit(".", 1)[-1].lower()
    unnamed = kind in ("application/octet-stream", "binary/octet-stream")
    form = FORMAT_OF_TYPE.get(kind) or (FORMAT_OF.get(suffix) if unnamed else None)
    if form is None:
        raise FetchError(f"{url} is of type {kind}; read are web pages, plain text, PDF and .docx.")
    return Content(_body(url, response), form, url, url, response.charset_encoding)


def _body(url: str, response) -> bytes:
    """All bytes of an answer, unpacked where the server compressed them unasked."""
    if (announced := response.headers.get("content-length", "")).isdigit() and int(announced) > LARGEST:
        raise FetchError(too_large(url, int(announced)))
    body = bytearray()
    for chunk in response.iter_raw():
        body += chunk
        if len(body) > LARGEST:
            raise FetchError(too_large(url, len(body)))
    packing = response.headers.get("content-encoding", "identity").lower()
    if packing == "identity":
        return bytes(body)
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"{url} is packed as {packing}, which was not asked for. {SAVE_IT}")
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib
    try:
        data = unpacker.decompress(bytes(body), LARGEST + 1)
    except zlib.error as error:
        raise FetchError(f"{url} sent damaged data: {error}.") from error
    if len(data) > LARGEST:
        raise FetchError(too_large(url, len(data)))
    if not unpacker.eof:
        raise FetchError(f"{url} sent damaged data: it breaks off.")
    return data


def _within(seconds: float, url: str, work: Callable[[], Content]) -> Content:
    """The result of `work`, or a FetchError once the time is over, whatever it is waiting for.

    The timeouts of sockets count from each byte to the next and name servers have none, so the
    work runs in a thread that is left behind.
    """
    results = queue.SimpleQueue()

    def run():
        """Do the work and hand over what came of it."""
        try:
            results.put((work(), None))
        except BaseException as error:
            results.put((None, error))

    threading.Thread(target=run, daemon=True, name="fetch").start()
    try:
        content, error = results.get(timeout=seconds)
    except queue.Empty:
        raise FetchError(
            f"{url} took longer than {seconds:g} seconds. Try again, or save the page and read the file."
        ) from None
    if error:
        raise error
    return content
