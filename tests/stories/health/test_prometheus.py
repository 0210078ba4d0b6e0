"""The figures, the alert rules and the dashboard of deploy/, by the real Prometheus."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession

from tests.needs import rare_program
from tests.running_bot import RunningBot
from tests.stories.health.places import Place, free_port
from tests.stories.monitoring.scenes import checks, monitored
from tests.stories.screens.scenes import at_menu, at_rest
from tests.stories.watch.scenes import forget, looks, switch
from tests.structure.deploy.image import DEPLOY

RULES = DEPLOY / "alert-rules.yaml"
RULES_TEST = DEPLOY / "alert-rules-test.yaml"
DASHBOARD = DEPLOY / "grafana-dashboard.json"
NAME = re.compile(r"\btrueconf_[a-z_]+")
# What Grafana puts in place of its variables.
VARIABLES = {"$server": ".*", "$__rate_interval": "1m"}

CONFIGURATION = """
global: {{scrape_interval: 1s, evaluation_interval: 1s}}
rule_files: ["{rules}"]
scrape_configs:
  - job_name: trueconf-bot
    static_configs: [{{targets: ["{target}"]}}]
"""


@pytest.fixture
def place(bot: RunningBot) -> Place:
    built = Place()
    bot.extra_settings = f'health = {{ listen = "{built.address}" }}'
    return built


async def all_figures(bot: RunningBot) -> None:
    """A bot that knows everything that it can tell."""
    server = await monitored(bot)
    server.world.add_users(3, online=2)
    forget(server)
    anna = await at_menu(bot)
    await anna.press("Online")
    await at_rest(bot)
    await checks(server, 2)
    await switch(bot, on=True)
    await looks(server, 1)


def queries() -> list[str]:
    """Those of the dashboard."""
    panels = json.loads(DASHBOARD.read_text())["panels"]
    found = [target["expr"] for panel in panels for target in panel["targets"]]
    for variable, value in VARIABLES.items():
        found = [query.replace(variable, value) for query in found]
    return found


async def promtool(*arguments: str, said: str = "") -> str:
    running = await asyncio.create_subprocess_exec(
        rare_program("promtool"),
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await running.communicate(said.encode())
    assert running.returncode == 0, output.decode()
    return output.decode()


class Prometheus:
    def __init__(self, port: int) -> None:
        self._port = port

    async def ask(self, path: str, **query: str) -> Any:
        url = f"http://127.0.0.1:{self._port}/api/v1/{path}"
        async with ClientSession() as session, session.get(url, params=query) as answer:
            found = await answer.json()
        assert found["status"] == "success", found
        return found["data"]

    async def value(self, query: str) -> list[str]:
        """Of each series; waits until there is one."""
        async with asyncio.timeout(30):
            while True:
                with suppress(ClientError):  # it is not there yet
                    if found := (await self.ask("query", query=query))["result"]:
                        return [each["value"][1] for each in found]
                await asyncio.sleep(0.1)


@asynccontextmanager
async def scraping(target: str, folder: Path) -> AsyncIterator[Prometheus]:
    program, port = rare_program("prometheus"), free_port()
    configuration = folder / "prometheus.yaml"
    configuration.write_text(CONFIGURATION.format(rules=RULES, target=target))
    running = await asyncio.create_subprocess_exec(
        program,
        f"--config.file={configuration}",
        f"--storage.tsdb.path={folder / 'prometheus'}",
        f"--web.listen-address=127.0.0.1:{port}",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield Prometheus(port)
    finally:
        running.kill()
        await running.wait()


async def test_the_figures_are_named_by_its_rules(bot: RunningBot, place: Place) -> None:
    await all_figures(bot)
    _, text = await place.get("/metrics")
    assert await promtool("check", "metrics", said=text) == ""


async def test_the_alert_rules() -> None:
    await promtool("check", "rules", str(RULES))
    await promtool("test", "rules", str(RULES_TEST))


async def test_it_scrapes_all_that_rules_and_dashboard_ask_for(
    bot: RunningBot, place: Place
) -> None:
    rare_program("prometheus")
    await all_figures(bot)
    async with scraping(place.address, bot.folder) as prometheus:
        assert await prometheus.value("trueconf_up") == ["1"]
        assert await prometheus.value("trueconf_users_online") == ["2"]
        assert await prometheus.value("trueconf_conferences_forgotten") == ["1"]
        for name in set(NAME.findall(RULES.read_text() + "".join(queries()))):
            assert await prometheus.value(f"count({name})")
        for query in queries():
            await prometheus.ask("query", query=query)
        groups = (await prometheus.ask("rules"))["groups"]
    rules = [rule for group in groups for rule in group["rules"]]
    assert len(rules) == 9
    assert {rule["health"] for rule in rules} <= {"ok", "unknown"}


def test_each_alert_is_tested() -> None:
    alerts = re.findall(r"- alert: (\w+)", RULES.read_text())
    assert set(re.findall(r"alertname: (\w+)", RULES_TEST.read_text())) == set(alerts)


async def test_figures_that_rules_and_dashboard_ask_for_exist(
    bot: RunningBot, place: Place
) -> None:
    """Also where Prometheus is not installed."""
    await all_figures(bot)
    _, text = await place.get("/metrics")
    told = set(NAME.findall(text))
    assert set(NAME.findall(RULES.read_text() + "".join(queries()))) <= told
