"""What all tests share: the real model and an index of the shipped documents, made once."""

from __future__ import annotations

import os
from pathlib import Path

# As bot/cli.py sets them: before any numeric library loads.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import hypothesis
import pytest

from bot.settings import Settings
from index import DEFAULT_MODEL, Embedder, Library, Searcher, build, find_model, open_embedder

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "knowledge"
SHARED = ROOT.parent / "shared"

# How long an example takes says more about the machine than about the code.
hypothesis.settings.register_profile("entente", deadline=None)
hypothesis.settings.load_profile("entente")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the contract of the flows after the flows, whose requests it checks."""
    items.sort(key=lambda item: item.path.name == "test_flows_contract.py")


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep a developer's own environment and .env file out of the tests."""
    for name in [name for name in os.environ if name.startswith("ENTENTE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


@pytest.fixture(scope="session")
def models(pytestconfig: pytest.Config) -> Path:
    """Return where converted models are kept, from one run of the tests to the next."""
    return Path(pytestconfig.cache.mkdir("models"))


@pytest.fixture(scope="session")
def embedder(models: Path) -> Embedder:
    """Return the default model, loaded."""
    return open_embedder(find_model(DEFAULT_MODEL), models)


@pytest.fixture(scope="session")
def shipped_library(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library with a published version of the shipped documents."""
    library = Library(tmp_path_factory.mktemp("shipped") / "index")
    build(SHIPPED, library, embedder)
    return library


@pytest.fixture(scope="session")
def searcher(shipped_library: Library, embedder: Embedder) -> Searcher:
    """Return what answers from the shipped documents."""
    return Searcher(shipped_library.open_current(embedder.identity), embedder)


@pytest.fixture
def memorandum_folder(tmp_path: Path) -> Path:
    """Return a knowledge folder with the press release alone; skip where it is not at hand."""
    source = SHARED / "knowledge" / "siim-eusomii-memorandum-2019.txt"
    if not source.is_file():
        pytest.skip(f"the press release is not in this checkout's neighbourhood ({source.name})")
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / source.name).write_bytes(source.read_bytes())
    return folder
