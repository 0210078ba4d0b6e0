"""`check --send-test`: a message to each group and topic, and what to do where it fails."""

from __future__ import annotations

from bot.check.report import State
from tests.stories.check.scenes import Scene, lines

GROUP, OTHER = -100500, -100600


async def test_each_destination_gets_a_message_in_its_language(scene: Scene) -> None:
    group = scene.bot.telegram.group(GROUP, [scene.anna])
    group.opens_topic(12)
    scene.environ["BOT__TG_ALERT_CHATS"] = (
        f'[{GROUP}, {{"chat": {GROUP}, "topic": 12, "locale": "de"}}]'
    )
    report = await scene.check(send_test=True)
    fine = lines(report, State.OK)
    assert f"Telegram, test to {GROUP}" in fine
    assert f"Telegram, test to {GROUP}, topic 12" in fine
    texts = {message.thread: message.text for message in scene.bot.telegram.messages(GROUP)}
    assert texts[None].startswith("🔔 This is a test")
    assert texts[12].startswith("🔔 Nur ein Test")


async def test_it_says_what_to_do(scene: Scene) -> None:
    group = scene.bot.telegram.group(GROUP, [scene.anna])
    group.opens_topic(12)
    group.closes_topic(12)
    scene.environ["BOT__TG_ALERT_CHATS"] = (
        f'[{{"chat": {GROUP}, "topic": 12}}, {{"chat": {GROUP}, "topic": 13}}, {OTHER}]'
    )
    report = await scene.check(send_test=True)
    faults = lines(report, State.FAULT)
    closed = faults[f"Telegram, test to {GROUP}, topic 12"]
    assert "TOPIC_CLOSED" in closed.found
    assert "Open the topic" in closed.advice
    gone = faults[f"Telegram, test to {GROUP}, topic 13"]
    assert "message thread not found" in gone.found
    assert "correct the number" in gone.advice
    assert "Add the bot to the group" in faults[f"Telegram, test to {OTHER}"].advice


async def test_nothing_is_sent_unasked(scene: Scene) -> None:
    scene.bot.telegram.group(GROUP, [scene.anna])
    scene.environ["BOT__TG_ALERT_CHATS"] = str(GROUP)
    await scene.check()
    assert scene.bot.telegram.messages(GROUP) == []
