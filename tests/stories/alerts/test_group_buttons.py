"""Buttons in groups: for those who may use the bot, by their own right; no dialog opens."""

from __future__ import annotations

from demo.telegram import Group, Person
from demo.telegram.text.messages import Message
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import (
    GROUP,
    alerts_to,
    begun,
    certificate,
    outage,
    put,
    recovery,
    server_id,
    settled,
)
from tests.stories.members.scenes import acts, let_in, services
from tests.stories.screens.scenes import words
from tests.stories.watch import scenes as watch


async def told(bot: RunningBot) -> tuple[Person, Group, Message]:
    """Anna, a group with a topic in it, and the alert that stands there."""
    bot.extra_settings = f'tg-alert-chats = [{{ chat = {GROUP}, topic = 12, locale = "de" }}]'
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    group.opens_topic(12)
    (anna,) = await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    (alert,) = bot.telegram.messages(GROUP)
    return anna, group, alert


def labels(message: Message) -> list[str]:
    return [button.text for row in message.now.keyboard for button in row]


async def test_status_is_answered_in_the_topic_once(bot: RunningBot) -> None:
    anna, group, alert = await told(bot)
    await anna.press("Status", chat=group, message_id=alert.message_id)
    await bot.until(lambda: len(bot.telegram.messages(GROUP)) == 2)
    answer = bot.telegram.messages(GROUP)[1]
    assert (answer.thread, answer.reply_to) == (12, alert)
    assert "Main" in answer.text
    assert "Stand" in answer.text
    assert "Anna" in answer.text
    rows = bot.rows("SELECT * FROM dialogs")
    assert not any(str(GROUP) in str(row) for row in rows), "no dialog has been opened there"
    again = await anna.press("Status", chat=group, message_id=alert.message_id)
    assert again.text == "This was answered here a moment ago."
    assert len(bot.telegram.messages(GROUP)) == 2


async def test_a_mute_holds_for_all_there_says_whose_it_is_and_is_undone(bot: RunningBot) -> None:
    anna, group, alert = await told(bot)
    press = await anna.press_data(mute_of(alert), chat=group, message_id=alert.message_id)
    assert press.alert
    await bot.until(lambda: any("Anna" in label for label in labels(alert)))
    await put(bot, outage(bot, number=2), recovery(bot))
    await settled(bot)
    assert len(alerts_to(bot, GROUP)) == 2, "the end of what was told is told"
    await anna.press("Anna", chat=group, message_id=alert.message_id)
    await bot.until(lambda: len(labels(alert)) == 5)
    assert bot.rows("SELECT * FROM destination_mutes") == []
    await settled(bot)
    assert len(alerts_to(bot, GROUP)) == 3, "what the mute held back is told"
    await put(bot, outage(bot, number=3))
    await settled(bot)
    assert len(alerts_to(bot, GROUP)) == 4


async def test_a_mute_and_its_end_stand_in_the_log(bot: RunningBot) -> None:
    anna, group, alert = await told(bot)
    await anna.press_data(mute_of(alert), chat=group, message_id=alert.message_id)
    await bot.until(lambda: any("Anna" in label for label in labels(alert)))
    undo = next(str(b.data) for row in alert.now.keyboard for b in row if "Anna" in b.text)
    for _ in range(2):  # the second one ends nothing
        await anna.press_data(undo, chat=group, message_id=alert.message_id)
    assert bot.rows("SELECT name, act, server_id, detail FROM acts ORDER BY id") == [
        ("Anna", "muted", server_id(bot), f"1 h: {GROUP}/12"),
        ("Anna", "unmuted", server_id(bot), f"{GROUP}/12"),
    ]
    await anna.send("/log")
    await anna.sees("Muted in a group")
    assert "Unmuted in a group" in anna.screen.text
    assert f"{GROUP}/12" in anna.screen.text


async def test_the_end_of_a_mute_that_is_over_is_no_act(bot: RunningBot) -> None:
    anna, group, alert = await told(bot)
    await anna.press_data(mute_of(alert), chat=group, message_id=alert.message_id)
    await bot.until(lambda: any("Anna" in label for label in labels(alert)))
    await bot.change("UPDATE destination_mutes SET until = '2020-01-01 00:00:00.000000'")
    await anna.press("Anna", chat=group, message_id=alert.message_id)
    await bot.until(lambda: len(labels(alert)) == 5)
    assert bot.rows("SELECT act FROM acts") == [("muted",)]


def mute_of(alert: Message) -> str:
    return str(alert.now.keyboard[2][0].data)


async def test_a_stranger_gets_an_answer_that_nobody_else_sees(bot: RunningBot) -> None:
    _, group, alert = await told(bot)
    (gina,) = group.members
    for button in (alert.now.keyboard[0][0], alert.now.keyboard[1][0]):
        press = await gina.press_data(str(button.data), chat=group, message_id=alert.message_id)
        assert press.alert
        assert "7" in press.text
    assert bot.rows("SELECT * FROM destination_mutes") == []
    assert len(bot.telegram.messages(GROUP)) == 1


async def test_other_presses_in_groups_are_sent_to_the_private_chat(bot: RunningBot) -> None:
    anna, group, alert = await told(bot)
    for data in ("al-mute:1:1", "al-status:1", "home", "x"):
        press = await anna.press_data(data, chat=group, message_id=alert.message_id)
        assert press.alert
        assert "private" in press.text
    assert len(bot.telegram.messages(GROUP)) == 1


async def test_a_list_of_one_server_has_its_buttons(bot: RunningBot) -> None:
    bot.extra_settings = f"tg-alert-chats = [{GROUP}]"
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    (anna,) = await begun(bot, "Main", "Branch")
    await put(bot, outage(bot), certificate(bot))
    await settled(bot)
    (alert,) = bot.telegram.messages(GROUP)
    assert [each[:2] for each in labels(alert)] == ["👀 ", "🩺 ", "🔕 ", "🔕 ", "🔕 "]
    await anna.press_data(mute_of(alert), chat=group, message_id=alert.message_id)
    await bot.until(lambda: len(labels(alert)) == 3)
    assert labels(alert)[0].startswith("👀")
    await anna.press("Anna", chat=group, message_id=alert.message_id)
    await put(bot, outage(bot, number=2), outage(bot, "Branch", 3))
    await settled(bot)
    assert labels(bot.telegram.messages(GROUP)[1]) == ["👀 I’m on it"]
    await put(bot, recovery(bot, number=2), recovery(bot, "Branch", 3))
    await settled(bot)
    assert labels(bot.telegram.messages(GROUP)[-1]) == []


async def test_all_of_a_list_are_taken_by_who_may_act(bot: RunningBot) -> None:
    bot.extra_settings = f"tg-alert-chats = [{GROUP}]"
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    _, anna, _ = await watch.three(bot)
    await bot.until(lambda: alerts_to(bot, GROUP))
    (alert,) = bot.telegram.messages(GROUP)
    assert labels(alert) == ["👀 I’m on it"]
    boris = await let_in(bot, Role.VIEWER)
    press = await boris.press("I’m on it", chat=group, message_id=alert.message_id)
    assert press.text == words().text("error-not-allowed")
    assert alert.text.count("👀") == 0
    await anna.press("I’m on it", chat=group, message_id=alert.message_id)
    await bot.until(lambda: alert.text.count("👀 Anna") == 3, 15)
    await bot.until(lambda: labels(alert) == ["↩ Give back"], 15)
    await anna.press("Give back", chat=group, message_id=alert.message_id)
    await bot.until(lambda: "👀" not in alert.text, 15)
    assert [act for _, act, _ in acts(bot) if act != "act"][-6:] == ["took"] * 3 + [
        "gave-back"
    ] * 3


async def test_forged_presses_do_nothing(bot: RunningBot) -> None:
    anna, group, alert = await told(bot)
    for data in ("al-g-mute:1:5", "al-g-mute:99:1", "al-g-mute:0:1", "al-g-x", "al-g-status:"):
        await anna.press_data(data, chat=group, message_id=alert.message_id)
    foreign = bot.telegram.group(-100600, group.members)
    await anna.press_data("al-g-mute:1:1", chat=foreign, message_id=1)
    assert bot.rows("SELECT * FROM destination_mutes") == []
    assert len(bot.telegram.messages(GROUP)) == 1


async def test_a_viewer_asks_and_does_not_mute(bot: RunningBot) -> None:
    _, group, alert = await told(bot)
    boris = await let_in(bot, Role.VIEWER)
    press = await boris.press_data(mute_of(alert), chat=group, message_id=alert.message_id)
    assert press.alert
    assert press.text
    assert len(labels(alert)) == 5
    assert bot.rows("SELECT * FROM destination_mutes") == []
    assert ("Boris", "act", "refused") in acts(bot)
    await boris.press("Status", chat=group, message_id=alert.message_id)
    await bot.until(lambda: len(bot.telegram.messages(GROUP)) == 2)


async def test_a_removed_member_is_a_stranger(bot: RunningBot) -> None:
    anna, group, alert = await told(bot)
    boris = await let_in(bot, Role.OPERATOR)
    await services(bot).members.remove(bot.operator(anna.id), boris.id)
    for button in (alert.now.keyboard[0][0], alert.now.keyboard[1][0]):
        press = await boris.press_data(str(button.data), chat=group, message_id=alert.message_id)
        assert press.alert
    assert len(bot.telegram.messages(GROUP)) == 1
    assert bot.rows("SELECT * FROM destination_mutes") == []
