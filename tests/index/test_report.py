"""The publish report: golden questions before and after, on documents that are made up."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from index import (
    BuildCancelledError,
    Embedder,
    IndexVersion,
    Library,
    Searcher,
    VersionError,
    build,
    compare,
    prepare,
)
from index.evaluation.golden import GoldenQuestion, abstaining, answerable
from index.evaluation.golden_trial import ask_golden, golden_figures
from index.report import (
    GoldenChange,
    PublishReport,
    keep_report,
    make_report,
    read_report,
)
from index.report_markdown import escape, to_markdown

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MOON = "The sea comes and goes twice a day. The pull of the Moon lifts the water of the sea."
BAKER = "The oven of the village is of brick. The baker Hildegard bakes every loaf by herself."
LENS = "A lighthouse warns ships of rocks. The lens of the lighthouse was ground in Bremerhaven."
# What would do something if it were not escaped.
HOSTILE = (
    "# A *heading*, a <script>alert(1)</script>, a | bar, [a link](https://example.org) & `code`"
)
SEA = answerable("what lifts the water of the sea", "sea.md", "pull of the Moon lifts", "en")
LOAF = answerable("who bakes the loaves in the village", "bread.md", "Hildegard bakes", "en")
GLASS = answerable("where was the lens of the lighthouse ground", "light.md", "in Bremerhaven")
THANKS = abstaining("thank you so much", "smalltalk", "en")
GOLDEN = (SEA, LOAF, GLASS, THANKS)


def fill(folder: Path, **documents: str) -> None:
    """Put made-up documents into a folder, and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in documents.items():
        (folder / f"{name}.md").write_text(f"# About the {name}\n\n{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def library(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library with a candidate: the baker is gone, the light is new, the sea the same."""
    root = tmp_path_factory.mktemp("report")
    made = Library(root / "index")
    fill(root / "knowledge", sea=MOON, bread=BAKER)
    build(root / "knowledge", made, embedder)
    fill(root / "knowledge", sea=MOON, bread=escape(HOSTILE), light=LENS)
    prepare(root / "knowledge", made, embedder)
    return made


@pytest.fixture(scope="module")
def sides(library: Library, embedder: Embedder) -> tuple[Searcher, Searcher]:
    """Return what is served and the candidate."""
    assert library.candidate
    candidate = IndexVersion.open(library.folder(library.candidate))
    return (
        Searcher(library.open_current(), embedder),
        Searcher(candidate, embedder),
    )


@pytest.fixture(scope="module")
def report(sides: tuple[Searcher, Searcher]) -> PublishReport:
    """Return the report on the candidate."""
    return report_on(sides)


def report_on(
    sides: tuple[Searcher | None, Searcher], golden: tuple[GoldenQuestion, ...] = GOLDEN
) -> PublishReport:
    """Return the report on what is served and a candidate."""
    before, after = sides
    difference = compare(before.version if before else None, after.version, ())
    return make_report(before, after, golden, difference, now=NOW, calendars=2)


def test_what_the_candidate_does_to_each_question(report: PublishReport) -> None:
    changes = {outcome.golden: outcome.change for outcome in report.golden}
    assert changes == {
        SEA: GoldenChange.UNCHANGED_RIGHT,
        LOAF: GoldenChange.BROKE,
        GLASS: GoldenChange.FIXED,
        THANKS: GoldenChange.UNCHANGED_RIGHT,
    }
    assert [outcome.golden for outcome in report.broken] == [LOAF]


def test_both_answers_are_kept(report: PublishReport) -> None:
    (loaf,) = report.broken
    assert loaf.before
    assert (loaf.before.document, loaf.before.right) == ("bread.md", True)
    assert loaf.before.sentence == "The baker Hildegard bakes every loaf by herself."
    assert loaf.before.title == "About the bread"
    assert not loaf.after.right
    (glass,) = report.having(GoldenChange.FIXED)
    assert glass.after.sentence == "The lens of the lighthouse was ground in Bremerhaven."


def test_a_quote_that_is_gone_is_named(report: PublishReport) -> None:
    assert [(each.golden, each.unheld) for each in report.unheld] == [
        (LOAF, "bread.md does not say the quote.")
    ]


def test_figures_leave_out_what_a_version_does_not_hold(report: PublishReport) -> None:
    before, after = report.figures_before, report.figures_after
    assert before
    # The light is not in what was served, the baker not in the candidate.
    for figures in (before, after):
        assert (figures.coverage.n, figures.coverage.value) == (2, 1.0)
        assert (figures.precision_when_answered.n, figures.false_answer_rate.n) == (2, 1)
        assert figures.false_answer_rate.value == 0.0
        assert figures.false_answer_rate.high == pytest.approx(0.793, abs=1e-3)


def test_a_false_answer_is_counted(sides: tuple[Searcher, Searcher]) -> None:
    """The question has an answer here; somebody says that it must not."""
    wrong = abstaining(SEA.question)
    (reply,) = ask_golden(sides[0], [wrong], now=NOW)
    assert (reply.answered, reply.right) == (True, False)
    assert golden_figures([wrong], [reply]).false_answer_rate.value == 1.0


def test_a_question_that_cannot_be_asked_abstains(sides: tuple[Searcher, Searcher]) -> None:
    long, empty = abstaining("why " * 300), answerable("?", "sea.md", "Moon")
    first, second = ask_golden(sides[0], [long, empty], now=NOW)
    assert (first.right, first.document, first.sentence) == (True, None, "")
    assert not second.right


def test_the_report_is_read_back_as_it_was(report: PublishReport) -> None:
    assert PublishReport.from_json(report.to_json()) == report


@pytest.mark.parametrize("text", ["", "{}", "[1"])
def test_a_damaged_report_is_a_sentence(text: str) -> None:
    with pytest.raises(VersionError, match="The publish report is damaged"):
        PublishReport.from_json(text)


def test_it_tells_what_it_was_made_of(report: PublishReport, library: Library) -> None:
    assert (report.before, report.candidate) == (library.current, library.candidate)
    assert report.fits(library)
    assert not dataclasses.replace(report, before="another").fits(library)
    assert (report.at, report.calendars) == (NOW, 2)


def test_the_first_version_breaks_nothing(sides: tuple[Searcher, Searcher]) -> None:
    first = report_on((None, sides[1]))
    assert (first.before, first.figures_before) == (None, None)
    assert first.broken == first.having(GoldenChange.FIXED) == ()
    assert [each.golden for each in first.having(GoldenChange.UNCHANGED_WRONG)] == [LOAF]
    assert "the first version" in to_markdown(first)
    assert "### Wrong (1)" in to_markdown(first)


def test_progress_counts_the_questions_of_both(sides: tuple[Searcher, Searcher]) -> None:
    seen: list[tuple[str, int, int]] = []
    difference = compare(sides[0].version, sides[1].version, ())
    make_report(*sides, GOLDEN, difference, now=NOW, progress=lambda *step: seen.append(step))
    assert seen == [("asking", done, 8) for done in range(1, 9)]


@pytest.mark.parametrize("steps", [0, 5])
def test_it_can_be_called_off(sides: tuple[Searcher, Searcher], steps: int) -> None:
    seen: list[int] = []
    difference = compare(sides[0].version, sides[1].version, ())
    with pytest.raises(BuildCancelledError):
        make_report(
            *sides,
            GOLDEN,
            difference,
            now=NOW,
            progress=lambda _stage, done, _total: seen.append(done),
            cancelled=lambda: len(seen) >= steps,
        )
    assert len(seen) == steps


def test_it_is_kept_as_long_as_its_version(
    library: Library, report: PublishReport, tmp_path: Path
) -> None:
    copy = Library(tmp_path / "index")
    shutil.copytree(library.report_path("any").parent.parent, tmp_path / "index")
    assert read_report(copy, report.candidate) is None
    keep_report(copy, report)
    assert read_report(copy, report.candidate) == report
    copy.discard()
    assert read_report(copy, report.candidate) is None
    keep_report(copy, report)
    assert not copy.report_path(report.candidate).exists()


class TestMarkdown:
    def test_it_names_everything(self, report: PublishReport) -> None:
        text = to_markdown(report)
        shown = MarkdownIt().render(text)
        for part in (
            f"Publish report: {report.candidate}",
            "Golden questions: 1 broke · 1 fixed · 0 wrong as before · 2 right as before",
            "Documents: 1 added · 1 changed · 0 removed · 1 unchanged",
            "Fetched calendars: 2; they need no publishing",
            "<h4>who bakes the loaves in the village</h4>",
            "The question needs mending: bread.md does not say the quote.",
            "100.0% (34.2%–100.0%), n = 2",
            "<li>added: light.md, About the light: 0 → 1 passages</li>",
            f"<ins>{LENS}</ins>",
        ):
            assert part in shown, part

    def test_the_texts_of_others_are_shown_and_no_more(self, report: PublishReport) -> None:
        assert any(change.after == HOSTILE for change in report.diff.passages)
        shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(to_markdown(report))
        assert "<script" not in shown
        assert "<a " not in shown
        assert "<code" not in shown
        assert "<em" not in shown

    @pytest.mark.parametrize(
        "text",
        [
            HOSTILE,
            "1. first",
            "- item",
            "+ item",
            "1) item",
            "=== a rule",
            "--- a rule",
            "~~struck~~ __bold__ ![image](x) &amp; \\* <!-- note --> $x$ a^b",
            "> a quotation",
            "| a | b |",
            "<https://example.org>",
        ],
    )
    def test_escaped_text_reads_as_it_is(self, text: str) -> None:
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escape(text))
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        children = tokens[1].children or []
        assert {child.type for child in children} <= {"text", "text_special"}
        assert "".join(child.content for child in children) == text

    def test_lines_and_steering_signs_become_blanks(self) -> None:
        assert escape(" a\n\n# b\x1b[31m\u202e c") == r"a \# b \[31m c"

    def test_without_questions_it_says_so(self, sides: tuple[Searcher, Searcher]) -> None:
        text = to_markdown(report_on(sides, ()))
        assert "Golden questions: there are none yet" in text
        assert text.count("no questions") == 6
