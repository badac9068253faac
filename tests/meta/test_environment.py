"""The environment is the one that the files describe: pinned, CPU only, the same everywhere."""

import re
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, distributions

import torch
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.meta.tree import ROOT

BY_HAND = "Run `make clean setup`; after a changed pyproject.toml, `make lock` first."
GPU = re.compile(r"^(nvidia|cuda|cupy|pytorch-triton|triton)(-|$)")


@cache
def project() -> dict[str, list[str]]:
    """Return the project's own requirements: the base ones under "", then each extra's."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {"": table["dependencies"], **table["optional-dependencies"]}


@cache
def pins() -> dict[str, Requirement]:
    """Return what constraints.txt pins, by normalised name."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {canonicalize_name(pin.name): pin for pin in map(Requirement, lines)}


def needed() -> dict[str, str]:
    """Return name and installed version of all that the project and its extras bring in."""
    todo = [Requirement(text) for texts in project().values() for text in texts]
    done: set[tuple[str, frozenset[str]]] = set()
    found: dict[str, str] = {}
    while todo:
        requirement = todo.pop()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if (name, extras) in done:
            continue
        done.add((name, extras))
        try:
            package = distribution(name)
        except PackageNotFoundError:
            found[name] = "not installed"
            continue
        found[name] = package.version
        for text in package.requires or []:
            child = Requirement(text)
            wanted = ({"extra": extra} for extra in ("", *extras))
            if child.marker is None or any(child.marker.evaluate(each) for each in wanted):
                todo.append(child)
    return found


def public(version: str) -> str:
    """Return a version without its local part: 2.13.0+cpu is 2.13.0."""
    return version if version == "not installed" else Version(version).public


def test_torch_is_the_cpu_build() -> None:
    assert torch.version.cuda is None
    assert not torch.cuda.is_available()


def test_no_cuda_package_is_installed() -> None:
    names = {canonicalize_name(package.name) for package in distributions()}
    assert not sorted(name for name in names if GPU.match(name))


def test_everything_installed_is_pinned_at_its_version() -> None:
    pinned = {name: str(pin.specifier).removeprefix("==") for name, pin in pins().items()}
    # pip-audit asks for pip, which every environment begins with and `make lock` leaves out.
    installed = {name: public(version) for name, version in needed().items() if name != "pip"}
    differing = {
        name: f"{version} installed, {pinned.get(name, 'not')} pinned"
        for name, version in installed.items()
        if pinned.get(name) != version
    }
    assert not differing, f"{differing}. {BY_HAND}"


def test_nothing_is_pinned_that_nothing_needs() -> None:
    here = {name for name, pin in pins().items() if pin.marker is None or pin.marker.evaluate()}
    assert here <= set(needed()), f"{here - set(needed())}. {BY_HAND}"


def test_every_requirement_of_the_project_is_pinned() -> None:
    required = [Requirement(text) for texts in project().values() for text in texts]
    assert not {r.name for r in required if canonicalize_name(r.name) not in pins()}


def test_a_pin_is_one_exact_and_public_version() -> None:
    exact = re.compile(r"==[0-9][0-9a-z.]*")
    assert not [str(pin) for pin in pins().values() if not exact.fullmatch(str(pin.specifier))]


def test_torch_is_pinned_first_and_as_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"\nTORCH := {next(iter(pins().values()))}\n" in makefile


def test_the_build_backend_is_pinned() -> None:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    assert [str(Requirement(text).specifier)[:2] for text in table["requires"]] == ["=="]


def test_pre_commit_runs_what_make_check_runs() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(BIN)", ".venv/bin")
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe is not None
    commands = [line.strip().removeprefix("@") for line in recipe[1].splitlines()]
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert [hook["entry"] for hook in hooks] == commands
    assert {hook["language"] for hook in hooks} == {"system"}
    assert {repo["repo"] for repo in config["repos"]} == {"local"}


def test_ci_runs_make_test() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "exec make test"
