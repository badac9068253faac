"""A file has one subject and can be read in one sitting."""

from pathlib import Path
from statistics import median

from tests.meta.tree import FLOORS, name_of, own_files, python_files

LONGEST = 400
MIDDLE = 130


def lines(file: Path) -> int:
    """Return how many lines a file has."""
    return len(file.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    sizes = {name_of(file): lines(file) for file in own_files() if file.suffix == ".py"}
    too_long = {name: size for name, size in sizes.items() if size > LONGEST}
    assert not too_long, f"over {LONGEST} lines, so more than one subject: {too_long}"


def test_the_median_file_is_short() -> None:
    sizes = [lines(file) for file in python_files(*FLOORS) if file.name != "__init__.py"]
    assert median(sizes) <= MIDDLE
