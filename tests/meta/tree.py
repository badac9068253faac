"""Where things lie in the repository, and how the rules read them."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("knowledge", "index", "bot")


def python_files(*folders: str) -> list[Path]:
    """Return the Python files below the folders, in order."""
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def parse(file: Path) -> ast.Module:
    """Return the syntax tree of one file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def name_of(file: Path) -> str:
    """Return a file's path from the repository's root, for messages."""
    return file.relative_to(ROOT).as_posix()


def dotted(node: ast.expr) -> str:
    """Return `a.b.c` for a chain of names, and the last names when the chain starts elsewhere."""
    if isinstance(node, ast.Attribute):
        head = dotted(node.value)
        return f"{head}.{node.attr}" if head else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Yield every call below a node with the dotted name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def own_files() -> list[Path]:
    """Return every file that git tracks or would track; skip where git cannot say."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode != 0:
        pytest.skip(f"git cannot list the files here: {listing.stderr.strip()}")
    files = (ROOT / name for name in sorted(set(listing.stdout.split("\0"))) if name)
    return [file for file in files if file.is_file()]


def text_of(file: Path) -> str | None:
    """Return a file's text, or None when it is binary."""
    data = file.read_bytes()
    return None if b"\0" in data else data.decode("utf-8", errors="replace")
