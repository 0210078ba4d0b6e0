"""The README is the same one in each language, and says what is really there."""

from __future__ import annotations

import re

import pytest

from bot.__main__ import _parser
from bot.settings.model import (
    HealthSettings,
    ServerSettings,
    Settings,
    StatusSettings,
    WebhookSettings,
)
from services.trueconf import v3, v4
from services.trueconf.http.messages import Operation
from tests.structure.documents.markdown import Document
from tests.structure.locales import all_texts
from tests.structure.modules import ROOT

ENGLISH = Document(ROOT / "README.md")
TRANSLATIONS = {
    path.stem.removeprefix("README-"): Document(path) for path in sorted(ROOT.glob("README-*.md"))
}
READMES = {"en": ENGLISH} | TRANSLATIONS
# What the table of the permissions calls them.
GENERATIONS = {"API v3.3": v3, "API v4": v4}
# Fields of the settings that are a table or its name.
TABLES = {
    "health": "[health]",
    "webhook": "[webhook]",
    "servers": '[servers."NAME"]',
    "server_status": '[servers."NAME".server_status]',
}


def table(document: Document, first: str) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of the table whose first row begins with this."""
    (found,) = (rows for rows in document.tables if rows[2][0] == f"`{first}`")
    return found[0], found[2:]


def defaults() -> list[tuple[str, str]]:
    """Every key of the settings, the heads of their tables included, and what holds without it."""
    fields = [
        (field.alias or name, str(field.default))
        for model in (Settings, HealthSettings, WebhookSettings, ServerSettings, StatusSettings)
        for name, field in model.model_fields.items()
        if name != "name"
    ]
    return [(TABLES.get(key, key), default) for key, default in fields]


def commands() -> list[str]:
    """What can stand behind `python -m bot`."""
    actions = [each for each in _parser()._actions if isinstance(each.choices, dict)]
    return [name for action in actions for name in action.choices or ()]


def words(code: str) -> dict[str, str]:
    return {key: text.words for key, text in all_texts(code).items()}


def buttons(code: str) -> list[str]:
    """The keys of the buttons that a README names: in bold, with the sign before their words."""
    keys = {text: key for key, text in words(code).items() if key.startswith("btn-")}
    return [keys.get(bold, bold) for bold in READMES[code].bold if not bold[0].isalnum()]


def quotations(code: str) -> list[set[str]]:
    """The keys of the texts of the chat that a README quotes: in italics."""
    return [
        {key for key, text in words(code).items() if quoted in text}
        for quoted in READMES[code].italic
    ]


def shape(document: Document) -> list[list[int]]:
    return [[len(row) for row in rows] for rows in document.tables]


def places(document: Document) -> list[str]:
    """Where its links lead; a heading by its number, since its name differs by language."""
    own = {readme.path.name for readme in READMES.values()}
    return [
        f"#{document.anchors.index(link[1:])}" if link.startswith("#") else link
        for link in document.links
        if link not in own
    ]


@pytest.mark.parametrize("code", TRANSLATIONS)
class TestEveryTranslation:
    def test_it_has_the_same_headings(self, code: str) -> None:
        levels = [level for level, _ in READMES[code].headings]
        assert levels == [level for level, _ in ENGLISH.headings]

    def test_it_has_the_same_commands(self, code: str) -> None:
        assert READMES[code].blocks == ENGLISH.blocks

    def test_it_names_the_same_keys_commands_and_values(self, code: str) -> None:
        assert sorted(READMES[code].spans) == sorted(ENGLISH.spans)

    def test_its_tables_have_the_same_rows(self, code: str) -> None:
        assert shape(READMES[code]) == shape(ENGLISH)

    def test_it_has_the_same_links(self, code: str) -> None:
        assert places(READMES[code]) == places(ENGLISH)

    def test_it_shows_the_same_pictures_in_its_language(self, code: str) -> None:
        expected = [path.replace("/en/", f"/{code}/") for path in ENGLISH.pictures]
        assert READMES[code].pictures == expected

    def test_it_names_the_same_buttons(self, code: str) -> None:
        assert buttons(code) == buttons("en")

    def test_it_quotes_the_same_texts(self, code: str) -> None:
        pairs = zip(quotations(code), quotations("en"), strict=True)
        assert [pair for pair in pairs if not pair[0] & pair[1]] == []


@pytest.mark.parametrize("code", READMES)
class TestEveryReadme:
    def test_it_leads_to_the_other_languages_first(self, code: str) -> None:
        others = [other.path.name for other in READMES.values() if other != READMES[code]]
        assert sorted(READMES[code].links[: len(others)]) == sorted(others)

    def test_it_has_every_key_of_the_settings_and_no_other(self, code: str) -> None:
        _, rows = table(READMES[code], "tg-api-token")
        written = [key for row in rows for key in re.findall("`([^`]+)`", row[0])]
        assert sorted(written) == sorted(key for key, _ in defaults())

    def test_it_has_the_defaults_of_the_settings(self, code: str) -> None:
        _, rows = table(READMES[code], "tg-api-token")
        told = {row[0].strip("`"): row[1].strip("`") for row in rows if row[1].startswith("`")}
        assert told
        assert told == {
            key: default.lower() if default in ("True", "False") else default
            for key, default in defaults()
            if key in told
        }

    def test_it_has_every_permission_that_is_asked_for(self, code: str) -> None:
        head, rows = table(READMES[code], "logs.calls:read")
        for title, generation in GENERATIONS.items():
            column = head.index(title)
            written = {row[0].strip("`") for row in rows if row[column] == "✓"}
            asked = {
                operation.permission
                for operation in vars(generation).values()
                if isinstance(operation, Operation)
            }
            assert written == asked - {None}

    def test_it_shows_every_command_of_the_program(self, code: str) -> None:
        shown = "\n".join(line for _, lines in READMES[code].blocks for line in lines)
        assert [name for name in commands() if f"-m bot {name}" not in shown] == ["run"]

    def test_every_button_and_every_text_that_it_names_exists(self, code: str) -> None:
        assert [key for key in buttons(code) if not key.startswith("btn-")] == []
        nowhere = zip(READMES[code].italic, quotations(code), strict=True)
        assert [quoted for quoted, found in nowhere if not found] == []
