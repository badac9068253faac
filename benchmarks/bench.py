"""What all measurements share: where things are, the texts, the encoder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from benchmarks.contestants.serving import Job
from benchmarks.texts import Texts
from benchmarks.variation import Recording, Varied, Wording
from bot.settings import PREFIX, Settings

if TYPE_CHECKING:
    from index import Embedder

TOP = 10
"""How many passages everyone returns: as many as a card of Entente's pages through."""

_PASSED_ON = {"model", "model_query_prefix", "model_passage_prefix", "encoder", "reranker"}


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of the benchmark, all below one that git does not know."""

    root: Path

    @property
    def environments(self) -> Path:
        """Return the folder of the contestants' environments, which stay from run to run."""
        return self.root / "environments"

    @property
    def model(self) -> Path:
        """Return the folder of the model as the contestants load it, which stays too."""
        return self.root / "model"

    @property
    def run(self) -> Path:
        """Return the folder of what one run makes."""
        return self.root / "run"

    def knowledge(self, size: int) -> Path:
        """Return the knowledge folder of a size."""
        return self.run / "sizes" / str(size) / "knowledge"

    def data(self, size: int) -> Path:
        """Return Entente's data folder of a size."""
        return self.run / "sizes" / str(size) / "data"


@dataclass(frozen=True, slots=True)
class Bench:
    """Everything that is measured with."""

    settings: Settings
    places: Places
    texts: Texts
    recording: Recording
    varied: Varied
    wording: Wording

    @classmethod
    def of(cls, settings: Settings, places: Places, texts: Texts, embedder: Embedder) -> Bench:
        """Put the parts together, in an empty folder for the run."""
        shutil.rmtree(places.run, ignore_errors=True)
        places.run.mkdir(parents=True)
        recording, wording = Recording(embedder), Wording(texts.passages)
        return cls(settings, places, texts, recording, Varied(recording, wording), wording)

    @property
    def recorder(self) -> Embedder:
        """Return the encoder that remembers the passages it encodes."""
        return cast("Embedder", self.recording)

    @property
    def copier(self) -> Embedder:
        """Return the encoder of copies."""
        return cast("Embedder", self.varied)

    def data_for(self, size: int) -> Path:
        """Return a data folder that has the models of the settings, made where it is missing."""
        folder = self.places.data(size)
        folder.mkdir(parents=True, exist_ok=True)
        models = folder / "models"
        if not models.is_symlink():
            models.symlink_to(self.settings.models_dir.resolve(), target_is_directory=True)
        return folder

    def job(self, name: str, size: int) -> Job:
        """Return what a contestant is given for a size; its folder is made."""
        folder = self.places.run / "contestants" / name / str(size)
        folder.mkdir(parents=True, exist_ok=True)
        identity = self.recorder.identity
        return Job(
            folder=folder,
            model=self.places.model,
            query_prefix=identity.query_prefix,
            passages=self.places.data(size) / "passages.jsonl",
            vectors=self.places.data(size) / "vectors.npy",
            top=TOP,
            settings=self.environment(size),
        )

    def environment(self, size: int) -> dict[str, str]:
        """Return the settings of a process of Entente for a size, as environment variables.

        It works in another folder, where it would not find the ``.env`` of whoever measures.
        """
        given = self.settings.model_dump(include=_PASSED_ON, exclude_none=True)
        found = {f"{PREFIX}{name.upper()}": str(value) for name, value in given.items()}
        return found | {
            f"{PREFIX}DATA_DIR": str(self.data_for(size)),
            f"{PREFIX}KNOWLEDGE_DIR": str(self.places.knowledge(size)),
        }
