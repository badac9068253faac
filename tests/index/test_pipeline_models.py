"""The whole pipeline, from a file to the right passage, with every model that can be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import (
    CATALOGUE,
    Embedder,
    Library,
    Searcher,
    Verdict,
    VersionError,
    build,
    find_model,
    open_embedder,
)
from index.embedder import REFERENCE

# Made up. Each document has a question that shares hardly a word with the others.
DOCUMENTS = {
    "bakery.md": "# The bakery\n\nHildegard bakes rye bread before dawn. The oven is of brick.\n",
    "lighthouse.md": "# The lighthouse\n\nIts lamp turns once a minute. Ships see it from afar.\n",
    "orchard.md": "# The orchard\n\nThe pears ripen in September. Geese keep the snails away.\n",
}
QUESTIONS = [
    ("who bakes the bread?", "bakery.md", "Hildegard bakes rye bread"),
    ("how often does the lamp of the lighthouse turn?", "lighthouse.md", "once a minute"),
    ("what keeps snails away from the pears?", "orchard.md", "Geese keep the snails away"),
]
OFF_TOPIC = "how do I reset my mail password?"
OF_A_PATH = "a directory"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a knowledge folder of made-up documents."""
    folder = tmp_path_factory.mktemp("village")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=[*CATALOGUE, OF_A_PATH])
def chosen(request: pytest.FixtureRequest, models: Path) -> Embedder:
    """Return each model of the catalogue by the encoder that serves, and one that is given by its
    path and prefixes, by the reference.
    """
    if request.param != OF_A_PATH:
        return open_embedder(find_model(request.param), models)
    spec = CATALOGUE["multilingual-e5-small"]
    path = spec.directory(models)[0]
    own = find_model(str(path), spec.query_prefix, spec.passage_prefix)
    return open_embedder(own, models, encoder=REFERENCE)


@pytest.fixture(scope="module")
def library(chosen: Embedder, village: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library with a version made by that model."""
    library = Library(tmp_path_factory.mktemp("library") / "index")
    build(village, library, chosen)
    return library


@pytest.mark.parametrize(("question", "document", "words"), QUESTIONS)
def test_every_model_finds_and_answers(
    library: Library, chosen: Embedder, question: str, document: str, words: str
) -> None:
    answer = Searcher(library.open_current(chosen.identity), chosen).answer(question)
    best = answer.hits[0]
    assert best.passage.document == document
    begin, end = best.sentence
    assert words in best.passage.text[begin:end]
    assert answer.verdict is Verdict.ANSWERED


def test_no_model_answers_what_nothing_is_about(library: Library, chosen: Embedder) -> None:
    answer = Searcher(library.open_current(chosen.identity), chosen).answer(OFF_TOPIC)
    assert answer.verdict is not Verdict.ANSWERED


def test_a_path_with_the_prefixes_is_the_model_of_the_catalogue(models: Path) -> None:
    spec = CATALOGUE["multilingual-e5-small"]
    path = str(spec.directory(models)[0])
    question = QUESTIONS[0][0]
    given = find_model(path, spec.query_prefix, spec.passage_prefix)
    wanted, same, other = (
        open_embedder(each, models, encoder=REFERENCE).encode_questions([question])[0].vector
        for each in (spec, given, find_model(path))
    )
    assert same @ wanted == pytest.approx(1, abs=1e-5)
    assert other @ wanted < 0.999


def test_a_version_of_another_model_is_not_served(
    library: Library, chosen: Embedder, models: Path, embedder: Embedder
) -> None:
    other = embedder
    if chosen.identity.name == embedder.identity.name:
        other = open_embedder(find_model("all-MiniLM-L6-v2"), models)
    with pytest.raises(VersionError, match="model"):
        library.open_current(other.identity)
