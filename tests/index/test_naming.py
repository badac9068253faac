"""Near names: one society or the other, the president or the vice-president. All made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Embedder, Library, Searcher, Verdict, build
from index.aliases import Aliases, load
from index.naming import handicaps, holds_office, unnamed_societies
from knowledge import Passage

SHIPPED = Path(__file__).resolve().parents[2] / "knowledge" / "aliases.yaml"

# Question, headings, text, whether the text tells of the office that is asked for.
OFFICES = [
    ("who was eusomii president", (), "Ada Bo, President of the EuSoMII, said so.", True),
    ("who was eusomii president", (), "Cy Do, Vice-president of the EuSoMII, said so.", False),
    ("who was the vice president of eusomii", (), "Cy Do, Vice-president of the EuSoMII.", True),
    ("who was the vice president of eusomii", (), "Ada Bo, President of the EuSoMII.", False),
    ("who chairs siim", (), "Ada Bo is the former SIIM Chair.", True),
    ("who chairs siim", (), "Ada Bo was president of EuSoMII when SIIM signed.", False),
    ("who chairs siim", (), "Ada Bo, Chair of the SIIM Liaison Committee.", False),
    ("who chairs siim", (), "Ada Bo of the SIIM Board and Chair of the Talks Committee.", False),
    ("who chairs siim", (), "SIIM met in 2026.", False),
    ("who chairs siim", ("About SIIM",), "Its chair is Ada Bo.", True),
    ("who chairs siim", ("About EuSoMII",), "Its chair is Ada Bo.", False),
    ("who chairs siim", ("Who is chair of SIIM?",), "Ada Bo, since May.", True),
    ("who chairs siim", (), "Bread needs yeast.", True),
    ("who chairs siim's liaison committee", (), "Ada Bo leads it for SIIM.", True),
    ("who is the president", (), "Cy Do, Vice-president, said so.", False),
    ("who is the president", (), "Ada Bo, president, and Cy Do, vice president.", True),
    ("who is the president", (), "Bread needs yeast.", True),
    ("when did siim meet", (), "Ada Bo, President of the EuSoMII, said so.", True),
    ("wer war präsident von eusomii", (), "Cy Do, Vizepräsident der EuSoMII.", False),
    ("quién presidía siim", (), "Ada Bo, Chair of SIIM, agreed.", True),
    ("chi era il presidente di siim", (), "Ada Bo, Vice-president of SIIM.", False),
    ("qui préside siim", (), "Ada Bo, Chair of SIIM, agreed.", True),
    ("wie is voorzitter van siim", (), "Ada Bo, president of EuSoMII, agreed.", False),
    ("kto był prezesem eusomii", (), "Cy Do, wiceprezes EuSoMII.", False),
    ("siim başkanı kim", (), "Ada Bo, Chair of SIIM, agreed.", True),
    ("siim başkan yardımcısı kim", (), "Ada Bo, Chair of SIIM, agreed.", False),
]


BOTH_TITLE = "SIIM and EuSoMII sign"
# Question, title, headings, text, the societies that the passage does not name.
SOCIETIES = [
    ("did rsna sign", BOTH_TITLE, (), "SIIM and EuSoMII signed.", {"RSNA"}),
    ("heeft siim ook iets met de ESR", BOTH_TITLE, (), "SIIM and EuSoMII signed.", {"ESR"}),
    (
        "did the DRG sign with siim",
        BOTH_TITLE,
        (),
        "SIIM signed.",
        {"Deutsche Röntgengesellschaft"},
    ),
    ("siims phone", BOTH_TITLE, ("About EuSoMII", "Contact"), "+39 123456", {"SIIM"}),
    ("eusomiis phone", BOTH_TITLE, ("About EuSoMII", "Contact"), "+39 123456", set()),
    ("siim's phone", "About SIIM", ("Contact",), "+39 123456", set()),
    ("siim's phone", "About SIIM", ("Contact",), "EuSoMII has the same.", set()),
    ("what do siim and eusomii share", BOTH_TITLE, (), "They share an interest.", set()),
    (
        "what do siim and eusomii say",
        BOTH_TITLE,
        (),
        "Ada Bo of SIIM praised both societies.",
        set(),
    ),
    ("qu'est ce que siim et eusomii ont dit", BOTH_TITLE, (), "SIIM: les deux sociétés.", set()),
    ("what do they share", BOTH_TITLE, (), "SIIM shares an interest.", set()),
]


@pytest.fixture(scope="module")
def aliases() -> Aliases:
    return load(SHIPPED)


def passage(text: str, *headings: str) -> Passage:
    """Return a passage of one sentence."""
    return Passage("made-up.md", headings, text, 0, len(text), ((0, len(text)),))


@pytest.mark.parametrize(("question", "headings", "text", "held"), OFFICES)
def test_an_office_is_held_or_is_another(
    aliases: Aliases, question: str, headings: tuple[str, ...], text: str, held: bool
) -> None:
    assert holds_office(question, headings, text, aliases) is held


@pytest.mark.parametrize(("question", "title", "headings", "text", "unnamed"), SOCIETIES)
def test_a_society_of_the_question_must_be_named(
    aliases: Aliases,
    question: str,
    title: str,
    headings: tuple[str, ...],
    text: str,
    unnamed: set[str],
) -> None:
    assert unnamed_societies(question, title, headings, text, aliases) == unnamed


def test_who_came_before_is_told_by_another_passage(aliases: Aliases) -> None:
    passages = [passage("Ada Bo is chair of SIIM."), passage("Cy Do is a former chair of SIIM.")]
    first, second = handicaps("who was chair of siim before Ada Bo", passages, aliases)
    assert first > second


def test_a_passage_on_another_society_falls_behind(aliases: Aliases) -> None:
    passages = [
        passage("Call Cy Do.", "About EuSoMII"),
        passage("Call Ada Bo.", "About SIIM"),
        passage("Call somebody."),
        passage("SIIM and EuSoMII answer calls."),
    ]
    fallen = handicaps("whom do i call at siim", passages, aliases)
    assert fallen[0] > 0
    assert fallen[1:].tolist() == [0, 0, 0]
    assert handicaps("whom do i call", passages, aliases).tolist() == [0, 0, 0, 0]


def test_the_president_is_found_before_the_vice_president(
    tmp_path: Path, embedder: Embedder
) -> None:
    (tmp_path / "offices.md").write_text(
        "# Offices\n\n## Words of thanks\n\n"
        "Cy Do, Vice-president of the EuSoMII, thanked the EuSoMII and its friends.\n\n"
        "## A long story\n\nThe story of the evening is long. It was cold, the train was late, "
        "and nobody had brought bread. Its end was told by Ada Bo, President of the EuSoMII.\n",
        encoding="utf-8",
    )
    library = Library(tmp_path / "index")
    build(tmp_path, library, embedder)
    searcher = Searcher(library.open_current(embedder.identity), embedder)
    assert "Ada Bo" in searcher.answer("who was president of eusomii").hits[0].passage.text
    vice = searcher.answer("who was vice president of eusomii")
    assert "Cy Do" in vice.hits[0].passage.text
    assert vice.lacks is None
    chair = searcher.answer("who chairs siim")
    assert chair.verdict is not Verdict.ANSWERED
    assert chair.lacks is not None
