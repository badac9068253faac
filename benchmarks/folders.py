"""Knowledge folders that are measured with, as Markdown files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.texts import Text
from benchmarks.variation import SIGN, VOLUME, Wording


def write_files(folder: Path, texts: Sequence[Text]) -> list[Path]:
    """Write one file a text into an empty folder; return the files."""
    _empty(folder)
    files = [folder / f"{number:06}.md" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(_front(text.title) + text.body + "\n", encoding="utf-8")
    return files


def write_copies(folder: Path, texts: Sequence[Text], wording: Wording, count: int) -> None:
    """Write so many copies of texts into an empty folder, a file each, titled as in volumes."""
    copies = [
        Text(f"{VOLUME} {number}{SIGN}{text.title}", wording.swap(text.body, number))
        for number, size in enumerate(_sizes(count, len(texts)), 1)
        for text in texts[:size]
    ]
    write_files(folder, copies)


def write_volumes(folder: Path, texts: Sequence[Text], wording: Wording, count: int) -> None:
    """Write so many copies of texts into an empty folder: a file holds all texts once.

    Each has its title as heading, and its body in the words of the volume's number.
    """
    _empty(folder)
    for number, size in enumerate(_sizes(count, len(texts)), 1):
        parts = [f"# {text.title}\n\n{wording.swap(text.body, number)}\n" for text in texts[:size]]
        file = folder / f"{number:06}.md"
        file.write_text(_front(f"{VOLUME} {number}") + "\n".join(parts), encoding="utf-8")


def bytes_below(folder: Path) -> int:
    """Return how many bytes the files below a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _front(title: str) -> str:
    # A JSON string is a YAML string.
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nlanguage: en\n---\n\n"


def _sizes(count: int, most: int) -> Iterator[int]:
    while count > 0:
        yield min(count, most)
        count -= most


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
