"""The sandbox: real processes, and files that would harm the bot were they read in its own."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest

from knowledge.sandbox import Limits, RefusedFileError, read_calendar_apart, read_text_apart
from tests.knowledge.files import heavy_pdf, pdf, word

ROOT = Path(__file__).parents[2]


def refused(name: str, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(RefusedFileError) as caught:
        read_text_apart(name, data, limits)
    return str(caught.value)


def test_a_text_comes_out_as_it_went_in() -> None:
    read = read_text_apart("a.txt", b"A made-up title\n\nOne sentence is here. And another.\n")
    assert read.title == "A made-up title"
    assert read.markdown == "# A made-up title\n\nOne sentence is here. And another.\n"


def test_what_a_file_says_of_itself_comes_out() -> None:
    data = (
        b"---\ntitle: T\nurl: https://example.org/\nsociety: siim\nas_of: 2024-05-31\n"
        b"language: en\nodd: x\n---\nOne.\n"
    )
    read = read_text_apart("a.md", data)
    assert (read.title, read.url, read.society) == ("T", "https://example.org/", "siim")
    assert (str(read.as_of), read.language, read.markdown) == ("2024-05-31", "en", "One.\n")
    assert "`odd`" in " ".join(read.notes)


def test_every_format_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("Said in Word.")
    page = b"<html><body><article><p>Said on a page.</p></article></body></html>"
    assert "Said in Word." in read_text_apart("a.docx", word(document)).markdown
    assert "Said in a PDF." in read_text_apart("a.pdf", pdf([["Said in a PDF."]])).markdown
    assert "Said on a page." in read_text_apart("a.html", page).markdown


def test_a_refusal_names_the_file_and_the_reason() -> None:
    assert refused("scan.pdf", pdf([[]])) == (
        "scan.pdf is not taken. The PDF has no text layer (a scan?)."
    )
    assert "broken" in refused("a.pdf", b"%PDF-1.4 and nothing more")


def test_a_pdf_that_unpacks_to_too_much_is_refused() -> None:
    bomb = heavy_pdf(400)
    assert len(bomb) < 5_000_000
    assert refused("bomb.pdf", bomb, Limits(seconds=3)).startswith("bomb.pdf is not taken.")


def test_a_reader_that_takes_too_much_memory_is_stopped() -> None:
    data = b"word " * 2_000_000
    assert refused("bomb.txt", data, Limits(memory=20_000_000)) == (
        "bomb.txt is not taken. Reading it takes too much memory."
    )


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    data = heavy_pdf(100)
    assert "takes too long" in refused("slow.pdf", data, Limits(patience=0.1))
    assert "takes too long" in refused("slow.md", b"[" * 3_000_000, Limits(seconds=1))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.html", b"<html><body>" + b"<div>" * 50_000 + b"made up" + b"</div>" * 50_000),
        ("deep.md", b"> " * 300_000 + b"made up"),
        ("stars.md", b"*a **a " * 300_000),
    ],
)
def test_what_is_nested_without_end_is_refused(name: str, data: bytes) -> None:
    assert refused(name, data).startswith(f"{name} is not taken. ")


def test_scripts_of_a_page_are_no_text() -> None:
    page = (
        b"<html><head><script>var made_up = 1;</script><style>p {color: red}</style></head><body>"
        b"<article><p onclick='steal()'>Only this is said here.</p><script>steal()</script>"
        b"<p><a href='javascript:steal()'>A link</a> stands in this sentence.</p></article>"
        b"<iframe src='https://example.org/x'></iframe></body></html>"
    )
    text = read_text_apart("page.html", page).markdown
    assert "Only this is said here." in text
    for part in ("steal", "made_up", "script", "color", "<", "iframe"):
        assert part not in text


def test_a_calendar_is_counted() -> None:
    data = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        b"SUMMARY:Made-up meeting\r\nDTSTART:20270101T120000Z\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n"
        b"UID:b\r\nSUMMARY:No start\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    read = read_calendar_apart("a.ics", data)
    assert read.events == 1
    assert read.notes


@pytest.mark.parametrize("data", [b"nothing", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR"])
def test_what_is_no_calendar_or_an_empty_one_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedFileError, match=r"^a\.ics is not taken\. "):
        read_calendar_apart("a.ics", data)


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.create_connection(('127.0.0.1', PORT))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "open('FILE', 'w')",
        "import os; os.open('FILE', os.O_CREAT | os.O_WRONLY)",
        "import os; os.remove('KEPT')",
    ],
)
def test_a_reader_reaches_nothing(act: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("here", encoding="utf-8")
    act = act.replace("FILE", str(tmp_path / "new")).replace("KEPT", str(kept))
    code = (
        "from knowledge.sandbox.confinement import confine\nconfine(5, 10**9)\n"
        f"{act.replace('PORT', '9')}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "PermissionError" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_computing_without_end_is_ended_by_the_kernel() -> None:
    code = "from knowledge.sandbox.confinement import confine\nconfine(1, 10**9)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=120)
    assert done.returncode == -signal.SIGXCPU


def children() -> list[int]:
    """Return the sandboxes that this process started and that still are there."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            line = stat.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if parent == os.getpid() and b"knowledge.sandbox" in line:
            found.append(int(stat.parent.name))
    return found


def test_a_reader_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_MADE_UP", "a made-up secret")
    before = children()
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read_text_apart, "slow.pdf", heavy_pdf(100))
        while not (new := [pid for pid in children() if pid not in before]):
            assert not reading.done()
        environment = Path(f"/proc/{new[0]}/environ").read_bytes()
        assert isinstance(reading.exception(), RefusedFileError)
    assert b"LANG=C.UTF-8" in environment
    assert b"made-up" not in environment


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = children()
    refused("slow.pdf", heavy_pdf(20), Limits(patience=0.1))
    read_text_apart("a.txt", b"Some made-up words.\n")
    assert not list(tmp_path.iterdir())
    assert children() == before
