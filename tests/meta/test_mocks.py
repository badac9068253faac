"""How tests may be written: doubles that know their model, no waiting, and always a claim."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.meta.tree import calls, name_of, parse, python_files

MOCKS = {
    "Mock",
    "MagicMock",
    "AsyncMock",
    "NonCallableMock",
    "NonCallableMagicMock",
    "PropertyMock",
}
SPECS = {"spec", "spec_set", "autospec", "wraps"}
# How many arguments a patcher takes before the replacement itself.
PATCHERS = {"patch": 1, "patch.object": 2}
SKIPS = {"skip", "skipif", "xfail", "importorskip"}
CLAIMS = {"raises", "warns", "fail", "deprecated_call"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def ends_with(name: str, tail: str) -> bool:
    """Tell whether a dotted name is the tail, or ends in it."""
    return name == tail or name.endswith(f".{tail}")


def specless(tree: ast.Module) -> Iterator[str]:
    """Yield every mock that would accept any call at all."""
    for call, name in calls(tree):
        given = {keyword.arg for keyword in call.keywords}
        if name.split(".")[-1] in MOCKS and not (given & SPECS or call.args):
            yield f"line {call.lineno}: {name}() without spec"
        for patcher, before in PATCHERS.items():
            replaced = len(call.args) > before or "new" in given
            if ends_with(name, patcher) and not (given & SPECS or replaced):
                yield f"line {call.lineno}: {name}() without autospec"
        if ends_with(name, "patch.multiple"):
            yield f"line {call.lineno}: {name}() hides what it replaces"


def waits(tree: ast.Module) -> Iterator[str]:
    """Yield every real wait: time is simulated, or a condition is awaited."""
    for call, name in calls(tree):
        if name == "time.sleep":
            yield f"line {call.lineno}: time.sleep"
    for node in ast.walk(tree):
        names = node.names if isinstance(node, ast.ImportFrom) and node.module == "time" else []
        if any(alias.name == "sleep" for alias in names):
            yield f"line {names[0].lineno}: from time import sleep"


def unexplained_skips(tree: ast.Module) -> Iterator[str]:
    """Yield every skip and expected failure that does not say why."""
    explained = {
        id(call.func)
        for call, name in calls(tree)
        if any(keyword.arg == "reason" for keyword in call.keywords)
        or (name in {"pytest.skip", "pytest.xfail"} and call.args)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in SKIPS and id(node) not in explained:
            yield f"line {node.lineno}: {node.attr} without a reason"


def claims(
    function: ast.AST, helpers: dict[str, Function], seen: frozenset[str] = frozenset()
) -> bool:
    """Tell whether a test asserts something, itself or through a helper of its module."""
    if any(isinstance(node, ast.Assert) for node in ast.walk(function)):
        return True
    for _, name in calls(function):
        last = name.split(".")[-1]
        if last in CLAIMS or last.lstrip("_").startswith("assert"):
            return True
        if last in helpers and last not in seen and claims(helpers[last], helpers, seen | {last}):
            return True
    return False


def claimless(tree: ast.Module) -> Iterator[str]:
    """Yield every test function that would pass whatever happens."""
    functions = {
        node.name: node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    for name, function in functions.items():
        if name.startswith("test") and not claims(function, functions):
            yield f"line {function.lineno}: {name} asserts nothing"


RULES = [specless, waits, unexplained_skips, claimless]
FILES = python_files("tests")


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_test_file_keeps_the_rules(file: Path) -> None:
    tree = parse(file)
    faults = [fault for rule in RULES for fault in rule(tree)]
    assert not faults, "\n".join([f"{name_of(file)}:", *faults])


@pytest.mark.parametrize(
    "source",
    [
        "def test_a():\n    assert Mock()",
        "def test_a():\n    assert mock.AsyncMock(return_value=1)",
        "def test_a():\n    with patch('bot.app.App'):\n        assert 1",
        "def test_a():\n    with mock.patch.object(App, 'run'):\n        assert 1",
        "def test_a():\n    assert mocker.patch.multiple('a', b=1)",
        "import time\ndef test_a():\n    time.sleep(1)\n    assert 1",
        "from time import sleep",
        "@pytest.mark.skip\ndef test_a():\n    assert 1",
        "@pytest.mark.xfail()\ndef test_a():\n    assert 1",
        "def test_a():\n    pytest.importorskip('discord')\n    assert 1",
        "def test_a():\n    answer()",
        "def helper():\n    other()\ndef other():\n    helper()\ndef test_a():\n    helper()",
    ],
)
def test_a_rule_sees_the_fault(source: str) -> None:
    tree = ast.parse(source)
    assert [fault for rule in RULES for fault in rule(tree)]


@pytest.mark.parametrize(
    "source",
    [
        "def test_a():\n    assert Mock(spec=App)",
        "def test_a():\n    assert AsyncMock(App)",
        "def test_a():\n    with patch('bot.app.App', autospec=True):\n        assert 1",
        "def test_a():\n    with patch.object(App, 'clock', fixed):\n        assert 1",
        "@pytest.mark.skipif(True, reason='no git')\ndef test_a():\n    assert 1",
        "def test_a():\n    pytest.skip('no git')\n    assert 1",
        "def test_a():\n    with pytest.raises(ValueError):\n        run()",
        "def check():\n    assert 1\nasync def test_a():\n    check()",
        "def test_a():\n    spy.assert_called_once()",
    ],
)
def test_a_rule_lets_the_good_form_pass(source: str) -> None:
    tree = ast.parse(source)
    assert not [fault for rule in RULES for fault in rule(tree)]
