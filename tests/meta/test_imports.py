"""The floors of the house: bot stands on index, index on knowledge, never the other way."""

import ast
from collections.abc import Iterator

import pytest

from tests.meta.tree import FLOORS, ROOT, name_of, parse, python_files

FORBIDDEN = {
    "knowledge": {"index", "bot", "discord", "simcord"},
    "index": {"bot", "discord", "simcord"},
    "bot": {"tests"},
    "tests/knowledge": {"index", "bot", "discord", "simcord"},
    "tests/index": {"bot", "discord", "simcord"},
}


def imported(tree: ast.Module, package: str) -> Iterator[tuple[int, str]]:
    """Yield the line and full name of everything that a module of the package imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")
            above = parents[: len(parents) - node.level + 1] if node.level else []
            base = [*above, *(node.module or "").split(".")]
            for name in (base, *([*base, alias.name] for alias in node.names)):
                yield node.lineno, ".".join(part for part in name if part)


def upward(tree: ast.Module, package: str, forbidden: set[str]) -> list[str]:
    """Return the imports of a module that its floor may not have."""
    return [
        f"line {line}: {name}"
        for line, name in imported(tree, package)
        if name.split(".")[0] in forbidden
    ]


def definitions(tree: ast.Module, *, setup_allowed: bool) -> list[str]:
    """Return what an `__init__.py` does besides handing names on."""
    wrong = []
    for node in tree.body:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant(value=str())):
                continue
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                continue
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=[]) if not definitions(
                ast.Module(node.body, []), setup_allowed=False
            ):
                continue
            case ast.AsyncFunctionDef(name="setup") if setup_allowed:
                continue
        wrong.append(f"line {node.lineno}: {type(node).__name__}")
    return wrong


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_a_floor_imports_only_downwards(folder: str) -> None:
    wrong = [
        f"{name_of(file)}: {fault}"
        for file in python_files(folder)
        for fault in upward(
            parse(file), ".".join(file.relative_to(ROOT).parent.parts), FORBIDDEN[folder]
        )
    ]
    assert not wrong, "\n".join([f"{folder} may not import these:", *wrong])


def test_package_files_define_nothing() -> None:
    wrong = [
        f"{name_of(file)}: {fault}"
        for file in python_files(*FLOORS)
        if file.name == "__init__.py"
        for fault in definitions(parse(file), setup_allowed=file.is_relative_to(ROOT / "bot"))
    ]
    assert not wrong, "\n".join(["An __init__.py only hands names on:", *wrong])


@pytest.mark.parametrize(
    "source",
    [
        "import discord",
        "import bot.settings as settings",
        "from discord.ext import commands",
        "from ..bot import settings",
        "from .. import bot",
        "def late():\n    import discord",
        "if TYPE_CHECKING:\n    from bot.app import App",
    ],
)
def test_the_rule_sees_an_upward_import(source: str) -> None:
    assert upward(ast.parse(source), "knowledge", {"bot", "discord"})


def test_the_rule_lets_a_downward_import_pass() -> None:
    source = (
        "from . import model\nfrom .readers import table\nimport robot\nfrom index import bot_names"
    )
    assert not upward(ast.parse(source), "knowledge", {"bot", "discord"})


@pytest.mark.parametrize(
    "source",
    [
        "LIMIT = 3",
        "def f(): ...",
        "class A: ...",
        "if TYPE_CHECKING:\n    LIMIT = 3",
        "async def setup(bot): ...",
    ],
)
def test_the_rule_sees_a_definition(source: str) -> None:
    assert definitions(ast.parse(source), setup_allowed=False)


def test_the_rule_lets_setup_pass_in_the_bot() -> None:
    source = (
        '"""Doc."""\nif TYPE_CHECKING:\n    import discord\nfrom .cog import Ask\n'
        '__all__ = ["Ask"]\nasync def setup(bot): ...'
    )
    assert not definitions(ast.parse(source), setup_allowed=True)
