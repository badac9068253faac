"""Fetch something from an address that somebody else wrote: guarded, limited, never trusted."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from knowledge.addresses import BlockedAddressError, CheckingResolver, check_host, is_allowed
from knowledge.errors import KnowledgeError

MOST_BYTES = 10 * 1024 * 1024
"""How much of a body is taken, counted after it was unpacked."""

MOST_SECONDS = 20.0
"""How long a fetch may take in all, redirects included."""

MOST_REDIRECTS = 5

_CHUNK = 64 * 1024
_LONGEST_SHOWN = 200
_REDIRECTS = {301, 302, 303, 307, 308}
_NOT_MODIFIED = 304
_ADVICE = {
    401: "It wants a password, which cannot be given; ask its owner for a public address.",
    403: "It may not be read from here; ask its owner.",
    404: "Check the address.",
    410: "It is gone for good; take the address out of the settings.",
    429: "It was asked too often, and is left alone for a while.",
}


class FetchError(KnowledgeError):
    """Something that could not be fetched: its text is a whole sentence that names the address.

    ``status`` is what the server answered, if it did. ``retry_after`` is for how long, or until
    when, the server wants to be left alone.
    """

    def __init__(
        self,
        text: str,
        status: int | None = None,
        retry_after: timedelta | datetime | None = None,
    ) -> None:
        """Take the sentence, and what the server said."""
        super().__init__(text)
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: ``data`` is None where the server says that nothing changed (304).

    ``url`` is where it was found in the end, after redirects.
    """

    url: str
    data: bytes | None
    etag: str | None = None
    last_modified: str | None = None
    content_type: str | None = None


async def fetch(
    url: str,
    *,
    allowed_hosts: frozenset[str] = frozenset(),
    etag: str | None = None,
    last_modified: str | None = None,
    max_bytes: int = MOST_BYTES,
    timeout: float = MOST_SECONDS,  # noqa: ASYNC109 - a setting of the fetch, redirects and all
    accept: str = "*/*",
    resolver: AbstractResolver | None = None,
) -> Fetched:
    """Fetch what lies at an address.

    ``allowed_hosts`` may have addresses that are not public, and may be asked without encryption.
    ``etag`` and ``last_modified`` are of the copy that is at hand. ``resolver`` looks names up, by
    default the machine does.

    :raises FetchError: If nothing came that may be used, with the reason as a sentence.
    """
    headers = {"Accept": accept, "User-Agent": "Entente"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": last_modified} if last_modified else {}
    target = url
    try:
        async with asyncio.timeout(timeout), _session(allowed_hosts, headers, resolver) as session:
            for _ in range(MOST_REDIRECTS + 1):
                target_url = _checked(target, allowed_hosts)
                async with session.get(target_url, allow_redirects=False) as response:
                    onward = response.headers.get("Location")
                    if response.status not in _REDIRECTS or not onward:
                        return await _taken(response, max_bytes)
                target = _joined(target_url, onward)
            raise FetchError(
                f"{shown(url)} leads from address to address more than {MOST_REDIRECTS} times. "
                "Check the address."
            )
    except TimeoutError:
        raise FetchError(
            f"{shown(target)} did not answer in full within {timeout:g} seconds."
        ) from None
    except BlockedAddressError as error:
        raise FetchError(f"{shown(target)} is not fetched. {error}") from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise FetchError(f"{shown(target)} {_reason(error)}") from None


def shown(url: str) -> str:
    """Return an address as it may be shown: without user, password, query and fragment."""
    try:
        address = URL(web_address(url))
        if not address.host:
            raise ValueError(url)
        text = str(address.with_user(None).with_query(None).with_fragment(None))
    except (ValueError, TypeError):
        return "What is given"
    text = "".join(c for c in text if c.isprintable())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def web_address(url: str) -> str:
    """Return an address with the web's scheme: webcal:// is how calendars write https://."""
    url = url.strip()
    scheme, mark, rest = url.partition("://")
    return f"https://{rest}" if mark and scheme.lower() in {"webcal", "webcals"} else url


def _session(
    allowed: frozenset[str], headers: Mapping[str, str], resolver: AbstractResolver | None
) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            resolver=CheckingResolver(allowed, resolver), force_close=True, use_dns_cache=False
        ),
        headers=headers,
        cookie_jar=aiohttp.DummyCookieJar(),
        # A proxy looks names up itself, where nobody can check the answer.
        trust_env=False,
        # The limit of the whole stands in fetch.
        timeout=aiohttp.ClientTimeout(total=None),
    )


def _checked(url: str, allowed: frozenset[str]) -> URL:
    """Return an address that may be asked, as far as that can be said before it is looked up."""
    try:
        address = URL(web_address(url))
        host = address.host or ""
    except ValueError:
        address, host = URL(), ""
    if address.scheme not in {"http", "https"} or not host:
        raise FetchError(f"{shown(url)} is no address that begins with https://. Correct it.")
    if address.user or address.password:
        raise FetchError(
            f"{shown(url)} has a user or a password in it, which would be seen in many places. "
            "Use an address without."
        )
    if is_allowed(host, allowed):
        return address
    check_host(host)
    if address.scheme != "https":
        raise FetchError(
            f"{shown(url)} is not encrypted, and could be changed on its way. Use https://, or "
            "name its host in ENTENTE_FETCH_HOSTS."
        )
    return address


def _joined(base: URL, onward: str) -> str:
    try:
        return str(base.join(URL(onward)))
    except ValueError:
        raise FetchError(
            f"{shown(str(base))} leads to an address that cannot be read. Tell its owner."
        ) from None


async def _taken(response: aiohttp.ClientResponse, most: int) -> Fetched:
    """Return the body of a response. Raises FetchError if there is none, or it is too large."""
    address = shown(str(response.url))
    found = Fetched(
        url=str(response.url),
        data=None,
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
        content_type=response.headers.get("Content-Type"),
    )
    if response.status == _NOT_MODIFIED:
        return found
    if response.status != 200:
        advice = _ADVICE.get(response.status, "It is tried again later.")
        raise FetchError(
            f"{address} answered with {response.status}. {advice}",
            response.status,
            _retry_after(response.headers.get("Retry-After")),
        )
    data = bytearray()
    # Chunks come unpacked, a little at a time: what grows out of all measure is left half-way.
    async for chunk in response.content.iter_chunked(_CHUNK):
        data += chunk
        if len(data) > most:
            raise FetchError(
                f"{address} has more than {most / 1024 / 1024:g} MiB, which is not fetched."
            )
    return Fetched(found.url, bytes(data), found.etag, found.last_modified, found.content_type)


def _retry_after(text: str | None) -> timedelta | datetime | None:
    """Return what the header Retry-After says (RFC 9110, 10.2.3); None for what nobody can read."""
    if not text:
        return None
    if text.strip().isascii() and text.strip().isdigit():
        return timedelta(seconds=min(int(text.strip()[:9]), 10**8))
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _reason(error: Exception) -> str:
    """Return what went wrong with a connection, as the rest of a sentence that names it."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        said = getattr(error.certificate_error, "verify_message", "") or "it is not trusted"
        return (
            f"has a certificate that cannot be accepted ({said}). Tell its owner; if your network "
            "reads along (a proxy), give its certificate to this machine with SSL_CERT_FILE."
        )
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return "could not be reached over an encrypted connection. Check https:// and the port."
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "has a host that is not known. Check its spelling, and this machine's DNS."
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"could not be reached ({error.strerror or 'no connection'})."
    if isinstance(error, aiohttp.InvalidURL):
        return "is no address that can be asked. Correct it."
    if isinstance(error, aiohttp.ClientPayloadError | aiohttp.ServerDisconnectedError):
        return "broke off in the middle. It is tried again later."
    return "gave an answer that is against the rules of the web. It is tried again later."
