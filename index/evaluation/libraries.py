"""The libraries that only evaluating needs, loaded when it begins and not before."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from index.evaluation.errors import MissingLibraryError

_PACKAGES = {"ir_measures": "ir-measures", "scipy.stats": "scipy", "yaml": "PyYAML"}


def library(module: str) -> ModuleType:
    """Load a module. Raises MissingLibraryError, naming its package, when it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = _PACKAGES[module]
        raise MissingLibraryError(
            f"Evaluating needs the package {package}, which is not installed. Install it with "
            f"`pip install {package}`, or all of them with Entente's extra `evaluate`."
        ) from error


def require_libraries() -> None:
    """Load everything, so that nothing is found missing after the work is done."""
    for module in _PACKAGES:
        library(module)
