"""Where settings come from: the file, its unknown keys, the environment, what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings.model import SettingsError, load
from demo.trueconf import Authority
from tests.unit.settings.files import LANGUAGES, SECRET, SERVER, TOP, loaded, mistakes, settings


def test_unknown_keys_are_named_and_ignored(path: Path) -> None:
    text = f"tg-token = '{SECRET}'{TOP}{SERVER}name = 'x'\n[servers.Main.server_status]\nporto = 1"
    text += "\n[health]\nport = 1"
    environ = {"BOT__LOCAL": SECRET, "BOT__SERVERS__MAIN__IPS": SECRET, "BOTANY": "x"}
    found = loaded(path, text, environ)
    assert [line.replace(str(path), "file") for line in found.warnings] == [
        "file: tg-token: unknown key, ignored",
        "file: health.port: unknown key, ignored",
        "file: servers.Main.name: unknown key, ignored",
        "file: servers.Main.server_status.porto: unknown key, ignored; did you mean port?",
        "BOT__LOCAL: unknown key, ignored; did you mean BOT__LOCALE?",
        "BOT__SERVERS__MAIN__IPS: unknown key, ignored; did you mean BOT__SERVERS__MAIN__IP?",
    ]
    assert found.settings.servers[0].name == "Main"


def test_unknown_keys_are_told_with_the_mistakes_too(path: Path) -> None:
    for key, meant, text in [
        ("tg-api-tokn", "tg-api-token", TOP.replace("tg-api-token", "tg-api-tokn") + SERVER),
        ("tg-user-id", "tg-users-id", TOP.replace("tg-users-id", "tg-user-id") + SERVER),
        ("server", "servers", TOP + SERVER.replace("servers", "server")),
        ("Locale", "locale", f"Locale = ''{SERVER}"),
    ]:
        with pytest.raises(SettingsError) as caught:
            loaded(path, text)
        said = f"{path}: {key}: unknown key, ignored; did you mean {meant}?"
        assert caught.value.warnings == (said,)


def test_the_environment_wins_over_the_file(path: Path) -> None:
    found = settings(
        path,
        BOT__TG_API_TOKEN="7:x",
        BOT__TG_USERS_ID="1, 2,",
        BOT__TG_PROXY="http://a.example.com:1,socks5://b.example.com:2",
        BOT__HEALTH__LISTEN="127.0.0.1:8090",
        BOT__SERVERS__MAIN__CLIENT_SECRET="true",
        BOT__SERVERS__MAIN__SSL_CERTIFICATE="false",
        BOT__SERVERS__MAIN__SERVER_STATUS__STATE="1",
        BOT__SERVERS__MAIN__SERVER_STATUS__PORT="4308",
        BOT__SERVERS__MAIN__SERVER_STATUS__TIMEOUT="2.5",
    )
    main = found.servers[0]
    assert (found.token.get_secret_value(), found.operators) == ("7:x", (1, 2))
    assert [proxy.get_secret_value() for proxy in found.proxies] == [
        "http://a.example.com:1",
        "socks5://b.example.com:2",
    ]
    assert str(found.health.listen) == "127.0.0.1:8090"
    assert (main.client_secret.get_secret_value(), main.certificate) == ("true", False)
    assert (main.status.monitoring, main.status.port, main.status.interval) == (True, 4308, 2.5)


def test_an_empty_variable_clears_a_setting(path: Path) -> None:
    assert settings(path, f"locale = 'de'{TOP}{SERVER}", BOT__LOCALE="").locale is None
    assert settings(path, f"tg-proxy = 'http://h:1'{TOP}{SERVER}", BOT__TG_PROXY="").proxies == ()
    assert mistakes(path, TOP + SERVER, BOT__TG_USERS_ID="") == [
        ("BOT__TG_USERS_ID", "tg-users-id")
    ]


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("Head office", "HEAD_OFFICE"),
        ("vc-1.example.com", "VC_1_EXAMPLE_COM"),
        ("a__b", "A__B"),
        ("Офис", "____"),
    ],
)
def test_names_of_servers_in_variables(path: Path, name: str, variable: str) -> None:
    text = TOP + SERVER.replace("Main", name)
    environ = {f"BOT__SERVERS__{variable}__IP": "other"}
    assert settings(path, text, **environ).servers[0].host == "other"


def test_a_variable_that_fits_two_servers_or_none_is_a_mistake(path: Path) -> None:
    text = TOP + SERVER.replace("Main", "a b") + SERVER.replace("Main", "a-b")
    with pytest.raises(SettingsError) as caught:
        loaded(path, text, {"BOT__SERVERS__A_B__IP": SECRET, "BOT__SERVERS__C__IP": SECRET})
    assert str(caught.value).replace(str(path), "file").splitlines() == [
        'BOT__SERVERS__A_B__IP: fits servers."a b".ip and servers.a-b.ip; '
        "rename one of these servers, or set them in the file",
        "BOT__SERVERS__C__IP: fits no server; variables of the servers in file begin with: "
        "BOT__SERVERS__A_B__…",
    ]


def test_the_whole_file_in_a_variable(
    tmp_path: Path, path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    authority.write(tmp_path / "ca.pem")
    text = f"{TOP}{SERVER}ssl_certificate = 'ca.pem'"
    missing = path.parent / "elsewhere" / "settings.toml"
    environ = {"SETTINGS_TOML": text, "BOT__TIMEZONE": "Europe/Berlin"}
    found = load(missing, environ, LANGUAGES).settings
    assert found.database_url.endswith(f"{tmp_path.as_posix()}/data/bot.sqlite3")
    assert (found.servers[0].certificate, found.timezone) == (tmp_path / "ca.pem", "Europe/Berlin")
    with pytest.raises(SettingsError, match=r"^SETTINGS_TOML: tg-api-token: is missing"):
        load(missing, {"SETTINGS_TOML": SERVER}, LANGUAGES)
    with pytest.raises(SettingsError, match="there is no such file"):
        load(missing, {"SETTINGS_TOML": ""}, LANGUAGES)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"a = 1\nb = {SECRET}", "is not TOML at line 2, column 5"),
        (f"a = '{SECRET}", "is not TOML at end of document"),
        (f"{SECRET} = 1\n{SECRET} = 2", "is not TOML at"),
        ("a = " + "9" * 5000, "is not TOML; "),
        ("a = " + "[" * 100_000, "is not TOML"),
        (b"a = '\xff'", "is not UTF-8"),
        ("a = 1".encode("utf-16"), "is not UTF-8"),
        ("a = 1".encode("utf-16-le"), "is not UTF-8"),
    ],
)
def test_what_is_not_toml(path: Path, content: str | bytes, said: str) -> None:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SettingsError) as caught:
        load(path, {}, LANGUAGES)
    assert str(caught.value).startswith(f"{path}: {said}")
    assert SECRET not in str(caught.value)
    assert caught.value.__context__ is None


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path, said in [
        (tmp_path / "none.toml", "there is no such file"),
        (tmp_path, "cannot be read"),
        (Path("\0"), "cannot be read"),
    ]:
        with pytest.raises(SettingsError, match=said):
            load(path, {}, LANGUAGES)


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\ufeff\ufeff"])
@pytest.mark.parametrize("end", ["", "\r", " \u00a0\r\n", "\u200b"])
def test_what_editors_put_around_a_text_does_no_harm(path: Path, mark: str, end: str) -> None:
    text = f"{mark}{TOP}{SERVER}{end}".replace("\n", "\r\n")
    path.write_bytes(text.encode())
    assert load(path, {}, LANGUAGES)
    assert load(path / "none", {"SETTINGS_TOML": text}, LANGUAGES)


def test_an_invisible_character_is_named_where_it_stands(path: Path) -> None:
    path.write_text(f"{TOP}\u00a0\u00a0locale = 'de'\n{SERVER}", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"at line 4, .* an invisible character \(U\+00A0\)"):
        load(path, {}, LANGUAGES)
    path.write_text(f"{TOP}locale = 'de\u200b'\n{SERVER}", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"locale: is wrong; .* \(U\+200B\)$"):
        load(path, {}, LANGUAGES)
    with pytest.raises(SettingsError, match=r"BOT__TG_USERS_ID: .* \(U\+200D\)$"):
        load(path, {"SETTINGS_TOML": TOP + SERVER, "BOT__TG_USERS_ID": "1\u200d2"}, LANGUAGES)
