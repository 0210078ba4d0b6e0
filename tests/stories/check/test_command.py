"""`python -m bot check` as people and programs start it."""

from __future__ import annotations

import json

from tests.process.process import Process
from tests.stories.check.scenes import Scene


async def test_a_table_for_people_and_json_for_programs(scene: Scene) -> None:
    """The bot runs beside it, which spares the wait for other pollers."""
    await scene.main.status.stop()
    await scene.bot.begin()
    people, program = Process(scene.bot, "check"), Process(scene.bot, "check", "--json")
    for process in (people, program):
        scene.opened.push_async_callback(process.close)
        await process.launch()
    async with scene.opened:
        assert await people.ended() == 1
        assert max(map(len, people.output.splitlines())) <= 80
        assert people.output.count("status port: ") == 2  # at once, and again at the end
        assert people.output.rstrip().endswith("1 warning.")

        assert await program.ended() == 1
        document = json.loads(program.output)
        assert document["exit_code"] == 1
        subjects = {line["subject"] for line in document["lines"]}
        assert subjects == {"Telegram", "Server Main", "Server Branch", "Database"}


async def test_wrong_settings_are_told_as_ever_and_unknown_keys_with_them(scene: Scene) -> None:
    scene.bot.extra_settings = "timezone = 'Nowhere/At all'\nheartbeat_url = ''"
    process = Process(scene.bot, "check")
    scene.opened.push_async_callback(process.close)
    await process.launch()
    async with scene.opened:
        assert await process.ended() == 2
        assert process.output == ""
        assert "timezone" in process.log
        assert "did you mean heartbeat-url?" in process.log


async def test_what_is_no_toml_is_shown_with_its_place(scene: Scene) -> None:
    scene.bot.extra_settings = "timezone = Europe/Berlin"
    process = Process(scene.bot, "check")
    scene.opened.push_async_callback(process.close)
    await process.launch()
    async with scene.opened:
        assert await process.ended() == 2
        told, line, sign = process.log.splitlines()
        assert "is not TOML" in told
        assert told.endswith('; text stands in straight quotes: "…"')
        assert line == "  timezone = ••••••/••••••"
        assert sign == " " * line.index("•") + "^"
