"""The demo in Chromium: the real bot, clicked through as a newcomer does."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio
from playwright.async_api import ViewportSize, expect

from demo.bot_process import running_bot
from demo.controls import act, offered
from demo.page import Page
from demo.scene import Scene
from tests.stories.demo.windows import PHONE, Open

# The bot and the browser live as long as this module, and so does the loop that they are of.
pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("scene")]

OFFICE, TRAINING = "Head office", "Training"
ANNA, BORIS, CLARA = 1001, 1002, 1004
START = 60.0
# What is said of people, and written on buttons, that does not fit into its place.
CUT = """[...document.querySelectorAll('#people *, #world button, #world h3, .key')]
    .filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 1
        && getComputedStyle(node).display !== 'inline')
    .map((node) => node.textContent)"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Scene, str]]:
    """The demo as `python -m bot demo` shows it, but that nothing happens by itself."""
    folder = tmp_path_factory.mktemp("demo")
    async with AsyncExitStack() as opened:
        scene = await opened.enter_async_context(Scene(lively=False))
        page = await opened.enter_async_context(Page(scene))
        settings = scene.write_settings(folder)
        await opened.enter_async_context(running_bot(settings, watching=True))
        await scene.polled(START)
        for operator in (ANNA, BORIS, CLARA):  # else their alerts would wait until they do
            await scene.people[operator].send("/start", wait=True)
        yield scene, page.url


@pytest.fixture
def url(stage: tuple[Scene, str]) -> str:
    return stage[1]


@pytest_asyncio.fixture(loop_scope="module")
async def scene(stage: tuple[Scene, str]) -> AsyncIterator[Scene]:
    """Whatever a test upset is mended after it, and what it saw is no longer listed."""
    scene, _ = stage
    scene.acts.clear()
    scene.telegram.requests.clear()
    for server in scene.servers.values():
        server.requests.clear()
    yield scene
    scene.telegram.faults.clear()
    for name, server in scene.servers.items():
        for label in {"Bring up", "Mend certificate", "Speed up"}.intersection(offered(server)):
            await act(scene, label, name)


async def test_a_conference_is_stopped_by_clicks(scene: Scene, open_window: Open) -> None:
    window = await open_window()
    await window.start()
    await window.enter(OFFICE)
    await window.press("Conferences")
    await expect(window.screen).to_contain_text("1. ")
    shown = await window.screen.inner_text()
    topic = re.findall(r"^1\. (.+?)(?: ⚠️)?(?: · .+)?$", shown, re.MULTILINE)[0]
    await window.key(re.compile(r"^1$")).click()
    await window.press("Stop…")
    await expect(window.screen).to_contain_text("Stop this conference?")
    await expect(window.key("⏹ Stop ")).to_have_class("key danger")
    assert scene.servers[OFFICE].stops == []

    while (await window.answer_to("⏹ Stop "))["alert"]:  # its screen is to be read first
        await window.tab.keyboard.press("Escape")

    await expect(window.screen).to_contain_text(f"{topic} has been stopped")
    assert len(scene.servers[OFFICE].stops) == 1
    await expect(window.requests.filter(has_text="/stop")).to_have_count(1)
    assert await window.requests.filter(has=window.tab.locator(".bad")).all_inner_texts() == []


async def test_a_picture_is_shown(open_window: Open) -> None:
    window = await open_window()
    await window.start()
    await window.enter(OFFICE)
    await window.press("Status")
    await window.press("Trends")
    picture = window.screen.locator("img.photo")
    await expect(picture).to_be_visible()
    await window.tab.wait_for_function("document.querySelector('img.photo').naturalWidth > 0")


async def test_nothing_is_red_that_is_no_error(open_window: Open) -> None:
    window = await open_window()
    await window.start()
    await window.enter(OFFICE)
    probe = window.requests.filter(has_text="probe ").filter(has_text="404")
    await expect(probe.first.locator(".status")).to_have_class("status faint")
    await expect(window.requests.locator(".bad")).to_have_count(0)


async def test_an_outage_and_its_end_are_told_without_a_press(open_window: Open) -> None:
    window = await open_window()
    await window.start()

    await window.upset(TRAINING, "Take down")
    alert = window.messages.last
    await expect(alert).to_contain_text(f"{TRAINING}: 🔴 unreachable")
    await expect(window.server(TRAINING)).to_contain_text("down")

    await window.upset(TRAINING, "Bring up")
    await expect(alert).to_contain_text(f"{TRAINING}: 🟢 running again")
    await expect(alert.locator(".reply")).to_contain_text(f"{TRAINING}: 🔴 unreachable")


async def test_two_people_at_once(open_window: Open) -> None:
    hers, his = await open_window(), await open_window()
    await hers.start()
    await hers.enter(OFFICE)
    await expect(hers.screen).to_contain_text("Running conferences")
    await his.person("Борис").click()
    await his.start()
    await expect(his.screen).to_contain_text("серве")
    await expect(hers.person("Борис").locator(".badge")).to_be_visible()
    await expect(hers.screen).to_contain_text("Running conferences")

    await hers.person("Борис").click()
    await expect(hers.screen).to_contain_text("серве")
    await expect(hers.person("Борис").locator(".badge")).to_be_hidden()
    await hers.person("Anna").click()
    await expect(hers.screen).to_contain_text("Running conferences")


async def test_it_is_said_who_may_do_what_and_in_which_language(open_window: Open) -> None:
    window = await open_window(PHONE)
    roles = window.tab.locator("#people .chip")
    await expect(roles).to_have_text(["owner · en", "operator · ru", "viewer · de", "stranger"])


async def test_what_they_may_do_differs_in_what_they_are_offered(
    scene: Scene, open_window: Open
) -> None:
    window = await open_window()
    guarded = scene.guarded
    assert guarded
    offered = {}
    for person in (ANNA, BORIS, CLARA):
        await window.person(scene.roles[person].name).click()
        await window.start()
        await window.press(OFFICE)
        await expect(window.key("🩺")).to_be_visible()  # the home screen has a 🎥, too
        await window.key(re.compile("^🎥")).click()
        await expect(window.screen).to_contain_text("1. ")
        line = next(
            each
            for each in (await window.screen.inner_text()).splitlines()
            if guarded.topic in each
        )
        await window.key(re.compile(f"^{line.partition('.')[0]}$")).click()
        await expect(window.screen).to_contain_text(guarded.note)
        labels = await window.screen.locator(".key").all_inner_texts()
        assert not any("⏹" in label for label in labels)
        await window.press("🛡")
        await expect(window.key("👥")).to_have_count(0)  # the card has gone
        offered[person] = await window.screen.locator(".key").count()
    assert offered == {ANNA: 4, BORIS: 2, CLARA: 2}  # to lift it, the note; the list, back


async def test_a_stranger_is_told_the_id_to_ask_with(open_window: Open) -> None:
    window = await open_window()
    await window.person("Sam").click()
    await window.tab.get_by_role("button", name="START", exact=True).click()
    await expect(window.messages.last.locator("code")).to_have_text("1003")


async def test_a_forgotten_conference_is_told_and_found(scene: Scene, open_window: Open) -> None:
    window = await open_window()
    card = window.server(TRAINING)
    await card.locator("summary").click()
    held = next(each for each in scene.servers[TRAINING].world.running() if len(each.people) > 1)
    await card.get_by_role("button", name=f"Forget: {held.topic}").click()
    row = card.get_by_role("listitem").filter(has_text=held.topic)
    await expect(row).to_contain_text("1 in it, 8 h")
    await expect(window.messages.last).to_contain_text(held.topic or "")

    await window.start()
    await window.press("Forgotten")

    await expect(window.screen).to_contain_text(held.topic or "")


async def test_a_revoked_token_is_seen_to_be_renewed(open_window: Open) -> None:
    window = await open_window()
    asked = window.requests.filter(has_text=TRAINING)
    await expect(asked).not_to_have_count(0)

    await window.upset(TRAINING, "Revoke token")

    await expect(asked.filter(has_text="you: Revoke token")).to_have_count(1)
    await expect(asked.filter(has_text="new token")).to_have_count(1)


async def test_a_suggestion_brings_an_alert(open_window: Open) -> None:
    window = await open_window()
    await window.start()
    forgetting = window.tab.get_by_role("button", name="Forget ", exact=False).first
    topic = (await forgetting.inner_text()).removeprefix("Forget ")
    await forgetting.click()
    await expect(window.messages.last).to_contain_text(topic)
    await window.tab.get_by_text("Stop one as Anna while Борис looks").click()
    await expect(window.tab.get_by_text("As Anna: the same conference")).to_be_visible()


async def test_a_broken_certificate_is_told_and_mended(open_window: Open) -> None:
    window = await open_window()
    await window.start()
    await window.upset(OFFICE, "Break certificate")
    await expect(window.server(OFFICE)).to_contain_text("certificate expired")
    await expect(window.messages.last).to_contain_text(f"{OFFICE}: 🔴 certificate problem")

    await window.upset(OFFICE, "Mend certificate")
    await expect(window.messages.last).to_contain_text(f"{OFFICE}: 🟢 running again")


async def test_the_bot_outlasts_what_telegram_does_to_it(open_window: Open) -> None:
    window = await open_window()
    await window.start()
    await window.tab.get_by_role("button", name="Answer 502").click()

    await window.enter(OFFICE)

    await expect(window.screen).to_contain_text("Running conferences")
    failed = window.requests.filter(has_text="Telegram").filter(has=window.tab.locator(".bad"))
    await expect(failed.filter(has_text="502")).not_to_have_count(0)


async def test_a_screen_changes_in_place(open_window: Open) -> None:
    """The same nodes with other texts: a focused button keeps the focus, nothing flickers."""
    window = await open_window(ViewportSize(width=1280, height=420))
    await window.start()
    handle = await window.screen.element_handle()
    await window.key(OFFICE).focus()
    await window.tab.keyboard.press("Enter")
    await expect(window.screen).to_contain_text("Running conferences")
    assert await window.tab.evaluate("node => node.isConnected", handle)
    assert await window.tab.evaluate("document.activeElement.matches('.key')")

    messages = window.tab.locator("#messages")
    await messages.evaluate("node => { node.scrollTop = 10; }")
    await window.press("Refresh")
    await expect(window.screen.locator("[aria-busy]")).to_have_count(0)
    assert await messages.evaluate("node => node.scrollTop") > 0


async def test_on_a_phone_the_world_is_folded_away(scene: Scene, open_window: Open) -> None:
    window = await open_window(PHONE)
    await window.start()
    await scene.people[BORIS].send("/start", wait=True)
    await expect(window.person("Борис").locator(".badge")).to_be_visible()
    world = window.tab.get_by_label("The simulated world")
    await expect(world).to_be_hidden()
    width = "document.documentElement.scrollWidth"
    assert await window.tab.evaluate(width) <= PHONE["width"]
    assert await window.tab.evaluate(CUT) == []

    await window.tab.get_by_role("button", name="The world").click()
    await window.upset(OFFICE, "Slow down")
    await expect(window.server(OFFICE)).to_contain_text("slow")
    await expect(window.screen.locator(".row").last).to_be_in_viewport(ratio=1)
    sheet = await world.bounding_box()
    assert sheet
    assert sheet["y"] >= PHONE["height"] / 2 - 1
    assert await window.tab.evaluate(width) <= PHONE["width"]
    assert await window.tab.evaluate(CUT) == []
    await window.tab.get_by_role("button", name="Back to the chat").click()
    await expect(world).to_be_hidden()


async def test_commands_are_offered_and_narrowed_down(open_window: Open) -> None:
    window = await open_window()
    await window.start()
    before = await window.messages.count()
    commands = window.tab.get_by_label("Commands").get_by_role("button")
    await window.tab.get_by_role("button", name="Menu", exact=True).click()
    await expect(commands).not_to_have_count(0)
    await window.tab.keyboard.press("Escape")
    await expect(commands).to_have_count(0)

    await window.tab.get_by_label("Message", exact=True).press_sequentially("/he")
    await expect(commands).to_have_count(1)
    await window.screen.get_by_role("button", name="Preferences").click()
    await expect(window.screen).to_contain_text("Time zone")
    await expect(commands).to_have_count(1)  # the chat is drawn anew, the menu as it was
    await commands.click()

    await expect(window.messages).to_have_count(before + 2)
    await expect(commands).to_have_count(0)


async def test_light_and_dark(open_window: Open) -> None:
    window = await open_window()
    colour = "getComputedStyle(document.querySelector('header')).backgroundColor"
    light = await window.tab.evaluate(colour)
    await window.tab.get_by_role("button", name="Light or dark").click()
    dark = await window.tab.evaluate(colour)
    assert light != dark
    await window.tab.reload()
    assert await window.tab.evaluate(colour) == dark
