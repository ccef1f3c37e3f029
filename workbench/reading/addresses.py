"""Which network addresses a host has, and whether an article may be fetched from them.

A URL in an article or a chat can point into the analyst's own network, at a router or at a
server that trusts its neighbours. So every address a name resolves to must be public.
"""

import ipaddress
import socket

from workbench.errors import FetchError

NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address inside an IPv6 one


def addresses_of(host: str, port: int, *, allow_private: bool = False) -> list[str]:
    """All addresses of a host, in the order to try them.

    Raises FetchError if the host has none, or one that is not public unless `allow_private`.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"There is no host {host}. Check the address, and that you are online.") from error
    addresses = list(dict.fromkeys(entry[4][0] for entry in found))
    refused = [address for address in addresses if not is_public(address)]
    if refused and not allow_private:
        named = host if host in refused else f"{host} ({refused[0]})"
        raise FetchError(
            f"{named} is on this computer or in a private network, from which nothing is fetched. "
            "If you trust the address, save the page and give its file, "
            "or in Python use read_article(url, allow_private=True)."
        )
    return addresses


def is_public(address: str) -> bool:
    """Whether an address is reachable for everybody: not loopback, private, link-local, multicast or reserved."""
    ip = _innermost(ipaddress.ip_address(address))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _innermost(ip):
    """The IPv4 address that an IPv6 address stands for, or the address itself."""
    if ip.version == 4:
        return ip
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
