"""The served version, followed without losing a question. All documents are made up."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from index import Answer, Embedder, IndexVersion, Library, build
from tests.bot.conftest import World, buttons, shown
from tests.bot.moderating import FEES, pass_time, write
from tests.conftest import ROOT

QUESTIONS = (
    "When does the house open?",
    "How many places has the car park?",
    "What does a day ticket cost?",
    "Who won the made-up regatta?",
)
ROUNDS = 10


def contents(version: IndexVersion) -> set[tuple[str, str, str]]:
    """Return everything that an answer of a version may be made of."""
    titles = {name: record.title for name, record in version.documents.items()}
    return {(p.document, titles[p.document], p.text) for p in version.contents.passages}


def used(answer: Answer) -> set[tuple[str, str, str]]:
    """Return what an answer is made of."""
    hits = answer.hits
    return {(hit.passage.document, hit.document.title, hit.passage.text) for hit in hits}


@pytest.fixture
def versions(library: Library, knowledge: Path, embedder: Embedder) -> dict[str, Any]:
    """Return what two versions hold, by their ids: nothing is the same in both."""
    first = str(library.current)
    was = contents(library.open_current())
    texts = {path.stem: path.read_text(encoding="utf-8") for path in knowledge.glob("*.md")}
    for name, text in (texts | {"fees": FEES}).items():
        write(knowledge, **{name: text.replace("# ", "# Later: ").replace("made-up", "made up")})
    build(knowledge, library, embedder)
    now = contents(library.open_current())
    second = str(library.current)
    library.publish(first, roll_back=True)
    assert not was & now
    return {first: was, second: now}


async def test_no_question_is_lost_or_mixed_while_ten_versions_go_live_and_back(
    world: World, moderator: Any, library: Library, versions: dict[str, Any]
) -> None:
    first, second = versions
    ended = False
    asked: Counter[str] = Counter()
    answers: list[Answer] = []

    async def ask(question: str) -> None:
        while not ended:
            asked[question] += 1
            answers.append(await world.bot.ask.answer(question))

    begun: list[str] = []
    world.bot.add_listener(_keep(begun), "on_entente_published")
    people = [asyncio.create_task(ask(question)) for question in QUESTIONS]
    other = await asyncio.create_subprocess_exec(
        sys.executable,
        str(Path(__file__).with_name("publishing.py")),
        str(library.folder(first).parent.parent),
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert other.stdin
    assert other.stdout
    history = (await moderator.slash(world.channel, "knowledge history")).response
    for turn in range(ROUNDS):
        wanted = (second, first)[turn % 2]
        if turn % 3:
            # By another process: the bot sees it by itself.
            other.stdin.write(f"{wanted}\n".encode())
            assert (await other.stdout.readline()).decode().strip() == wanted
            await pass_time(world, 2)
        else:
            await moderator.click(history, custom_id=f"knowledge:rollback:{wanted}")
        assert world.bot.ask.searcher.version.manifest.version == wanted
        history = (await moderator.slash(world.channel, "knowledge history")).response
        for question in QUESTIONS:
            assert (await world.bot.ask.answer(question)).version == wanted
    ended = True
    await asyncio.gather(*people)
    other.stdin.close()
    assert await other.wait() == 0
    await world.env.settle()
    assert asked.total() == len(answers)
    assert Counter(answer.question for answer in answers) == asked
    assert {answer.version for answer in answers} == {first, second}
    assert [answer for answer in answers if not used(answer) <= versions[answer.version]] == []
    assert begun == [(second, first)[turn % 2] for turn in range(ROUNDS)]


def _keep(begun: list[str]) -> Any:
    async def keep(version: str) -> None:
        begun.append(version)

    return keep


async def test_a_version_that_another_process_publishes_is_served_by_itself(
    world: World, library: Library, versions: dict[str, Any]
) -> None:
    first, second = versions
    question = QUESTIONS[0]
    before = await world.alice.slash(world.channel, "ask", question=question)
    assert f"index {first}" in shown(before.response)
    library.publish(second)
    await pass_time(world, 2)
    after = await world.alice.slash(world.channel, "ask", question=question)
    assert f"index {second}" in shown(after.response)
    assert "Later: Opening hours" in shown(after.response)
    # A page of an older answer is turned to one of the version that answers now, all of it.
    await world.alice.click(before.response, label="More passages")
    assert f"index {second}" in shown(before.response)
    assert "Later" in shown(before.response)
    assert "Share to channel" in buttons(before.response)


async def test_a_published_version_that_cannot_be_opened_leaves_the_one_before_answering(
    world: World,
    library: Library,
    versions: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    first, second = versions
    file = library.folder(second) / "manifest.json"
    whole = file.read_text(encoding="utf-8")
    library.publish(second)
    file.write_text("made up", encoding="utf-8")
    await pass_time(world, 10)
    assert (await world.bot.ask.answer(QUESTIONS[0])).version == first
    told = [record for record in caplog.records if "cannot be served" in record.message]
    assert len(told) == 1
    file.write_text(whole, encoding="utf-8")
    await pass_time(world, 2)
    assert (await world.bot.ask.answer(QUESTIONS[0])).version == second
