"""What must not be in the repository: one machine's paths, and other people's sentences."""

import re
from pathlib import Path

import pytest

from tests.meta.tree import ROOT, name_of, own_files, text_of

# Put together from pieces, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(
    "|".join(rf"(?<![\w.-])/{at}" for at in ("work/", "root/", r"opt/(?:wheels|pypi)"))
)
SHARED = ROOT.parent / "shared" / "knowledge"
SHORTEST = 8


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without anything between them."""
    return re.findall(r"[^\W_]+", text.lower())


def sentences(text: str) -> list[list[str]]:
    """Return the words of every sentence that is long enough to be somebody's own."""
    parts = (words(part) for part in re.split(r"(?<=[.!?])[”\"]?\s+|[:;]\s+|\n", text))
    return [part for part in parts if len(part) >= SHORTEST]


def copied(text: str, source: str) -> list[str]:
    """Return the sentences of the source that a text repeats word for word."""
    here = f" {' '.join(words(text))} "
    return [" ".join(part) for part in sentences(source) if f" {' '.join(part)} " in here]


def test_no_file_names_a_place_on_one_machine() -> None:
    wrong = [
        f"{name_of(file)}: {found[0]}"
        for file in own_files()
        if (found := MACHINE_PATHS.search(text_of(file) or ""))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "source", sorted(SHARED.glob("*.txt")) or [None], ids=lambda s: s and s.name
)
def test_no_sentence_of_a_source_is_repeated(source: Path | None) -> None:
    if source is None:
        pytest.skip("the press release is not beside this checkout")
    # The first line is its title, and a title is how a source is cited.
    _, _, text = source.read_text(encoding="utf-8").partition("\n")
    assert sentences(text)
    repeated = {
        name_of(file): found for file in own_files() if (found := copied(text_of(file) or "", text))
    }
    assert not repeated


def test_the_rule_sees_a_path() -> None:
    assert MACHINE_PATHS.search("cd " + "/".join(["", "work", "main"]))
    assert not MACHINE_PATHS.search("https://example.org/work/2019 and docs/work/a")


def test_the_rule_sees_a_repeated_sentence() -> None:
    source = "A short one. The quick brown fox has jumped over the lazy dog. And so on."
    assert copied("“The quick brown fox has jumped\n> over the *lazy* dog”, they say", source)
    assert not copied("A short one. The quick brown fox has jumped over a dog.", source)
