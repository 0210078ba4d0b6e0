"""Who may import whom (bot -> dialogs -> l10n, services -> services.trueconf, services.db)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dialogs
from tests.structure.modules import PACKAGES, ROOT, imports, modules, within

# The innermost layer comes first: a module belongs to the first one that holds it.
LAYERS = {
    "services.trueconf": ("services.trueconf",),
    "services.db": ("services.db",),
    "services": ("services",),
    "l10n": ("l10n", "services"),
    "dialogs": ("dialogs", "l10n", "services"),
    "demo.beginning": ("bot", "l10n", "services", "demo"),
    "demo.watching_bot": ("bot", "services", "demo"),
    "demo": ("demo",),
    "bot.__main__": ("bot", "l10n", "services", "demo"),
    "bot": ("bot", "dialogs", "l10n", "services"),
    "tools": ("tools", "bot", "dialogs", "l10n", "services", "demo"),
}
# Libraries that are known in a few places only.
CONFINED = {
    "aiogram": ("bot", "dialogs", "tools"),
    "aiogram_dialog": ("bot", "dialogs", "tools"),
    "aiohttp": (
        "bot.doors.door",
        "bot.webhook.receiver",
        "bot.telegram.route",
        "bot.telegram.proxied",
        "bot.telegram.reasons",
        "bot.health.heartbeat",
        "bot.health",
        "demo",
        "services.trueconf.http",
    ),
    "apprise": ("bot.channels.through_apprise",),
    "alembic": ("services.db",),
    "babel": ("l10n",),
    "fluent": ("l10n",),
    "httpx": ("services.trueconf.http",),
    "httpx_aiohttp": ("services.trueconf.http.wire",),
    "prometheus_client": ("bot.health", "bot.counters"),
    "sqlalchemy": ("services", "bot.updates.dialog_rows"),
    "trustme": ("demo",),
}
OURS = {*PACKAGES, "bench", "tests"}
FLOWS = sorted(path.parent.name for path in (ROOT / "dialogs").glob("*/windows.py"))


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_from_layers_below_its_own(module: str) -> None:
    layer = next(layer for layer in LAYERS if within(module, layer))
    ours = [name for name in imports(modules()[module]) if name.partition(".")[0] in OURS]

    wrong = [name for name in ours if not any(within(name, below) for below in LAYERS[layer])]

    assert wrong == []


@pytest.mark.parametrize("library", CONFINED)
def test_a_library_is_known_only_where_it_belongs(library: str) -> None:
    knowing = {
        module
        for module, tree in modules().items()
        if any(within(name, library) for name in imports(tree))
    }

    assert knowing, "nobody uses it: delete it here and in pyproject.toml"
    places = CONFINED[library]
    assert {module for module in knowing if not any(within(module, p) for p in places)} == set()


@pytest.mark.parametrize("flow", FLOWS)
def test_no_flow_imports_another_flow(flow: str) -> None:
    others = [f"dialogs.{other}" for other in FLOWS if other != flow]
    for module, tree in modules().items():
        if within(module, f"dialogs.{flow}"):
            wrong = [name for name in imports(tree) if any(within(name, o) for o in others)]
            assert wrong == [], module


@pytest.mark.parametrize("flow", FLOWS)
def test_every_flow_has_the_same_files(flow: str) -> None:
    names = {path.name for path in Path(ROOT, "dialogs", flow).glob("*.py")}
    assert names >= {"__init__.py", "windows.py", "getters.py"}


def test_every_flow_is_in_the_list_of_flows() -> None:
    assert sorted(flow.__name__ for flow in dialogs.FLOWS) == [f"dialogs.{f}" for f in FLOWS]


def test_the_command_line_imports_nothing_that_takes_long() -> None:
    """Help, a mistake in the settings and a backup need no Telegram."""
    slow = "{'aiogram', 'sqlalchemy', 'httpx', 'rich'}"
    code = f"import sys, bot.__main__; print(sorted({slow} & sys.modules.keys()))"
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
