"""The community's file of golden questions: shipped, read, added to and taken from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import QuestionError, Searcher
from index.evaluation import EvaluationDataError, GoldenQuestion, check_golden, read_golden
from index.evaluation.errors import GoldenError
from index.evaluation.golden import abstaining, answerable
from index.evaluation.golden_file import GOLDEN, add_golden, golden_of, remove_golden
from index.evaluation.golden_quotes import Quotes
from knowledge import Document, Passage, read_folder
from tests.conftest import ROOT, SHIPPED

MADE_UP = """\
# All of this is made up.

# - the sea
- question: "what lifts the sea"  # nobody asks so
  language: en
  document: tides.md
  quote: >-
    The pull of
    the Moon # lifts

# - bread
- question: wer bäckt das Brot
  document: bread.md
  quote: 'Hildegard bakes'
# - prices
- {question: what does a loaf cost, must_abstain: true, kind: price}
# the end
"""
TIDES = "The pull of the Moon # lifts the water."
# Adds questions as another process would: the folder and a number are given.
ADDER = """
import sys
from pathlib import Path
from index.evaluation.golden import abstaining
from index.evaluation.golden_file import add_golden
for at in range(5):
    add_golden(Path(sys.argv[1]), abstaining(f"question {sys.argv[2]} {at}"), ())
"""


def document(name: str, text: str) -> Document:
    """Return a made-up document without headings."""
    return Document(name, name, text, ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a made-up file of golden questions."""
    (tmp_path / GOLDEN).write_text(MADE_UP, encoding="utf-8")
    return tmp_path


def plain(question: GoldenQuestion) -> tuple[str | None, ...]:
    """Return a question without its line."""
    return (
        question.question,
        question.language,
        question.document,
        question.quote,
        question.kind,
    )


class TestShipped:
    golden = golden_of(SHIPPED)

    def test_they_are_many_and_of_all_sorts(self) -> None:
        abstain = [question for question in self.golden if question.kind is not None]
        foreign = [question for question in self.golden if question.language != "en"]
        assert len({question.question.casefold() for question in self.golden}) >= 60
        assert 3 * len(abstain) >= len(self.golden)
        assert 5 * len(foreign) >= len(self.golden)
        languages = {question.language for question in self.golden}
        assert languages == {"de", "en", "es", "fr", "it", "nl", "pl", "tr"}
        assert len({question.kind for question in abstain}) >= 6

    def test_the_documents_say_the_quotes(self, searcher: Searcher) -> None:
        documents = read_folder(SHIPPED).documents
        check_golden(SHIPPED / GOLDEN, self.golden, documents)
        assert {question.document for question in self.golden if question.document} == {
            document.id for document in documents
        }
        quotes = Quotes(searcher.version.contents.passages)
        assert [fault for question in self.golden if (fault := quotes.fault(question))] == []

    def test_they_are_not_those_that_the_rules_were_made_with(self) -> None:
        files = (ROOT / "tests" / "questions").glob("*.yaml")
        known = {
            question.question.casefold()
            for file in files
            if file.stem in {"shipped", "memorandum", "memorandum_heldout"}
            for question in read_golden(file)
        }
        assert known
        assert not known & {question.question.casefold() for question in self.golden}


class TestAdding:
    def test_the_rest_of_the_file_stays_as_it_was(self, folder: Path) -> None:
        new = answerable("  who *lifts* it?", "tides.md", "the Moon #  lifts the", "en")
        added = add_golden(folder, new, [document("tides.md", TIDES)])
        text = (folder / GOLDEN).read_text(encoding="utf-8")
        assert text.startswith(MADE_UP)
        assert plain(added) == ("who lifts it?", "en", "tides.md", "the Moon # lifts the", None)
        assert text.splitlines()[added.line - 1] == '- question: "who lifts it?"'
        assert golden_of(folder)[3] == added

    @pytest.mark.parametrize(
        "before", [None, "", "# only a head\n", "# a head\n[]\n", "# no end of line"]
    )
    def test_a_file_without_questions_begins_with_its_head(
        self, tmp_path: Path, before: str | None
    ) -> None:
        if before is not None:
            (tmp_path / GOLDEN).write_text(before, encoding="utf-8")
        assert golden_of(tmp_path) == ()
        add_golden(tmp_path, abstaining("what does a loaf cost?", "price"), ())
        text = (tmp_path / GOLDEN).read_text(encoding="utf-8")
        assert text.startswith((before or "# The golden questions").partition("\n")[0])
        assert [plain(each) for each in golden_of(tmp_path)] == [
            ("what does a loaf cost?", None, None, None, "price")
        ]

    @pytest.mark.parametrize(
        ("new", "fault"),
        [
            (abstaining("What  lifts the sea?"), "“what lifts the sea” already"),
            (abstaining("WER BÄCKT das Brot ?"), "“wer bäckt das Brot” already"),
            (answerable("why", "tides.md", "lifts a ship"), "which tides.md does not say. Copy"),
            (answerable("why", "cake.md", "flour"), "the document 'cake.md', which the knowledge"),
            (answerable("why", "tides.md", " "), "needs a document and a quote"),
            (GoldenQuestion(0, "why", None), "needs a document and a quote"),
            (GoldenQuestion(0, "why", None, "tides.md", "Moon", "price"), "needs a document and"),
        ],
    )
    def test_what_cannot_be_added_is_refused(
        self, folder: Path, new: GoldenQuestion, fault: str
    ) -> None:
        with pytest.raises(GoldenError, match=fault):
            add_golden(folder, new, [document("tides.md", TIDES)])
        assert (folder / GOLDEN).read_text(encoding="utf-8") == MADE_UP

    @pytest.mark.parametrize("question", ["", " \n", "<@123>", "x" * 1001])
    def test_what_cannot_be_asked_is_refused(self, folder: Path, question: str) -> None:
        with pytest.raises(QuestionError):
            add_golden(folder, abstaining(question), ())
        assert (folder / GOLDEN).read_text(encoding="utf-8") == MADE_UP

    def test_a_broken_file_is_left_alone(self, folder: Path) -> None:
        (folder / GOLDEN).write_text(MADE_UP + "- [\n", encoding="utf-8")
        with pytest.raises(EvaluationDataError, match=r"Line \d+ of .*golden\.yaml is not YAML"):
            add_golden(folder, abstaining("why"), ())
        assert (folder / GOLDEN).read_text(encoding="utf-8") == MADE_UP + "- [\n"

    @given(
        quote=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60),
        kind=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    )
    def test_any_text_comes_back(
        self, tmp_path_factory: pytest.TempPathFactory, quote: str, kind: str
    ) -> None:
        folder = tmp_path_factory.mktemp("any")
        words = " ".join(quote.split())
        if words:
            new = answerable("what is said", "a.md", quote)
            add_golden(folder, new, [document("a.md", f"It says: {quote}.")])
        add_golden(folder, abstaining("what is not said", kind), ())
        found = golden_of(folder)
        assert [each.quote for each in found] == ([words] if words else []) + [None]
        assert found[-1].kind == (" ".join(kind.split()) or "unnamed")

    def test_nothing_is_lost_when_several_add_at_once(self, folder: Path) -> None:
        adders = [
            subprocess.Popen([sys.executable, "-c", ADDER, folder, str(number)], cwd=ROOT)
            for number in range(4)
        ]
        assert [adder.wait() for adder in adders] == [0, 0, 0, 0]
        assert len(golden_of(folder)) == 3 + 4 * 5


class TestRemoving:
    def test_comments_stay(self, folder: Path) -> None:
        gone = remove_golden(folder, "What lifts the sea?")
        text = (folder / GOLDEN).read_text(encoding="utf-8")
        begin, end = MADE_UP.index('- question: "what'), MADE_UP.index("\n# - bread")
        assert gone.line == 4
        assert text == MADE_UP[:begin] + MADE_UP[end:]

    @pytest.mark.parametrize("at", range(3))
    def test_only_the_one_goes(self, folder: Path, at: int) -> None:
        before = golden_of(folder)
        remove_golden(folder, before[at].question)
        left = [plain(each) for place, each in enumerate(before) if place != at]
        assert [plain(each) for each in golden_of(folder)] == left

    def test_what_was_added_goes_without_a_trace(self, folder: Path) -> None:
        add_golden(folder, abstaining("what does the sea cost", "price", "en"), ())
        remove_golden(folder, "what does the sea cost")
        assert (folder / GOLDEN).read_text(encoding="utf-8") == MADE_UP

    @pytest.mark.parametrize(
        "text",
        [
            "# head\n[{question: a, must_abstain: true}, {question: b, must_abstain: true}]\n",
            "# head\r\n- question: a\r\n  must_abstain: true\r\n- question: b\r\n"
            "  must_abstain: true\r\n",
            "# head\n---\n- question: a\n  must_abstain: true\n- must_abstain: true\n"
            "  question: |\n    b\n  # of b\n...\n",
            "# head\n-\n  question: a\n  must_abstain: true\n-\n  question: b\n"
            "  must_abstain: true",
        ],
        ids=["in one line", "of Windows", "with marks", "with dashes alone"],
    )
    def test_other_ways_of_writing_are_understood(self, tmp_path: Path, text: str) -> None:
        file = tmp_path / GOLDEN
        for gone, left in (("a", "b"), ("b", "a")):
            file.write_bytes(text.encode())
            remove_golden(tmp_path, gone)
            assert [each.question.strip() for each in golden_of(tmp_path)] == [left]
            add_golden(tmp_path, abstaining("c"), ())
            assert [each.question.strip() for each in golden_of(tmp_path)] == [left, "c"]
            assert file.read_text(encoding="utf-8").startswith("# head\n")

    def test_the_last_one_can_go(self, tmp_path: Path) -> None:
        add_golden(tmp_path, abstaining("why"), ())
        remove_golden(tmp_path, "why")
        assert golden_of(tmp_path) == ()

    @pytest.mark.parametrize(
        ("question", "hint"),
        [
            ("what lift the see", r"“what lift the see”\. Did you mean “what lifts the sea”\?$"),
            ("zzz", r"There is no golden question “zzz”\.$"),
        ],
    )
    def test_one_that_is_not_there_is_named(self, folder: Path, question: str, hint: str) -> None:
        with pytest.raises(GoldenError, match=hint):
            remove_golden(folder, question)
        assert (folder / GOLDEN).read_text(encoding="utf-8") == MADE_UP


class TestQuotes:
    """The text is "The Moon lifts the sea. Yeast lifts bread.", split in two ways."""

    golden = answerable("what lifts", "a.md", "the sea. Yeast lifts")

    def passages(self, *texts: str) -> list[Passage]:
        """Return the passages of one made-up document."""
        starts = [sum(map(len, texts[:at])) + at for at in range(len(texts))]
        return [
            Passage("a.md", (), text, start, start + len(text), ())
            for text, start in zip(texts, starts, strict=True)
        ]

    def test_a_passage_that_says_it_all_is_the_right_one(self) -> None:
        whole, other = self.passages("The Moon lifts the sea. Yeast lifts bread.", "Salt does not.")
        assert Quotes([other, whole]).holders(self.golden) == [whole]

    def test_a_quote_that_is_torn_is_still_there(self) -> None:
        first, second, third = self.passages(
            "The Moon lifts the sea.", "Yeast lifts bread.", "Salt does not."
        )
        quotes = Quotes([third, second, first])
        assert quotes.holders(self.golden) == [first, second]
        assert quotes.fault(self.golden) is None

    def test_what_is_gone_is_said(self) -> None:
        quotes = Quotes(self.passages("The Moon lifts the sea."))
        other = answerable("why", "b.md", "The Moon")
        assert quotes.fault(self.golden) == "a.md does not say the quote."
        assert quotes.fault(other) == "There is no document b.md."
        assert quotes.fault(abstaining("why")) is None
