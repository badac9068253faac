"""Health and figures over real sockets, of a bot that discord.py connects to a made-up Discord."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from bot.calendar_addresses import CalendarAddress
from bot.commands.run import serve
from bot.errors import log_failure
from bot.exit_codes import CONFIGURATION, UNREACHABLE
from bot.health import Health
from bot.settings import load
from tests.bot.calendars import Source
from tests.bot.conftest import StoppedClock, World
from tests.bot.console import Console
from tests.bot.reminding import DAY_BEFORE, SEND, ask, tick
from tests.bot.test_ask_flow import OFF_TOPIC, QUESTION
from tests.wire.client import until as until_heard
from tests.wire.conftest import wire
from tests.wire.gateway import IDENTIFY
from tests.wire.objects import TOKEN
from tests.wire.server import LONG, Wire

if TYPE_CHECKING:
    from bot.app import Entente

__all__ = ["wire"]
HOST = "127.0.0.1"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as made:
        made.bind((HOST, 0))
        port: int = made.getsockname()[1]
        return port


@asynccontextmanager
async def running(bot: Entente) -> AsyncIterator[str]:
    """Start a bot as `entente run` does; yield where its health is asked."""
    task = asyncio.create_task(serve(bot, bot.settings))
    try:
        yield f"http://{HOST}:{bot.settings.health_port}"
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def get(url: str) -> tuple[int, str]:
    """Return the status and the text of a page."""
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def until(good: Callable[[], Awaitable[Any]]) -> Any:
    """Return what a question is answered with, once that is something."""
    async with asyncio.timeout(LONG):
        while True:
            with suppress(aiohttp.ClientError):
                if found := await good():
                    return found
            await asyncio.sleep(0.02)


def ready(url: str, wanted: int, said: str = "") -> Callable[[], Awaitable[str]]:
    """Return what asks whether the bot is ready, and has the answer once it is this one."""

    async def look() -> str:
        status, text = await get(f"{url}/readyz")
        return text if status == wanted and said in text else ""

    return look


def figures(text: str) -> dict[str, dict[tuple[str, ...], float]]:
    """Return the samples of a page of metrics, by name and values of their labels."""
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for family in text_string_to_metric_families(text):
        for each in family.samples:
            found.setdefault(each.name, {})[tuple(each.labels.values())] = each.value
    return found


@asynccontextmanager
async def asked(bot: Entente, **also: Any) -> AsyncIterator[TestClient[Any, Any]]:
    """Yield what asks a bot that simcord runs."""
    async with TestClient(TestServer(Health(bot, **also).application())) as client:
        yield client


async def measured(bot: Entente) -> dict[str, dict[tuple[str, ...], float]]:
    """Return the figures of a bot that simcord runs."""
    async with asked(bot) as client:
        return figures(await (await client.get("/metrics")).text())


@pytest.fixture
def wired(wire: Wire, make_bot: Any) -> Entente:
    """Return a bot whose Discord is on this machine."""
    made: Entente = make_bot(discord_token=SecretStr(TOKEN), health_port=free_port())
    return made


async def test_a_connected_bot_is_alive_and_ready_and_shows_figures(wired: Entente) -> None:
    async with running(wired) as url:
        said = await until(ready(url, 200))
        assert '"ready": true' in said
        assert await get(f"{url}/healthz") == (200, '{"alive": true}')
        status, text = await get(f"{url}/metrics")
    assert status == 200
    found = figures(text)
    assert found["entente_gateway_heartbeat_age_seconds"][()] < LONG
    assert found["entente_ready"] == {("gateway",): 1, ("index",): 1, ("state",): 1}
    version = wired.ask.searcher.version.manifest.version
    assert found["entente_index_info"] == {(version,): 1}
    assert found["process_resident_memory_bytes"][()] > 0


async def test_before_discord_answers_it_is_alive_and_not_ready(wired: Entente, wire: Wire) -> None:
    wire.gone()
    async with running(wired) as url:
        said = await until(ready(url, 503, '"state": "well"'))
        assert "no heartbeat" in said
        assert (await get(f"{url}/healthz"))[0] == 200
        wire.back()
        await until(ready(url, 200))


async def test_a_lost_gateway_is_not_ready_and_the_next_connection_is_counted(
    wired: Entente, wire: Wire
) -> None:
    async with running(wired) as url:
        await until(ready(url, 200))
        wire.call(wire.gateway.cut())

        async def counted() -> float:
            found = figures((await get(f"{url}/metrics"))[1])["entente_gateway_reconnects_total"]
            return sum(found.values())

        assert await until(counted) == 1
        await until(ready(url, 200))


async def test_a_heartbeat_that_nobody_answered_for_long_is_not_ready(
    wired: Entente, wire: Wire
) -> None:
    async with running(wired) as url:
        await until(ready(url, 200))
        checks = await Health(wired, lambda: time.perf_counter() + LONG).checks()
    assert checks["gateway"]
    assert not checks["index"] + checks["state"]


async def test_an_address_that_is_taken_is_a_sentence(
    wire: Wire, make_bot: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        bot = make_bot(discord_token=SecretStr(TOKEN), health_port=port)
        with pytest.raises(SystemExit) as ended:
            await serve(bot, bot.settings)
    assert ended.value.code == CONFIGURATION
    told = capsys.readouterr().err
    assert str(port) in told
    assert "ENTENTE_HEALTH_PORT" in told


async def test_port_0_answers_nobody(wire: Wire, make_bot: Any) -> None:
    bot = make_bot(discord_token=SecretStr(TOKEN), health_port=0)
    async with running(bot):
        assert await until_heard(wire, "IDENTIFY", lambda: wire.gateway.of(IDENTIFY))


def test_it_is_on_this_machine_alone_unless_somebody_says_otherwise() -> None:
    assert load().health_host == HOST


async def test_a_state_that_cannot_be_written_is_not_ready(world: World) -> None:
    async with asked(world.bot) as client:
        assert (await (await client.get("/readyz")).json())["checks"]["state"] == "well"
        await world.bot.state.close()
        response = await client.get("/readyz")
        assert response.status == 503
        assert "cannot be written" in (await response.json())["checks"]["state"]
        assert (await client.get("/healthz")).status == 200
    await world.bot.state.open()


async def test_looking_at_the_state_changes_nothing_in_it(world: World) -> None:
    from sqlalchemy import text

    async def version() -> str:
        async with world.bot.state.session() as session:
            return str(await session.scalar(text("SELECT version_num FROM alembic_version")))

    before = await version()
    await Health(world.bot).checks()
    assert await version() == before


async def test_questions_are_counted_by_verdict_and_language(world: World) -> None:
    for text in (QUESTION, OFF_TOPIC, "   ", "When is the next webinar?"):
        result = await world.alice.slash(world.channel, "ask", question=text)
    await world.alice.send(world.channel, f"{world.me} Worauf konzentriert sich die Partnerschaft?")
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    await world.alice.click(result.response, label="More passages")
    found = await measured(world.bot)
    counted = found["entente_questions_total"]
    assert counted["en", "answered"] == 3
    assert counted["en", "none"] == 1
    assert counted["unknown", "unreadable"] == 1
    assert sum(number for (language, _), number in counted.items() if language == "de") == 1
    # Turning a page computes an answer again, and is no question.
    assert sum(counted.values()) == 6
    assert found["entente_answer_seconds_count"][()] == 6


async def test_stages_and_batches_are_timed_also_after_another_version_took_over(
    world: World,
) -> None:
    service = world.bot.ask
    await world.alice.slash(world.channel, "ask", question=QUESTION)
    service.searcher = service.searcher.over(service.searcher.version, None)
    await world.alice.slash(world.channel, "ask", question=OFF_TOPIC)
    found = await measured(world.bot)
    assert found["entente_stage_seconds_count"]["encode",] == 2
    assert found["entente_embedding_batch_size_count"][()] == 2
    assert found["entente_embedding_batch_size_sum"][()] == 2
    assert found["entente_queue_depth"][()] == 0
    assert found["entente_queue_limit"][()] == world.bot.settings.queue


async def test_reminders_are_counted_by_what_became_of_them(
    world: World, clock: StoppedClock
) -> None:
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    await tick(world)
    await ask(world, "1 hour before")
    clock.advance(hours=23, minutes=30)
    await tick(world)
    found = (await measured(world.bot))["entente_reminders_total"]
    assert found == {("sent",): 1, ("late",): 1, ("missed",): 0, ("failed",): 0}


async def test_a_reminder_that_reaches_nobody_is_counted(world: World, clock: StoppedClock) -> None:
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    world.env.inject_error("POST", SEND, status=403, code=50007, times=2)
    await tick(world)
    assert (await measured(world.bot))["entente_reminders_total"]["failed",] == 1


async def test_calendars_have_an_age_and_say_when_their_source_is_broken(
    make_bot: Any, source: Source, clock: StoppedClock
) -> None:
    address = CalendarAddress(name="Remote", url=source.url)
    bot = make_bot(calendars=(address,), fetch_hosts=frozenset({HOST}))
    key = ("Remote", "address")
    await bot.events.refresh()
    source.status = 500
    clock.advance(hours=2)
    async with asked(bot) as client:
        before = figures(await (await client.get("/metrics")).text())
        await bot.events.refresh()
        after = figures(await (await client.get("/metrics")).text())
    assert before["entente_calendar_broken"][key] == 0
    assert after["entente_calendar_broken"][key] == 1
    assert after["entente_calendar_age_seconds"][key] == timedelta(hours=2).total_seconds()
    assert {source for _, source in after["entente_calendar_broken"]} == {"address", "file"}
    bot.ask.close()


async def test_an_unexpected_error_is_counted(wired: Entente) -> None:
    async with running(wired) as url:
        await until(ready(url, 200))
        log_failure(ValueError("made up"), "a made-up step")
        found = figures((await get(f"{url}/metrics"))[1])
    assert found["entente_failures_total"][()] == 1


@pytest.mark.parametrize(("state", "code"), [("ready", 0), ("lost", UNREACHABLE)])
async def test_the_command_says_how_the_running_bot_is(
    wired: Entente, wire: Wire, tmp_path: Path, state: str, code: int
) -> None:
    port = str(wired.settings.health_port)
    console = Console(tmp_path, tmp_path, tmp_path)
    if state == "lost":
        wire.gone()
    async with running(wired) as url:
        await until(ready(url, 200 if state == "ready" else 503, '"state": "well"'))
        done = await asyncio.to_thread(console.run, "health", HEALTH_PORT=port)
    assert done.returncode == code, done.stderr
    assert "index: well" in done.stdout
    assert "state: well" in done.stdout
    assert ("gateway: well" in done.stdout) == (state == "ready")


@pytest.mark.parametrize(
    ("port", "code", "said"),
    [("0", CONFIGURATION, "ENTENTE_HEALTH_PORT is 0"), ("9", UNREACHABLE, "No bot answers")],
)
def test_the_command_says_so_when_nobody_answers(
    tmp_path: Path, port: str, code: int, said: str
) -> None:
    done = Console(tmp_path, tmp_path, tmp_path).run("health", HEALTH_PORT=port)
    assert done.returncode == code
    assert said in done.stdout


async def test_a_gateway_that_is_gone_at_first_is_tried_again(
    wired: Entente, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    wire.gone()
    async with running(wired) as url:

        async def tried_twice() -> bool:
            return caplog.text.count("Attempting a reconnect") > 1

        assert await until(tried_twice)
        wire.back()
        assert await until(ready(url, 200))
