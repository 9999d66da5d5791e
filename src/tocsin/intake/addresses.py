"""Which network addresses a report may be fetched from: public ones only."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Resolve = Callable[[str, int], Awaitable[list[str]]]
Allowed = Callable[[str], bool]

_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are the IPv4 address that is reached."""
_REFUSED6 = (
    IPv6Network("::/96"),  # IPv4-compatible, RFC 4291 section 2.5.5.1
    IPv6Network("64:ff9b:1::/48"),  # local-use NAT64, RFC 8215
    IPv6Network("fec0::/10"),  # site-local, RFC 3879
)


def is_public(address: str) -> bool:
    """Whether ``address`` is on the public internet, and so is every IPv4 address that is wrapped in it."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if any(ip in network for network in _REFUSED6):
            return False
        inner = _wrapped(ip)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of ``host``, in the order of the system. Raises socket.gaierror."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
