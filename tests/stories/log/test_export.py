"""Files of the log, of outages and of availability, as documents in the chat."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from demo.telegram import Fault, Status
from services.roles import Role
from services.tables import TableLimits
from tests.running_bot import RunningBot
from tests.stories.history.scenes import SAMPLE, write
from tests.stories.log.scenes import (
    ago,
    changed,
    file_of,
    files_of,
    open_log,
    rows_of,
    stopped,
    stored,
    told,
)
from tests.stories.members.scenes import let_in, server_id
from tests.stories.monitoring.scenes import checks, monitored
from tests.stories.screens.scenes import ANNA, BORIS, at_menu, words
from tests.structure.locales import CODES

AT = "Time (UTC)"
PAUSE = (
    "INSERT INTO pauses (server_id, began_at, until, by_id, by_name)"
    " VALUES (1, ?, ?, 1001, 'Anna')"
)


async def test_the_log_as_csv(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await stopped(bot, '=HYPERLINK("http://x")', minutes=10, took=3.5, batch="b1")
    await stopped(bot, "Old", minutes=60 * 24 * 31)
    await changed(bot, "let-in", minutes=5, detail="@Boris (1002)", who=(ANNA, "-Anna"))
    await open_log(bot, anna)
    await anna.press("As a file")
    file = await file_of(bot, anna, "csv")
    assert file.name == f"trueconf-log-{datetime.now(UTC).date()}.csv"
    newest, older = rows_of(file)  # of 30 days
    assert (newest["By"], newest["What"], newest["About"]) == (
        "'-Anna",
        "Let in",
        "'@Boris (1002)",
    )
    assert older["About"] == '\'=HYPERLINK("http://x")'
    assert (older["Took (s)"], older["Outcome"], older["Participants"]) == (
        "3.5",
        "☑ stopped",
        "5",
    )
    assert older["Asked together"] == "b1"
    assert abs((datetime.fromisoformat(older[AT]) - ago(10)).total_seconds()) < 60
    assert "last 30\u00a0days: 2 rows" in anna.chat.messages[max(anna.chat.messages)].text


async def test_the_span_and_the_filter_hold(bot: RunningBot) -> None:
    await bot.add_server("Main")
    await bot.add_server("Branch")
    anna = await at_menu(bot)
    await stopped(bot, "Here", minutes=5)
    await stopped(bot, "There", minutes=4, server=(server_id(bot, "Branch"), "Branch"))
    await stopped(
        bot, "There of old", minutes=60 * 24 * 9, server=(server_id(bot, "Branch"), "Branch")
    )
    await open_log(bot, anna)
    await anna.press("🖥 Server")
    await anna.press("Branch")
    await anna.press("As a file")
    assert "Only: Branch" in anna.screen.text
    await anna.press("7\u00a0days")
    assert [row["About"] for row in rows_of(await file_of(bot, anna, "csv"))] == ["There"]


async def test_as_xlsx(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await stopped(bot, "=1+1")
    await open_log(bot, anna)
    await anna.press("As a file")
    file = await file_of(bot, anna, "xlsx")
    assert file.name.endswith(".xlsx")
    with zipfile.ZipFile(BytesIO(file.content)) as book:
        assert "=1+1" in book.read("xl/sharedStrings.xml").decode()
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


async def test_an_operator_gets_what_they_see(bot: RunningBot) -> None:
    await bot.add_server("Main")
    await bot.add_server("Branch")
    await at_menu(bot)
    branch = server_id(bot, "Branch")
    boris = await let_in(bot, Role.OPERATOR, [branch])
    await stopped(bot, "Here", minutes=5)
    await stopped(bot, "There", minutes=4, server=(branch, "Branch"))
    await open_log(bot, boris)
    await boris.press("As a file")
    assert [row["About"] for row in rows_of(await file_of(bot, boris, "csv"))] == ["There"]


async def test_who_may_not_any_more_gets_none(bot: RunningBot) -> None:
    """Even what is being made already is not sent."""
    await bot.add_server()
    await at_menu(bot)
    boris = await let_in(bot, Role.OPERATOR)
    await stopped(bot)
    await open_log(bot, boris)
    await boris.press("As a file")
    assert bot.app
    services = bot.app._services
    async with services.tables._turn:
        press = await boris.press(words().text("btn-export-csv"))
        assert press.text == words().text("log-export-begun")
        await services.members.change(bot.operator(ANNA), BORIS, Role.VIEWER, None)
    await told(bot, boris, words().text("error-not-allowed"))
    assert files_of(boris) == []


async def test_one_at_a_time_and_screens_go_on(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await stopped(bot)
    await open_log(bot, anna)
    await anna.press("As a file")
    assert bot.app
    async with bot.app._services.tables._turn:
        key = words().text("btn-export-csv")
        await anna.press(key)
        again = await anna.press(key)
        assert again.text == words().text("error-export-under-way")
        await anna.press("Back")
        assert "1 entry" in anna.screen.text
    await bot.until(lambda: len(files_of(anna)) == 1, 30)


async def test_what_is_too_much_is_cut_and_says_so(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, tables=TableLimits(rows=3))
    await bot.add_server()
    anna = await at_menu(bot)
    for number in range(5):
        await stopped(bot, f"Topic {number}", minutes=number + 1)
    await open_log(bot, anna)
    await anna.press("As a file")
    assert "The newest 3 entries at the most" in anna.screen.text
    found = rows_of(await file_of(bot, anna, "csv"))
    assert [row["About"] for row in found] == ["Topic 0", "Topic 1", "Topic 2"]
    assert "There were more" in anna.chat.messages[max(anna.chat.messages)].text


async def test_a_file_that_cannot_be_made_is_told(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.expected_errors = ["incident "]
    await bot.add_server()
    anna = await at_menu(bot)
    await open_log(bot, anna)
    await anna.press("As a file")
    monkeypatch.setattr("services.tables.tables.CHILD", "services.tables.nothing")
    await anna.press(words().text("btn-export-csv"))
    await told(bot, anna, "Something went wrong in the bot")
    monkeypatch.undo()


async def test_telegram_takes_no_file(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await open_log(bot, anna)
    await anna.press("As a file")
    refused = Status(400, '{"ok": false, "error_code": 400, "description": "Bad Request: X"}')
    bot.telegram.faults.add(Fault("sendDocument", refused))
    await anna.press(words().text("btn-export-csv"))
    await bot.until(lambda: any("a file could not be sent" in e for e in bot.records.lines), 30)


async def test_outages(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await bot.change(
        "INSERT INTO outages (server_id, address, verdict, reason, began_at, last_bad_at,"
        " ended_at) VALUES (1, 'a', 'unreachable', 'timeout', ?, ?, ?)",
        *(stored(ago(each)) for each in (90, 60, 30)),
    )
    await bot.change(
        "INSERT INTO outages (server_id, address, verdict, reason, began_at, last_bad_at)"
        " VALUES (1, 'a', 'tls', 'expired', ?, ?)",
        *(stored(ago(each)) for each in (20, 10)),
    )
    await open_log(bot, anna)
    await anna.press("As a file")
    await anna.press("Outages")
    lasting, over = rows_of(await file_of(bot, anna, "csv"))
    assert (lasting["Server"], lasting["Ended (UTC)"]) == ("Main", "")
    assert float(over["Lasted (s)"]) == pytest.approx(3600, abs=1)
    assert "unreachable" in over["What was found"]


async def test_availability_by_day(bot: RunningBot) -> None:
    server = await monitored(bot)
    anna = await at_menu(bot)
    await checks(server, 3)
    day = datetime.now(UTC).date() - timedelta(days=1)
    for hour in (10, 14):
        begin, end = (f"{day} {each}:00:00.000000" for each in (hour, hour + 1))
        pause = "INSERT INTO pauses (server_id, began_at, until, by_id, by_name)"
        await bot.change(f"{pause} VALUES (1, ?, ?, 1, 'Anna')", begin, end)
    await open_log(bot, anna)
    await anna.press("As a file")
    await anna.press("Availability by day")
    found = rows_of(await file_of(bot, anna, "csv"))
    assert len(found) == 30
    today, yesterday = found[:2]
    assert float(today["Available"]) == 1
    assert float(today["Measured"]) > 0
    assert (float(today["Planned (s)"]), float(yesterday["Planned (s)"])) == (0, 7200)
    assert (yesterday["Available"], float(yesterday["Measured"])) == ("", 0)  # unknown is not zero


async def test_figures_by_hour(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    hour = int(datetime.now(UTC).timestamp()) // 3600 * 3600 - 7200
    known, unknown = (
        (1, hour, 0, 30, 50, 2, 9, 0),
        (1, hour + 300, 1, None, None, None, None, None),
    )
    await write(bot, SAMPLE, [known, unknown])
    await open_log(bot, anna)
    await anna.press("As a file")
    await anna.press("Figures by hour")
    (row,) = rows_of(await file_of(bot, anna, "csv"))
    assert (row["Users online, mean"], row["Users online, most"]) == ("50.0", "50")
    assert row["Answer time (ms)"] == "30.0"
    assert float(row["Available"]) == 0.5
    assert row["Planned (min)"] == "0"


async def test_figures_by_hour_say_how_much_of_each_was_maintenance(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    hour = int(datetime.now(UTC).timestamp()) // 3600 * 3600 - 4 * 3600
    partly, wholly, after = (
        (1, begin, down, 30, 50, 2, 9, 0)
        for begin, down in ((hour, 0), (hour + 3600, None), (hour + 7200, 0))
    )
    await write(bot, SAMPLE, [partly, wholly, after])
    # Two that overlap: no minute counts twice.
    for began, ended in ((45 * 60, 90 * 60), (50 * 60, 120 * 60)):
        moments = [datetime.fromtimestamp(hour + each, UTC) for each in (began, ended)]
        await write(
            bot, PAUSE, [tuple(each.strftime("%Y-%m-%d %H:%M:%S.000000") for each in moments)]
        )
    await open_log(bot, anna)
    await anna.press("As a file")
    await anna.press("Figures by hour")
    rows = rows_of(await file_of(bot, anna, "csv"))
    found = sorted((row[AT], row["Planned (min)"], row["Available"]) for row in rows)
    assert [each[1:] for each in found] == [("15", "1.0"), ("60", ""), ("0", "1.0")]


@pytest.mark.parametrize("code", CODES)
async def test_in_every_language(bot: RunningBot, code: str) -> None:
    await bot.add_server()
    anna = await at_menu(bot, language=code)
    await stopped(bot, '=<b>&"R&D</b> { $x } \u202e' + "🚀" * 600, detail="+1")
    await open_log(bot, anna)
    await anna.press(words(code).text("btn-open-export"))
    for number, subject in enumerate(("log", "outages", "availability", "figures"), 1):
        label = words(code).text("log-subject-item", subject=subject, chosen=False)
        await anna.press(label)
        await file_of(bot, anna, "csv", number, code)
    titles = [*rows_of(files_of(anna)[0])[0]]
    assert titles[1] == words(code).text("log-column", column="who", zone="UTC")
