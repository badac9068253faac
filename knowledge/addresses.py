"""The address guard: which hosts may be asked for something, and which never."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Collection

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# RFC 6052, 2.1: how a network of IPv6 alone reaches IPv4. The last 32 bits are the address meant.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = ipaddress.IPv6Network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


class BlockedAddressError(KnowledgeError):
    """An address that is not asked: its text is a whole sentence, without the URL."""


def literal(host: str) -> Address | None:
    """Return the address that a host is, in whatever spelling; None for a name.

    The system's own rules count ("127.1", "0x7f000001", "2130706433" are all 127.0.0.1), because
    it is the system that connects.
    """
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


def is_public(address: Address) -> bool:
    """Return whether an address is one of the public internet, and of one host of it."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        # These carry an IPv4 address that some gateway may follow: no honest name has them.
        if address.ipv4_mapped or address.sixtofour or address.teredo or address.is_site_local:
            return False
        if address in _NAT64_LOCAL or address in _COMPATIBLE:
            return False
    # Python calls multicast global, and so do some versions addresses that are merely reserved.
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_loopback
        and not address.is_link_local
        and not address.is_unspecified
    )


def is_allowed(host: str, allowed: Collection[str]) -> bool:
    """Return whether a host is one of those that were named by hand, in whatever case."""
    return _plain(host) in {_plain(each) for each in allowed}


def _plain(host: str) -> str:
    bare = host.strip("[]").rstrip(".").casefold()
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        return bare


def check_host(host: str) -> None:
    """Check a host before anything is sent: an address must be public; a name is looked up later.

    :raises BlockedAddressError: If the host is an address that is not public.
    """
    address = literal(host)
    if address is not None and not is_public(address):
        raise BlockedAddressError(_sentence(str(address)))


class CheckingResolver(AbstractResolver):
    """Looks names up, and hands on only answers that may be connected to.

    The connection is made to what is handed on, so that a name which answers otherwise a moment
    later (DNS rebinding) changes nothing.
    """

    def __init__(
        self, allowed: Collection[str] = (), resolver: AbstractResolver | None = None
    ) -> None:
        """Take the hosts that may have any address, and what looks names up."""
        self._allowed = frozenset(allowed)
        self._resolver = resolver or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a name.

        :raises BlockedAddressError: If any of them is not public.
        """
        answers = await self._resolver.resolve(host, port, family)
        if is_allowed(host, self._allowed):
            return answers
        for answer in answers:
            # One bad answer among good ones is an attack, or a network that is set up wrong.
            check_host(answer["host"])
            if literal(answer["host"]) is None:
                raise BlockedAddressError(_sentence(answer["host"]))
        return answers

    async def close(self) -> None:
        """Close what looks names up."""
        await self._resolver.close()


def _sentence(address: str) -> str:
    return (
        f"Its address {address} is not one of the public internet. If this host is meant, name it "
        "in ENTENTE_FETCH_HOSTS."
    )
