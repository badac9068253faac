"""Names that mean the same, and the file that moderators write them in."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.aliases import EMPTY, AliasError, Aliases, load

SHIPPED = Path(__file__).resolve().parents[2] / "knowledge" / "aliases.yaml"


@pytest.fixture(scope="module")
def aliases() -> Aliases:
    return load(SHIPPED)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("who leads the European Society of Medical Imaging Informatics?", {"EuSoMII"}),
        ("when was europacs renamed", {"EuSoMII"}),
        ("eusomi and siimm", {"EuSoMII", "SIIM"}),
        ("what was scar?", {"SIIM"}),
        ("SIIM’s board", {"SIIM"}),
        ("the name of eusomiis podcast", {"EuSoMII"}),
        ("was siims mission told", {"SIIM"}),
        ("esrs", set()),
        ("the memorandum of understanding", {"MoU"}),
        ("die Absichtserklärung", {"MoU"}),
        ("vendor-neutral archive", {"VNA"}),
        ("Künstliche Intelligenz", {"AI"}),
        ("KI in der Radiologie", {"AI"}),
        ("the CAR signed", {"Canadian Association of Radiologists"}),
        ("my car", set()),
        ("where can i swim", set()),
        ("o ki ne", set()),
        ("j'ai une question", set()),
        ("a scarf", set()),
        ("", set()),
    ],
)
def test_a_text_calls_things_by_any_name(aliases: Aliases, text: str, called: set[str]) -> None:
    assert aliases.called(text) == called


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("what was SCAR", "what was SCAR SIIM"),
        ("what is siim", "what is siim"),
        ("eusomi", "eusomi EuSoMII"),
        ("nothing at all", "nothing at all"),
    ],
)
def test_a_text_gets_the_first_names(aliases: Aliases, text: str, expanded: str) -> None:
    assert aliases.expand(text) == expanded


def test_both_sides_have_a_word_in_common(aliases: Aliases) -> None:
    question = aliases.expand("who leads the european society of medical imaging informatics")
    passage = aliases.expand("EuroPACS was led by Ada Bo.")
    assert "EuSoMII" in set(question.split()) & set(passage.split())


def test_societies_are_found_where_they_stand(aliases: Aliases) -> None:
    told = aliases.societies("The chair of SIIM (once SCAR) met the ESR to talk about PACS.")
    assert told.names == {"SIIM", "ESR"}
    assert [told.text[begin:end] for begin, end in told.spans["SIIM"]] == ["siim", "scar"]


@pytest.mark.parametrize(
    ("text", "reworded"),
    [
        ("Comment s'appelle la Revue de SIIM ?", "Comment s'appelle la journal de SIIM ?"),
        ("co umowa daje stażystom", "co umowa daje trainees"),
        ("was ist der ehemalige Name?", "was ist der former name?"),
        ("old name of the revue, please", "former name of the journal, please"),
        ("eski adı ne", "former name ne"),
        ("the journal of trainees", "the journal of trainees"),
        ("une alianza", "une alianza"),
        ("what was SCAR", "what was SCAR"),
        ("¼ revue", "¼ revue"),
        ("", ""),
    ],
)
def test_words_unknown_to_the_documents_give_way(
    aliases: Aliases, text: str, reworded: str
) -> None:
    known = {"journal", "former", "name", "trainees"}
    assert aliases.reworded(text, lambda word: word.lower() in known) == reworded


def test_a_word_that_the_documents_have_stays(aliases: Aliases) -> None:
    assert aliases.reworded("la revue", {"journal", "revue"}.__contains__) == "la revue"


def test_words_help_to_find_and_are_no_things(aliases: Aliases) -> None:
    question = "does the revue of siim publish"
    assert aliases.called(question) == {"SIIM", "journal"}
    assert aliases.things(question) == {"SIIM"}


def test_no_file_and_an_empty_file_have_no_aliases(tmp_path: Path) -> None:
    assert load(tmp_path / "aliases.yaml") is EMPTY
    (tmp_path / "aliases.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert load(tmp_path / "aliases.yaml") is EMPTY
    assert EMPTY.expand("SIIM and SCAR") == "SIIM and SCAR"


@pytest.mark.parametrize(
    ("written", "line", "problem"),
    [
        ("siim: SCAR\n", 1, "must be a list"),
        ("- SIIM\n", 1, "must begin with"),
        ("- also: [SCAR]\n", 1, 'needs a "name'),
        ("- name: ''\n", 1, 'needs a "name'),
        ("- name: SIIM\n  also: SCAR\n", 2, "must be a list"),
        ("- name: SIIM\n  also:\n    - [SCAR]\n", 3, "must be one name"),
        ("- name: SIIM\n  formerly: [SCAR]\n", 2, '"formerly" is not known'),
        ("- name: SIIM\n- name: ESR\n  also: [siim]\n", 3, "already a name of SIIM"),
        ("- name: SIIM\n  also: ['!']\n", 2, "no letter"),
        ("- name: SIIM\n  also: [SCAR\n- name: ESR\n", 3, "expected"),
        ("- name: SIIM\n  kind: club\n", 2, '"kind" must be one of society, word'),
        ("- name: SIIM\n  kind: [word]\n", 2, '"kind" must be one of society, word'),
        ("- name: {a: b}\n", 1, 'needs a "name'),
        ("- ? [a]\n  : b\n", 1, "key must be a word"),
    ],
)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, written: str, line: int, problem: str
) -> None:
    path = tmp_path / "aliases.yaml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(AliasError) as told:
        load(path)
    assert f"aliases.yaml, line {line}: " in str(told.value)
    assert problem in str(told.value)
    assert str(told.value).endswith(".")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "aliases.yaml"
    path.write_bytes(b"- name: \xff\xfe\n")
    with pytest.raises(AliasError, match=r"aliases\.yaml cannot be read"):
        load(path)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(AliasError, match="cannot be read"):
        load(tmp_path)


@given(st.text(max_size=300))
def test_any_text_keeps_its_words_and_is_expanded_once(text: str) -> None:
    aliases = load(SHIPPED)
    expanded = aliases.expand(text)
    assert expanded.startswith(text)
    assert aliases.expand(expanded) == expanded
    assert aliases.reworded(text, lambda _word: False) == text
    assert isinstance(aliases.reworded(text, lambda word: word in {"journal", "name"}), str)


@given(st.text(max_size=200))
def test_any_file_is_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, written: str
) -> None:
    path = tmp_path_factory.mktemp("aliases") / "aliases.yaml"
    path.write_text(written, encoding="utf-8", errors="replace")
    with suppress(AliasError):
        assert isinstance(load(path), Aliases)
