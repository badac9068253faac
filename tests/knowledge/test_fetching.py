"""Fetching from a real server on this machine, and from addresses that are never asked."""

import asyncio
import gzip
import ipaddress
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from knowledge.addresses import BlockedAddressError, CheckingResolver, check_host, is_public
from knowledge.fetching import MOST_REDIRECTS, FetchError, fetch, shown

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
HERE = frozenset({"127.0.0.1"})


@dataclass
class Server:
    """A server on this machine, and what it was asked."""

    port: int
    asked: list[web.Request] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    kept = Server(0)
    big = b"x" * 3_000_000

    async def answer(request: web.Request) -> web.StreamResponse:
        kept.asked.append(request)
        match request.path:
            case "/to":
                raise web.HTTPFound(request.query["url"])
            case "/loop":
                raise web.HTTPFound("/loop")
            case "/bare":
                return web.Response(status=302)
            case "/kept" if request.headers.get("If-None-Match") == '"a"':
                return web.Response(status=304, headers={"ETag": '"a"'})
            case "/big":
                return web.Response(body=big)
            case "/endless":
                response = web.StreamResponse()
                response.enable_chunked_encoding()
                await response.prepare(request)
                while True:
                    await response.write(big)
            case "/bomb":
                return web.Response(
                    body=gzip.compress(big * 10), headers={"Content-Encoding": "gzip"}
                )
            case "/slow":
                response = web.StreamResponse()
                await response.prepare(request)
                for _ in range(10_000):
                    await response.write(b"x")
                    await asyncio.sleep(0.01)
                return response
            case "/short":
                response = web.StreamResponse(headers={"Content-Length": "1000"})
                await response.prepare(request)
                await response.write(b"x")
                assert request.transport is not None
                request.transport.close()
                return response
            case "/status":
                pause = {"Retry-After": request.query.get("after", "")}
                return web.Response(status=int(request.query["is"]), headers=pause)
            case _:
                marks = {"ETag": '"a"', "Last-Modified": "Tue, 24 Nov 2026 12:00:00 GMT"}
                return web.Response(body=b"body", content_type="text/calendar", headers=marks)

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    kept.port = runner.addresses[0][1]
    yield kept
    await runner.cleanup()


class Names(AbstractResolver):
    """Knows names by what it is told; of several answers the next one each time."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        return [result(host, each, port) for each in self.answers.pop(0)]

    async def close(self) -> None:
        pass


def result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return {
        "hostname": host,
        "host": address,
        "port": port,
        "family": family,
        "proto": 0,
        "flags": socket.AI_NUMERICHOST,
    }


async def refused(url: str, **options: object) -> str:
    with pytest.raises(FetchError) as caught:
        await fetch(url, **options)  # type: ignore[arg-type]
    return str(caught.value)


async def test_what_lies_there_comes_with_its_marks(server: Server) -> None:
    found = await fetch(f"{server.url}/a.ics", allowed_hosts=HERE, accept="text/calendar")
    assert found.data == b"body"
    assert found.etag == '"a"'
    assert found.last_modified == "Tue, 24 Nov 2026 12:00:00 GMT"
    assert (found.content_type or "").startswith("text/calendar")
    assert found.url == f"{server.url}/a.ics"
    assert server.asked[0].headers["Accept"] == "text/calendar"


async def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    found = await fetch(
        f"{server.url}/kept", allowed_hosts=HERE, etag='"a"', last_modified="some day"
    )
    assert found.data is None
    assert found.etag == '"a"'
    assert server.asked[0].headers["If-Modified-Since"] == "some day"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f.1",
        "127.1",
        "0.0.0.0",  # noqa: S104 - an address that is refused
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fe80::1%25eth0]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:8.8.8.8]",
        "[::127.0.0.1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::808:808]",
        "[fec0::1]",
        "[2001:db8::1]",
        "localhost",
    ],
)
@pytest.mark.parametrize("scheme", ["https", "http", "webcal"])
async def test_an_address_that_is_not_public_is_never_asked(host: str, scheme: str) -> None:
    said = await refused(f"{scheme}://{host}:9/a.ics")
    assert "is not fetched" in said or "is not encrypted" in said
    # With or without encryption, an address is refused for what it is.
    if host != "localhost":
        assert "public internet" in said


@pytest.mark.parametrize("text", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_may_be_asked(text: str) -> None:
    check_host(text)
    assert is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("where", ["http://127.0.0.1:{port}/", "http://169.254.169.254/latest"])
async def test_a_redirect_to_where_nobody_may_go_is_not_followed(
    server: Server, where: str
) -> None:
    there = where.format(port=server.port)
    # The name is allowed, and leads to the server; where it sends us is not.
    said = await refused(
        f"http://calendar.test:{server.port}/to?url={there}",
        allowed_hosts=frozenset({"calendar.test"}),
        resolver=Names(["127.0.0.1"]),
    )
    assert "public internet" in said
    assert shown(there) in said
    assert len(server.asked) == 1


async def test_a_redirect_may_not_drop_the_encryption(server: Server) -> None:
    url = f"{server.url}/to?url=http://example.org/a.ics"
    assert "not encrypted" in await refused(url, allowed_hosts=HERE)


async def test_a_redirect_to_no_web_address_is_not_followed(server: Server) -> None:
    url = f"{server.url}/to?url=file:///etc/passwd"
    assert "https://" in await refused(url, allowed_hosts=HERE)


async def test_a_redirect_within_bounds_is_followed(server: Server) -> None:
    found = await fetch(f"{server.url}/to?url=/a.ics", allowed_hosts=HERE)
    assert found.url == f"{server.url}/a.ics"
    assert found.data == b"body"


async def test_redirects_come_to_an_end(server: Server) -> None:
    assert "address to address" in await refused(f"{server.url}/loop", allowed_hosts=HERE)
    assert len(server.asked) == MOST_REDIRECTS + 1


async def test_a_redirect_to_nowhere_is_an_error(server: Server) -> None:
    assert "302" in await refused(f"{server.url}/bare", allowed_hosts=HERE)


async def test_a_name_of_this_machine_is_not_asked(server: Server) -> None:
    names = Names(["127.0.0.1"])
    said = await refused(f"https://inside.test:{server.port}/", resolver=names)
    assert "127.0.0.1" in said
    assert names.asked == ["inside.test"]
    assert not server.asked


async def test_one_bad_answer_among_good_ones_refuses_the_name() -> None:
    resolver = CheckingResolver(resolver=Names(["8.8.8.8", "10.0.0.1"]))
    with pytest.raises(BlockedAddressError):
        await resolver.resolve("mixed.test", 443)


async def test_the_connection_goes_to_the_answer_that_was_checked(server: Server) -> None:
    # A name that answers otherwise a moment later: nobody asks it again.
    names = Names(["127.0.0.1"], ["192.0.2.1"])
    found = await fetch(
        f"http://rebinding.test:{server.port}/a.ics",
        allowed_hosts=frozenset({"rebinding.test"}),
        resolver=names,
    )
    assert found.data == b"body"
    assert names.asked == ["rebinding.test"]


async def test_every_redirect_is_looked_up_and_checked_anew(server: Server) -> None:
    names = Names(["127.0.0.1"], ["127.0.0.1"])
    url = f"http://outside.test:{server.port}/to?url=https://inside.test:{server.port}/"
    said = await refused(url, allowed_hosts=frozenset({"outside.test"}), resolver=names)
    assert "inside.test" in said
    assert "public internet" in said
    assert names.asked == ["outside.test", "inside.test"]


async def test_a_name_that_is_allowed_is_not_part_of_another(server: Server) -> None:
    names = Names(["127.0.0.1"])
    allowed = frozenset({"test", "calendar.test.evil"})
    await refused(f"https://calendar.test:{server.port}/", allowed_hosts=allowed, resolver=names)
    assert not server.asked


@pytest.mark.parametrize("path", ["/big", "/endless", "/bomb"])
async def test_what_is_too_large_is_left(server: Server, path: str) -> None:
    said = await refused(f"{server.url}{path}", allowed_hosts=HERE, max_bytes=1024 * 1024)
    assert "more than 1 MiB" in said


async def test_what_just_fits_is_taken(server: Server) -> None:
    found = await fetch(f"{server.url}/big", allowed_hosts=HERE, max_bytes=3_000_000)
    assert len(found.data or b"") == 3_000_000
    assert "MiB" in await refused(f"{server.url}/big", allowed_hosts=HERE, max_bytes=2_999_999)


async def test_a_source_that_trickles_is_left_in_time(server: Server) -> None:
    said = await refused(f"{server.url}/slow", allowed_hosts=HERE, timeout=0.2)
    assert "within 0.2 seconds" in said


async def test_an_answer_that_breaks_off_is_an_error(server: Server) -> None:
    assert "broke off" in await refused(f"{server.url}/short", allowed_hosts=HERE)


@pytest.mark.parametrize(
    ("after", "pause"),
    [
        ("120", timedelta(seconds=120)),
        ("Tue, 24 Nov 2026 13:00:00 GMT", datetime(2026, 11, 24, 13, tzinfo=UTC)),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("9" * 5000, timedelta(seconds=10**8)),
    ],
)
async def test_an_error_says_its_status_and_its_pause(
    server: Server, after: str, pause: timedelta | datetime | None
) -> None:
    with pytest.raises(FetchError) as caught:
        await fetch(f"{server.url}/status?is=503&after={after}", allowed_hosts=HERE)
    assert caught.value.status == 503
    assert "503" in str(caught.value)
    assert caught.value.retry_after == pause


async def test_a_server_without_encryption_is_said() -> None:
    # A server without encryption under https: the handshake fails before anything is read.
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        writer.close()

    plain = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    async with plain:
        port = plain.sockets[0].getsockname()[1]
        said = await refused(f"https://127.0.0.1:{port}/", allowed_hosts=HERE)
    assert "encrypted connection" in said


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """Return a certificate that nobody but its owner signed, and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is not on this machine")
    made, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    files = ["-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(made)]
    subprocess.run(
        ["openssl", "req", "-x509", *files, "-subj", "/CN=made-up.test", "-days", "1"],
        check=True,
        capture_output=True,
    )
    return made, key


async def test_a_certificate_that_nobody_signed_is_said(certificate: tuple[Path, Path]) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)

    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    encrypted = await asyncio.start_server(greet, "127.0.0.1", 0, ssl=context)
    async with encrypted:
        port = encrypted.sockets[0].getsockname()[1]
        said = await refused(f"https://127.0.0.1:{port}/", allowed_hosts=HERE)
    assert "certificate that cannot be accepted" in said


async def test_a_port_that_nobody_listens_on_is_said() -> None:
    assert "could not be reached" in await refused("http://127.0.0.1:9/", allowed_hosts=HERE)


@pytest.mark.parametrize(
    "url",
    ["", "x", "https://", "ftp://example.org/", "file:///etc/passwd", "https://a:99999/", "//a/b"],
)
async def test_what_is_no_web_address_is_said(url: str) -> None:
    assert "https://" in await refused(url)


async def test_a_password_is_neither_sent_nor_shown(server: Server) -> None:
    url = f"http://user:secret@127.0.0.1:{server.port}/a.ics?token=secret"
    said = await refused(url, allowed_hosts=HERE)
    assert "secret" not in said
    assert f"127.0.0.1:{server.port}/a.ics" in said
    assert not server.asked


async def test_a_secret_in_a_query_is_not_shown(server: Server) -> None:
    said = await refused(f"{server.url}/status?is=500&token=secret#part", allowed_hosts=HERE)
    assert f"{server.url}/status answered with 500" in said
    assert "secret" not in said


async def test_the_proxy_of_the_machine_is_not_used(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert (await fetch(f"{server.url}/a.ics", allowed_hosts=HERE)).data == b"body"
