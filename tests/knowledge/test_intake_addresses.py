"""Taking in what lies at an address: a real server on this machine, whose pages are made up."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from aiohttp import web

from knowledge.errors import KnowledgeError
from knowledge.folder import read_folder
from knowledge.intake import LARGEST_UPLOAD, Details, RefusedFileError, from_url
from tests.knowledge.files import pdf

HERE = frozenset({"127.0.0.1"})
TODAY = date(2026, 11, 24)
PAGE = (
    "<html lang='de'><head><title>Eine erfundene Seite</title></head><body><article>"
    "<p>Der Kurs fällt aus, und das ist erfunden.</p></article></body></html>"
)
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:a\r\n"
    b"SUMMARY:Made-up meeting\r\nDTSTART:20270101T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
async def server() -> AsyncIterator[str]:
    html = "text/html; charset=utf-8"
    dated = PAGE.replace(
        "<head>", "<head><meta property='article:published_time' content='2019-05-04'>"
    )
    answers = {
        "/page": (html, PAGE.encode()),
        "/dated": (html, dated.encode()),
        "/latin": ("text/html; charset=iso-8859-1", PAGE.encode("latin-1")),
        "/paper.pdf": ("application/pdf", pdf([["Said in a made-up paper."]])),
        "/vague.pdf": ("application/octet-stream", pdf([["Said in a made-up paper."]])),
        "/notes.md": ("text/plain; charset=utf-8", b"## Fees\n\nNone, and that is made up.\n"),
        "/words": ("text/plain", b"Some made-up words.\n"),
        "/all.ics": ("text/calendar", CALENDAR),
        "/lie.pdf": ("application/pdf", b"MZ\x90\0\0\0"),
        "/picture": ("image/png", b"\x89PNG\r\n\x1a\n"),
        "/unknown": ("application/octet-stream", b"Some made-up words.\n"),
        "/big": ("text/plain", b"x" * (LARGEST_UPLOAD + 1)),
        "/..%2F..%2Fescape.txt": ("text/plain", b"Some made-up words.\n"),
    }

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/to":
            raise web.HTTPFound(request.query["url"])
        if request.path == "/broken":
            raise web.HTTPBadGateway
        if request.path == "/none":
            raise web.HTTPNotFound
        kind, body = answers[request.raw_path.partition("?")[0]]
        return web.Response(body=body, headers={"Content-Type": kind})

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.name.startswith(".")]


async def refused(folder: Path, url: str, hosts: frozenset[str] = HERE) -> str:
    with pytest.raises(KnowledgeError) as caught:
        await from_url(folder, url, today=TODAY, allowed_hosts=hosts)
    assert not kept(folder)
    return str(caught.value)


async def test_a_page_keeps_its_address_and_the_day(folder: Path, server: str) -> None:
    taken = await from_url(folder, f"{server}/page#place", today=TODAY, allowed_hosts=HERE)
    assert taken.file == "documents/eine-erfundene-seite.md"
    (document,) = read_folder(folder).documents
    assert document.text == "Der Kurs fällt aus, und das ist erfunden."
    assert (document.url, document.as_of, document.language) == (f"{server}/page", TODAY, "de")


@pytest.mark.parametrize(
    ("details", "day"),
    [(None, date(2019, 5, 4)), (Details("T", as_of=date(2020, 1, 1)), date(2020, 1, 1))],
)
async def test_the_day_a_page_says_counts_unless_a_moderator_does(
    folder: Path, server: str, details: Details | None, day: date
) -> None:
    await from_url(folder, f"{server}/dated", details, today=TODAY, allowed_hosts=HERE)
    (document,) = read_folder(folder).documents
    assert document.as_of == day


@pytest.mark.parametrize(
    ("path", "file", "words"),
    [
        ("/latin", "documents/eine-erfundene-seite.md", "fällt aus"),
        ("/paper.pdf", "documents/paper.md", "made-up paper"),
        ("/vague.pdf", "documents/vague.md", "made-up paper"),
        ("/notes.md", "documents/notes.md", "Fees\n\nNone"),
        ("/words", "documents/words.md", "made-up words"),
        ("/..%2F..%2Fescape.txt", "documents/escape.md", "made-up words"),
    ],
)
async def test_every_type_is_read_by_what_it_is(
    folder: Path, server: str, path: str, file: str, words: str
) -> None:
    taken = await from_url(folder, server + path, today=TODAY, allowed_hosts=HERE)
    assert taken.file == file
    (document,) = read_folder(folder).documents
    assert words in document.text
    assert document.url == server + path


async def test_a_calendar_is_kept_as_it_is(folder: Path, server: str) -> None:
    taken = await from_url(folder, f"{server}/all.ics", today=TODAY, allowed_hosts=HERE)
    assert (taken.file, taken.events) == ("events/all.ics", 1)
    assert (folder / taken.file).read_bytes() == CALENDAR


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/lie.pdf", "a program"),
        ("/none", "answered with 404"),
        ("/broken", "Try again later."),
        ("/picture", "image/png"),
        ("/unknown", "application/octet-stream"),
        ("/big", "10 MiB"),
        ("/to?url=http://169.254.169.254/latest", "169.254.169.254"),
        ("/to?url=https://10.0.0.1/", "10.0.0.1"),
        ("/to?url=file:///etc/passwd", "https://"),
    ],
)
async def test_what_is_not_taken_is_named(folder: Path, server: str, path: str, said: str) -> None:
    assert said in await refused(folder, server + path)


async def test_an_address_of_this_machine_is_not_asked(folder: Path, server: str) -> None:
    assert "not one of the public internet" in await refused(folder, f"{server}/page", frozenset())


async def test_an_address_without_encryption_is_not_asked(folder: Path) -> None:
    assert "Use https://" in await refused(folder, "http://example.org/page", frozenset())


async def test_what_is_there_is_replaced_only_when_asked(folder: Path, server: str) -> None:
    await from_url(folder, f"{server}/page", today=TODAY, allowed_hosts=HERE)
    with pytest.raises(RefusedFileError, match="is there already"):
        await from_url(folder, f"{server}/page", today=TODAY, allowed_hosts=HERE)
    taken = await from_url(folder, f"{server}/page", today=TODAY, allowed_hosts=HERE, replace=True)
    assert taken.replaced
