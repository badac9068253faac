"""The HTML reader."""

import logging
from datetime import date

import pytest

from knowledge.errors import EmptyFileError
from tests.knowledge.conftest import ReadText
from tests.knowledge.outline import paths, texts

PAGE = """<!doctype html>
<html lang="de-DE"><head><title>About us | Society</title>
<link rel="canonical" href="https://www.example.org/about/">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">Newsroom</a></li></ul></nav>
<main><article><h1>About us</h1>
<p>The society is a <b>professional</b> body with <a href="/m">members</a> everywhere,
snake_case and 5 * 3 * 2.</p>
<h2>What we do</h2>
<p>We run webinars and a yearly meeting for everybody in the field.</p>
<ol><li>Education<ul><li>of trainees</li></ul></li><li>Research</li></ol>
<table><tr><th>Year</th><th>Place</th></tr><tr><td>2023</td><td>Pisa</td></tr></table>
</article></main>
<footer>Copyright 2021 by the Society</footer>
</body></html>"""


def test_the_content_of_a_page_is_read(read_text: ReadText) -> None:
    document = read_text(PAGE, "a.html")
    assert document.title == "About us"
    assert paths(document) == [(), ("What we do",)]
    found = [text.lstrip("-12. ") for text in texts(document)]
    assert found[0].endswith("members everywhere, snake_case and 5 * 3 * 2.")
    assert {"Education", "of trainees", "Research"} <= set(found)
    assert texts(document)[-2:] == ["Year | Place", "2023 | Pisa"]


def test_navigation_and_footer_are_left_out(read_text: ReadText) -> None:
    text = read_text(PAGE, "a.html").text
    assert "Newsroom" not in text
    assert "Copyright" not in text


def test_address_date_and_language_are_taken_from_the_page(read_text: ReadText) -> None:
    document = read_text(PAGE, "a.html")
    assert document.url == "https://www.example.org/about/"
    assert document.as_of == date(2024, 3, 5)
    assert document.language == "de-DE"


def test_without_a_heading_the_page_title_is_the_title(read_text: ReadText) -> None:
    page = "<html><head><title>Opening hours</title></head><body><p>Mondays.</p></body></html>"
    assert read_text(page, "a.html").title == "Opening hours"


@pytest.mark.parametrize(
    "page", ["<p>Only a short one.</p>", "<div>Only a short one.</div>", "Only a short one."]
)
def test_a_small_or_sloppy_page_is_read(read_text: ReadText, page: str) -> None:
    assert texts(read_text(page, "a.htm")) == ["Only a short one."]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav><p>Home, News and Contact in words</p></nav>",
        "<ul>" + "".join(f"<li><a href='/{n}'>Page {n}</a></li>" for n in range(30)) + "</ul>",
        "<script>var text = 'not for reading';</script>",
    ],
)
def test_a_page_of_navigation_is_empty(read_text: ReadText, body: str) -> None:
    with pytest.raises(EmptyFileError):
        read_text(f"<html><head><title>Start</title></head><body>{body}</body></html>", "a.html")


def test_nothing_is_logged(read_text: ReadText, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    read_text("Only a short one.", "a.html")
    assert not caplog.records
