"""`make screenshots`: a picture of each screen in each language, of the demo on a phone.

Those of the READMEs go to `assets/`, all of them together on one sheet (`screens.png`), and their
heights are printed. Where pngquant is installed, they become a third of the size.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, ViewportSize, expect
from playwright.async_api import Page as Tab

from demo.beginning import prepare
from demo.bot_process import running_bot
from demo.browser import EXECUTABLE, browser
from demo.controls import act
from demo.page import Page
from demo.scene import ROLES, Role, Scene
from demo.telegram import Person
from tools.contact_sheet import draw, size

_ASSETS = Path(__file__).parent.parent / "assets"
_OPERATORS = (
    Role(1001, "Anna", "en"),
    Role(1002, "Борис", "ru"),
    Role(1004, "Clara", "de"),
    Role(1005, "Diego", "es"),
)
_SERVER, _DOWN = "Head office", "Training"
# The way to each screen: commands, then signs that the buttons have in every language.
_MENU = ("/start", _SERVER)
_CONFIRM = (*_MENU, "🎥", "1. ", "⏹")
_PREFERENCES = ("/preferences",)
_WAYS: dict[str, Sequence[str]] = {
    "welcome": ("/start",),
    "home": ("/start",),
    "all-conferences": ("/conferences",),
    "all-forgotten": ("/forgotten",),
    "all-online": ("/online",),
    "menu": _MENU,
    "list": _CONFIRM[:3],
    "card": _CONFIRM[:4],
    "confirm": _CONFIRM,
    "result": (*_CONFIRM, "⏹"),
    "forgotten": (*_MENU, "🕯"),
    "threshold": (*_MENU, "🕯", "⏳"),
    "several-choose": (*_MENU, "🕯", "✅"),
    "several": (*_MENU, "🕯", "⏹"),
    "rule": (*_MENU, "🕯", "⚙"),
    "participants": (*_CONFIRM[:4], "👥"),
    "choice": (*_CONFIRM[:3], "⇅"),
    "log": ("/log",),
    "quiet": (*_PREFERENCES, "💤", "⬜"),
    "pause": (*_MENU, "🩺", "⏸"),
    "trends": (*_MENU, "🩺", "📈", "30"),
    "users": (*_MENU, "👥"),
    "status": (*_MENU, "🩺"),
    "interval": (*_MENU, "🩺", "⏱"),
    "watch": (*_MENU, "🩺", "🕯"),
    "preferences": _PREFERENCES,
    "language": (*_PREFERENCES, "🌐"),
    "region": (*_PREFERENCES, "🕒"),
    "alerts": (*_PREFERENCES, "🔔"),
    "alert-servers": (*_PREFERENCES, "🔔", "🖥"),
    "mutes": (*_PREFERENCES, "🔕"),
    "people": (*_PREFERENCES, "👤"),
    "invite": (*_PREFERENCES, "👤", "➕"),
    "protect": (*_CONFIRM[:4], "🛡"),
    "protections": (*_MENU, "🛡"),
    "help": ("/help",),
}
# It gets a picture a moment later; until then it has this sign.
_PICTURED, _DRAWING = "trends", "⏳"
_IN_READMES = {
    *("menu", "list", "card", "confirm", "result", "forgotten", "users", "status", "preferences"),
    *("several", "rule", "participants", "trends"),
}
_SHEET = _ASSETS.parent / "screens.png"
# A phone's width, and high enough for the longest screen.
_NARROW = ViewportSize(width=390, height=1500)
_WIDE = ViewportSize(width=1280, height=800)
_SHARPNESS = 2
# Pixels of wallpaper around a message: less than there are between two.
_MARGIN = 5
# Seconds for the bot to start or to notice an outage.
_PATIENCE = 30.0
# Seconds without a change after which a screen is done.
_CALM = 0.8


async def take_all() -> None:
    """Write every picture anew."""
    async with browser() as opened:
        with TemporaryDirectory() as rest:
            taken = [await _take(opened, each, Path(rest)) for each in _OPERATORS]
            for row in zip(*taken, strict=True):
                heights = [size(picture, _SHARPNESS)[1] for picture in row]
                print(f"{row[0].stem:14}", *(f"{height:5} px" for height in heights))
            await draw(opened, list(zip(*taken, strict=True)), _SHARPNESS, _SHEET)
    print(f"All of them: {_SHEET.name}")


async def _take(opened: Browser, operator: Role, rest: Path) -> list[Path]:
    """The pictures in the language of one operator, who has a world to themselves."""
    readme, sheet = (parent / operator.language for parent in (_ASSETS, rest))
    for folder in (readme, sheet):
        folder.mkdir(parents=True, exist_ok=True)
    taken = []
    others = [role for role in ROLES if role.id != operator.id][-2:]
    async with _stage([operator, *others]) as (scene, url):
        person = scene.people[operator.id]
        narrow = await _open(opened, url, _NARROW, _SHARPNESS)
        for name, way in _WAYS.items():
            await _walk(scene, person, way)
            if name == _PICTURED:
                await scene.telegram.until(
                    lambda: person.screen.photo and _DRAWING not in person.screen.text
                )
            taken.append((readme if name in _IN_READMES else sheet) / f"{name}.png")
            await _shoot(narrow, person, taken[-1])
        for each in scene.people.values():
            await each.send("/servers", wait=True)
        await _walk(scene, person, _CONFIRM)
        wide = await _open(opened, url, _WIDE, 1)
        await act(scene, "Take down", _DOWN)
        await person.sees(_DOWN, _PATIENCE)
        taken.append(readme / "alert.png")
        await _shoot(narrow, person, taken[-1])
        await expect(wide.get_by_role("article").last).to_contain_text(_DOWN)
        await wide.screenshot(path=readme / "demo.png")
        await _shrink(readme / "demo.png")
    print(f"{operator.language}: done", flush=True)
    return taken


@asynccontextmanager
async def _stage(roles: Sequence[Role]) -> AsyncIterator[tuple[Scene, str]]:
    """The demo with its bot, in which nothing happens by itself; and where its page is."""
    async with AsyncExitStack() as opened:
        folder = opened.enter_context(TemporaryDirectory())
        scene = await opened.enter_async_context(Scene(roles, lively=False))
        page = await opened.enter_async_context(Page(scene))
        settings = scene.write_settings(Path(folder))
        await prepare(settings)
        await opened.enter_async_context(running_bot(settings))
        await scene.polled(_PATIENCE)
        yield scene, page.url


async def _open(opened: Browser, url: str, size: ViewportSize, sharpness: float) -> Tab:
    context = await opened.new_context(
        viewport=size, device_scale_factor=sharpness, color_scheme="light"
    )
    tab = await context.new_page()
    await tab.goto(url)
    return tab


async def _walk(scene: Scene, person: Person, way: Sequence[str]) -> None:
    command, *signs = way
    await person.send(command, wait=True)
    for sign in signs:
        await scene.telegram.until(lambda sign=sign: person.screen.button(sign))  # type: ignore[misc]
        while (await person.press(sign)).alert:
            pass  # Yes counts only once its screen can have been read


async def _shoot(tab: Tab, person: Person, path: Path) -> None:
    """Write a picture of the screen, once it no longer changes and the page shows it."""
    screen = None
    while screen != person.screen:
        screen = person.screen
        await asyncio.sleep(_CALM)
    message = tab.locator(f"#message-{screen.message_id}")
    await expect(message).to_contain_text(screen.text)
    await expect(message.locator(".key")).to_have_count(len(screen.labels))
    box = await message.bounding_box()
    header = await tab.locator("main header").bounding_box()
    if not box or not header or box["y"] - _MARGIN < header["y"] + header["height"]:
        raise RuntimeError(f"{path.name} would be cut off at its top")
    await tab.screenshot(
        path=path,
        clip={
            "x": box["x"] - _MARGIN,
            "y": box["y"] - _MARGIN,
            "width": box["width"] + 2 * _MARGIN,
            "height": box["height"] + 2 * _MARGIN,
        },
    )
    await _shrink(path)


async def _shrink(picture: Path) -> None:
    if program := shutil.which("pngquant"):
        quietly = (
            "--force",
            "--strip",
            "--nofs",
            "--speed",
            "1",
            "--output",
            picture,
            "96",
            picture,
        )
        await (await asyncio.create_subprocess_exec(program, *quietly)).wait()


if __name__ == "__main__":
    if EXECUTABLE is None:
        sys.exit("There is no Chromium here: install the package chromium.")
    asyncio.run(take_all())
