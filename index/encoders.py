"""Which encoder computes: the export where it is as good as the reference, else the reference."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from index.embedder import REFERENCE, Embedder, ModelIdentity
from index.errors import ModelError
from index.files import publish_folder
from index.models import WEIGHTS, ModelSpec
from index.onnx_embedder import ENCODER, Description, OnnxEmbedder
from index.progress import Progress, silent

if TYPE_CHECKING:
    from index.torch_embedder import TorchEmbedder

AUTO = "auto"
ENCODERS = (AUTO, ENCODER, REFERENCE)

_TOOLS = ("torch", "onnxruntime")


def open_embedder(
    spec: ModelSpec,
    models: Path,
    progress: Progress = silent,
    *,
    encoder: str = AUTO,
    tell: Callable[[str], None] = lambda _sentence: None,
) -> Embedder:
    """Load a model by the encoder of a name, or by the one that serves best.

    The first time, the model is exported and compared with the reference, below ``models``; that
    takes about a minute. What keeps it from being used is told in a sentence.

    :raises ModelError: If the model cannot be loaded.
    """
    if encoder not in ENCODERS:
        raise ModelError(
            f"There is no encoder “{encoder}”. Use {', '.join(ENCODERS)}; an index version that "
            "another one made must be built again: `entente index build`."
        )
    if encoder == REFERENCE:
        return _reference(spec, models, progress)
    folder = _folder(spec, models)
    description = _described(spec, folder, models, progress) or _made(
        spec, folder, models, progress
    )
    if description.reason is None:
        return OnnxEmbedder(folder, models, spec)
    if encoder == ENCODER:
        raise ModelError(
            f"{description.reason} Set ENTENTE_ENCODER to {AUTO} or {REFERENCE}, and run "
            "`entente index build`."
        )
    tell(f"{description.reason} Encoding with {REFERENCE} instead, which is slower.")
    return _reference(spec, models, progress)


def encoder_of(embedder: Embedder, made_with: ModelIdentity) -> Embedder:
    """Return what encodes questions for vectors that were made with the same model.

    That is ``embedder`` itself where its encoder made them, and else the one that did, loaded.

    :raises ModelError: If that cannot be loaded here.
    """
    if embedder.identity.encoder == made_with.encoder:
        return embedder
    return open_embedder(embedder.spec, embedder.models, encoder=made_with.encoder)


def preferred(spec: ModelSpec, models: Path, encoder: str = AUTO) -> str:
    """Return the name of the encoder that new vectors would be made with, as far as is known."""
    if encoder != AUTO:
        return encoder
    description = Description.read(_folder(spec, models))
    return REFERENCE if description and description.reason else ENCODER


def exported(spec: ModelSpec, models: Path) -> ModelIdentity | None:
    """Return what the export of a package's model is, None where there is none that serves."""
    description = Description.read(_folder(spec, models)) if spec.ships else None
    return description.identity if description and description.reason is None else None


def _folder(spec: ModelSpec, models: Path) -> Path:
    # An operator's directory may have the name of a model of the catalogue.
    whose = "" if spec.ships else "own--"
    return models / f"{whose}{spec.name.replace('/', '--')}-{ENCODER}"


def _reference(spec: ModelSpec, models: Path, progress: Progress) -> TorchEmbedder:
    try:
        from index.torch_embedder import TorchEmbedder

        return TorchEmbedder(spec, models, progress)
    except ImportError as error:
        raise ModelError(
            f"The model {spec.name} is not exported yet in {models}, and {error.name} is not "
            "installed here, which an export and the reference encoder need. Run "
            "`entente run --check` where everything is installed, and copy that folder."
        ) from None


def _described(
    spec: ModelSpec, folder: Path, models: Path, progress: Progress
) -> Description | None:
    """Return what an export says of itself, None where one is to be made.

    That is where it is missing, was made of other weights, or failed with other tools. Weights that
    come with a package are its version's; an operator's own may change.
    """
    description = Description.read(folder)
    if description is None or (description.reason and description.tools != _tools()):
        return None
    if spec.ships or description.source == _source(spec.locate(models, progress)):
        return description
    return None


def _source(directory: Path) -> tuple[int, int]:
    """Return size and time of the weights: hashing them takes a second at each start."""
    found = (directory / WEIGHTS).stat()
    return found.st_size, found.st_mtime_ns


def _tools() -> str:
    """Return the versions of what an export is made with, as far as it is installed."""
    found = []
    for name in _TOOLS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    return ", ".join(found)


def _made(spec: ModelSpec, folder: Path, models: Path, progress: Progress) -> Description:
    """Export a model unless another process did so meanwhile, and return what came of it."""
    models.mkdir(parents=True, exist_ok=True)
    with FileLock(models / ".export.lock"):
        return _described(spec, folder, models, progress) or _export(spec, folder, models, progress)


def _export(spec: ModelSpec, folder: Path, models: Path, progress: Progress) -> Description:
    reference = _reference(spec, models, progress)
    temporary = folder.with_name(f".{folder.name}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    identity = replace(reference.identity, encoder=ENCODER)
    description = Description(identity, _source(spec.locate(models, progress)), _tools())
    try:
        from index.export import export
        from index.sameness import measure

        export(reference, temporary, progress)
        description = description.hashed(temporary)
        description.write(temporary)
        found = measure(reference, OnnxEmbedder(temporary, models, spec), progress)
        description = replace(description, measured=found.figures, reason=found.fault)
        return _keep(description, temporary, folder)
    except ModelError as error:
        return _keep(replace(description, reason=str(error)), temporary, folder)
    except ImportError as error:
        # Not kept: it may be installed by the next start.
        return replace(description, reason=f"The model cannot be exported without {error.name}.")
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _keep(description: Description, temporary: Path, folder: Path) -> Description:
    """Put an export in its place, of one that must not serve only what it says of itself."""
    if description.reason is not None:
        shutil.rmtree(temporary)
        temporary.mkdir()
    description.write(temporary)
    shutil.rmtree(folder, ignore_errors=True)
    publish_folder(temporary, folder)
    return description
