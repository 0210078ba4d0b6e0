"""Settings: what loads, what is refused and in which words, and that no secret is ever told."""

from __future__ import annotations

import time
import tomllib
import traceback
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from bot.settings import Loaded, ServerSettings, Settings, SettingsError, StatusSettings, load

LANGUAGES = ("de", "en", "es", "ru")
EXAMPLE = Path(__file__).parents[1] / "settings.example.toml"
SECRET = "s3cr3t-never-shown"

TOP = """
tg-api-token = "123456:AbC-d_e"
tg-users-id = [12345]
"""
SERVER = """
[servers."Main"]
ip = "vc.example.com"
client_id = "id"
client_secret = "secret"
"""

# The example of the README of TrueConf's sample bot, with the hosts of documentation.
SAMPLE_BOT = """
tg-api-token = "12345:example_key"
tg-users-id = [12345, 123456]
locale = "ru"

[servers]

[servers."video.example.com"]
ip = "video.example.com"
client_id = "86add683"
client_secret = "b7f3f5cb"
access_token = "a5bace99"
ssl_certificate = ""

[servers."video.example.com".server_status]
state = true
timeout = 15

[servers."192.0.2.7"]
ip = "192.0.2.7"
client_id = "1ebb5498"
client_secret = "06717148"
access_token = ""
ssl_certificate = true

[servers."192.0.2.7".server_status]
state = 0
timeout = 15
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def loaded(path: Path, text: str = TOP + SERVER, environ: dict[str, str] | None = None) -> Loaded:
    path.write_text(text, encoding="utf-8")
    return load(path, environ or {}, LANGUAGES)


def settings(path: Path, text: str = TOP + SERVER, **environ: str) -> Settings:
    return loaded(path, text, environ).settings


def server(path: Path, lines: str, **environ: str) -> ServerSettings:
    return settings(path, f"{TOP}{SERVER}{lines}", **environ).servers[0]


def mistakes(path: Path, text: str, **environ: str) -> list[tuple[str, str]]:
    """Where and at which key something is wrong."""
    with pytest.raises(SettingsError) as caught:
        loaded(path, text, environ)
    return [
        (mistake.source.replace(str(path), "file"), mistake.key)
        for mistake in caught.value.mistakes
    ]


def test_a_short_file_gets_the_defaults(path: Path) -> None:
    found = loaded(path)
    whole, main = found.settings, found.settings.servers[0]
    assert found.warnings == ()
    assert whole.token.get_secret_value() == "123456:AbC-d_e"
    assert (whole.operators, whole.locale, whole.timezone) == ((12345,), None, "UTC")
    assert (whole.telegram_api, whole.proxies) == ("", ())
    assert whole.database_url == f"sqlite+aiosqlite:///{path.parent.as_posix()}/data/bot.sqlite3"
    assert (main.name, main.host, main.port) == ("Main", "vc.example.com", 443)
    assert (main.client_id, main.client_secret.get_secret_value()) == ("id", "secret")
    assert (main.access_token.get_secret_value(), main.certificate) == ("", True)
    assert main.api_version == "auto"
    assert main.status == StatusSettings(
        state=False, timeout=15, port=4307, failures=2, recoveries=1
    )


def test_a_file_of_the_sample_bot_loads_unchanged(path: Path) -> None:
    found = loaded(path, SAMPLE_BOT)
    first, second = found.settings.servers
    assert found.warnings == ()
    assert (found.settings.locale, found.settings.operators) == ("ru", (12345, 123456))
    assert (first.certificate, first.status.monitoring) == (False, True)
    assert (second.certificate, second.status.monitoring) == (True, False)


def test_the_example_loads_and_shows_every_key() -> None:
    found = load(EXAMPLE, {}, LANGUAGES)
    values = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    (table,) = values["servers"].values()

    def keys(model: type[BaseModel]) -> set[str]:
        return {field.alias or name for name, field in model.model_fields.items()}

    assert found.warnings == ()
    assert set(values) == keys(Settings)
    assert set(table) == keys(ServerSettings) - {"name"}
    assert set(table["server_status"]) == keys(StatusSettings)


def test_the_example_shows_the_defaults(path: Path) -> None:
    shown = load(EXAMPLE, {}, LANGUAGES).settings
    default = settings(path)
    assert shown.model_dump(
        exclude={"token", "operators", "database_url", "servers"}
    ) == default.model_dump(exclude={"token", "operators", "database_url", "servers"})
    assert shown.database_url == default.database_url.replace(
        path.parent.as_posix(), EXAMPLE.parent.as_posix()
    )
    assert shown.servers[0].status == default.servers[0].status
    assert shown.servers[0].certificate == default.servers[0].certificate
    assert shown.servers[0].api_version == default.servers[0].api_version


def test_servers_keep_the_order_of_the_file(path: Path) -> None:
    names = ["Zürich", 'Офис | \\"север\\"', "a.b", "name", "1"]
    text = "".join(SERVER.replace("Main", name) for name in names)
    found = settings(path, TOP + text).servers
    assert [one.name for one in found] == ["Zürich", 'Офис | "север"', "a.b", "name", "1"]


@pytest.mark.parametrize(
    ("ip", "host", "port", "address"),
    [
        ("vc.example.com", "vc.example.com", 443, "vc.example.com:443"),
        ("192.0.2.1:8443", "192.0.2.1", 8443, "192.0.2.1:8443"),
        ("[2001:db8::1]", "2001:db8::1", 443, "[2001:db8::1]:443"),
        ("[2001:db8::1]:8443", "2001:db8::1", 8443, "[2001:db8::1]:8443"),
        ("2001:db8::1", "2001:db8::1", 443, "[2001:db8::1]:443"),
    ],
)
def test_addresses(path: Path, ip: str, host: str, port: int, address: str) -> None:
    found = settings(path, TOP + SERVER.replace("vc.example.com", ip)).servers[0]
    assert (found.host, found.port, found.address) == (host, port, address)


@pytest.mark.parametrize(
    "ip",
    [
        *("", " ", "https://vc.example.com", "vc.example.com/", "user@h", "h:1:2"),
        *("h:", "h:0", "h:65536", "[::1", "[h]", "[::1]:x", "fe80::1%eth0"),
    ],
)
def test_wrong_addresses(path: Path, ip: str) -> None:
    text = TOP + SERVER.replace("vc.example.com", ip)
    assert mistakes(path, text) == [("file", "servers.Main.ip")]
    assert mistakes(path, text.replace(f'"{ip}"', "1")) == [("file", "servers.Main.ip")]


def test_certificate_is_a_switch_or_a_file_beside_the_settings(path: Path) -> None:
    ca = path.parent / "ca.pem"
    ca.touch()
    for written, meant in [
        ("true", True),
        ("1", True),
        ('"True"', True),
        ("false", False),
        ("0", False),
        ('"0"', False),
        ('""', False),
        ('"ca.pem"', ca),
        (f"'{ca.as_posix()}'", ca),
    ]:
        found = server(path, f"ssl_certificate = {written}").certificate
        assert (type(found), found) == (type(meant), meant)
    assert server(path, "", BOT__SERVERS__MAIN__SSL_CERTIFICATE="ca.pem").certificate == ca
    for wrong in ('"other.pem"', '"."', "2", "[]", '"\\u0000"', f'"{"x" * 5000}"'):
        text = f"{TOP}{SERVER}ssl_certificate = {wrong}"
        assert mistakes(path, text) == [("file", "servers.Main.ssl_certificate")]


@pytest.mark.parametrize(
    ("lines", "complete"),
    [
        ('client_id = "i"\nclient_secret = "s"', True),
        ('access_token = "t"', True),
        ('access_token = "t"\nclient_id = "i"', True),
        ("", False),
        ('client_id = "i"', False),
        ('client_secret = "s"', False),
        ('client_id = ""\nclient_secret = ""\naccess_token = ""', False),
    ],
)
def test_a_server_needs_credentials(path: Path, lines: str, complete: bool) -> None:
    text = f"{TOP}[servers.Main]\nip = 'h'\n{lines}"
    if complete:
        assert settings(path, text)
    else:
        assert mistakes(path, text) == [("file", "servers.Main.client_secret")]


def test_relative_sqlite_files_lie_beside_the_settings(tmp_path: Path) -> None:
    folder = tmp_path / "50 % of it?"
    folder.mkdir()
    quoted = f"{tmp_path.as_posix()}/50%20%25%20of%20it%3F"
    prefix = "sqlite+aiosqlite:///"
    for written, meant in [
        (f"{prefix}data/bot.sqlite3?timeout=5", f"{prefix}{quoted}/data/bot.sqlite3?timeout=5"),
        (f"{prefix}/var/bot.sqlite3", f"{prefix}/var/bot.sqlite3"),
        (f"{prefix}C:/bot.sqlite3", f"{prefix}C:/bot.sqlite3"),
        (f"{prefix}:memory:", f"{prefix}:memory:"),
        ("postgresql+asyncpg://u:p@h/bot", "postgresql+asyncpg://u:p@h/bot"),
    ]:
        text = f'database-url = "{written}"{TOP}{SERVER}'
        assert settings(folder / "settings.toml", text).database_url == meant


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('tg-api-server = "api.example.com"', "tg-api-server"),
        ('tg-api-server = "ftp://api.example.com"', "tg-api-server"),
        ('tg-api-server = "http://[api"', "tg-api-server"),
        ('tg-proxy = "socks4://proxy.example.com:1080"', "tg-proxy, entry 1"),
        ('tg-proxy = ["http://p.example.com:1", "http://p.example.com"]', "tg-proxy, entry 2"),
        ('tg-proxy = "http://p.example.com:99999"', "tg-proxy, entry 1"),
        ("tg-proxy = 1", "tg-proxy, entry 1"),
        ('database-url = "data/bot.sqlite3"', "database-url"),
        ('database-url = "sqlite:///data/bot.sqlite3"', "database-url"),
        ('timezone = "Mars/Olympus"', "timezone"),
        ('timezone = "Europe"', "timezone"),
        ('timezone = "../UTC"', "timezone"),
        ('timezone = ""', "timezone"),
        ('locale = "xx"', "locale"),
        ("locale = 1", "locale"),
    ],
)
def test_wrong_values_of_the_file_itself(path: Path, line: str, key: str) -> None:
    assert mistakes(path, line + TOP + SERVER) == [("file", key)]


@pytest.mark.parametrize("token", ["", "123456", "abc:def", "123456:", "123:a b", "<token>"])
def test_wrong_tokens(path: Path, token: str) -> None:
    text = TOP.replace("123456:AbC-d_e", token) + SERVER
    assert mistakes(path, text) == [("file", "tg-api-token")]


def test_operators(path: Path) -> None:
    def with_ids(ids: str) -> str:
        return TOP.replace("[12345]", ids) + SERVER

    assert settings(path, with_ids("[7, 5, 7]")).operators == (7, 5)
    assert settings(path, with_ids("7")).operators == (7,)
    assert mistakes(path, with_ids("[]")) == [("file", "tg-users-id")]
    for wrong in ("0", "-5", "true", "4503599627370496", "'a'", "{}"):
        found = mistakes(path, with_ids(f"[5, {wrong}]"))
        assert found == [("file", "tg-users-id, entry 2")]


@pytest.mark.parametrize(
    "line",
    [
        *("state = 2", "state = 'perhaps'", "failures = 0", "recoveries = -1", "recoveries = 1.5"),
        *("timeout = 0", "timeout = inf", "timeout = nan", "timeout = true"),
        *("port = 0", "port = 65536", "port = true"),
    ],
)
def test_wrong_values_of_the_status(path: Path, line: str) -> None:
    key = line.partition(" ")[0]
    text = f"{TOP}{SERVER}[servers.Main.server_status]\n{line}"
    assert mistakes(path, text) == [("file", f"servers.Main.server_status.{key}")]


def test_what_must_be_a_table(path: Path) -> None:
    assert mistakes(path, TOP) == [("file", "servers")]
    assert mistakes(path, f"servers = 1{TOP}") == [("file", "servers")]
    assert mistakes(path, f"{TOP}[servers]") == [("file", "servers")]
    assert mistakes(path, f"{TOP}[[servers]]\nip = 'h'") == [("file", "servers")]
    assert mistakes(path, f"{TOP}[servers]\nMain = 1") == [("file", "servers.Main")]
    status = [("file", "servers.Main.server_status")]
    assert mistakes(path, f"{TOP}{SERVER}server_status = 1") == status
    variable = {"BOT__SERVERS__MAIN__SERVER_STATUS__PORT": "1"}
    assert mistakes(path, f"{TOP}{SERVER}server_status = 1", **variable) == status
    assert mistakes(path, TOP + SERVER.replace("Main", " ")) == [("file", 'servers." "')]


def test_all_mistakes_are_told_at_once_and_in_words(path: Path) -> None:
    text = f"""
        tg-api-token = "{SECRET}"
        locale = "{SECRET}"
        tg-proxy = "{SECRET}"
        [servers."Head office"]
        ip = "{SECRET}/"
        client_secret = "{SECRET}"
        [servers."Head office".server_status]
        port = "{SECRET}"
    """
    with pytest.raises(SettingsError) as caught:
        loaded(path, text, {"BOT__DATABASE_URL": SECRET})
    assert str(caught.value).replace(str(path), "settings.toml").splitlines() == [
        "settings.toml: tg-api-token: is wrong; it must be the token that @BotFather gives, "
        "digits:letters, in quotes",
        "settings.toml: tg-users-id: is missing; it must be a list of at least one Telegram id, "
        "a whole number above 0: [12345, 67890]",
        "settings.toml: locale: is wrong; it must be one of de, en, es, ru",
        "settings.toml: tg-proxy, entry 1: is wrong; it must be a URL with http, https or socks5 "
        'and a port, or a list of such: "socks5://proxy.example.com:1080"',
        "BOT__DATABASE_URL: database-url: is wrong; it must be an SQLAlchemy URL with an async "
        'driver: "sqlite+aiosqlite:///data/bot.sqlite3"',
        'settings.toml: servers."Head office".ip: is wrong; it must be a host name or IP address, '
        'with :port where it is not 443: "vc.example.com", "192.0.2.1:8443" or '
        '"[2001:db8::1]:8443"',
        'settings.toml: servers."Head office".client_secret: is wrong; client_id and '
        "client_secret must be given, or access_token",
        'settings.toml: servers."Head office".server_status.port: is wrong; it must be the number '
        "of a port, from 1 to 65535",
    ]


def test_secrets_are_in_no_repr_and_in_no_chained_exception(path: Path) -> None:
    text = f"""
        tg-api-token = "1:{SECRET}"
        tg-users-id = [1]
        tg-proxy = "http://u:{SECRET}@proxy.example.com:1"
        tg-api-server = "http://u:{SECRET}@api.example.com"
        database-url = "postgresql+asyncpg://u:{SECRET}@db.example.com/bot"
        [servers.Main]
        ip = "h"
        client_id = "i"
        client_secret = "{SECRET}"
        access_token = "{SECRET}"
    """
    found = loaded(path, text)
    assert SECRET not in f"{found!r} {found.settings!r} {found.settings} {found.settings.servers}"
    with pytest.raises(SettingsError) as caught:
        loaded(path, text.replace("[1]", "[]"))
    assert caught.value.__context__ is None
    with pytest.raises(ValidationError) as raw:
        Settings.model_validate({"tg-api-token": SECRET, "tg-users-id": [SECRET]})
    assert SECRET not in f"{raw.value} {raw.value!r}"


def test_settings_cannot_be_changed(path: Path) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        settings(path).timezone = "Europe/Berlin"


def test_unknown_keys_are_named_and_ignored(path: Path) -> None:
    text = f"tg-token = '{SECRET}'{TOP}{SERVER}name = 'x'\n[servers.Main.server_status]\nporto = 1"
    environ = {"BOT__LOCAL": SECRET, "BOT__SERVERS__MAIN__IPS": SECRET, "BOTANY": "x"}
    found = loaded(path, text, environ)
    assert [line.replace(str(path), "file") for line in found.warnings] == [
        "file: tg-token: unknown key, ignored",
        "file: servers.Main.name: unknown key, ignored",
        "file: servers.Main.server_status.porto: unknown key, ignored",
        "BOT__LOCAL: unknown key, ignored",
        "BOT__SERVERS__MAIN__IPS: unknown key, ignored",
    ]
    assert found.settings.servers[0].name == "Main"


def test_unknown_keys_are_told_with_the_mistakes_too(path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        loaded(path, TOP.replace("tg-api-token", "tg-api-tokn") + SERVER)
    assert caught.value.warnings == (f"{path}: tg-api-tokn: unknown key, ignored",)


def test_the_environment_wins_over_the_file(path: Path) -> None:
    found = settings(
        path,
        BOT__TG_API_TOKEN="7:x",
        BOT__TG_USERS_ID="1, 2,",
        BOT__TG_PROXY="http://a.example.com:1,socks5://b.example.com:2",
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
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ca.pem").touch()
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


def test_a_byte_order_mark_does_no_harm(path: Path) -> None:
    path.write_text(TOP + SERVER, encoding="utf-8-sig")
    assert load(path, {}, LANGUAGES)


# --- anything at all: settings or a SettingsError, soon, and nothing told ---

KEYS = [
    field.alias or name
    for model in (Settings, ServerSettings, StatusSettings)
    for name, field in model.model_fields.items()
]
scalars = (
    st.integers()
    | st.booleans()
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(["http://[", "[::1]:1", "sqlite+aiosqlite:///x", "1:a", "Europe", "a\0b"])
    | st.dates()
)
some_keys = st.sampled_from(KEYS) | st.text(max_size=5)
some_values = st.recursive(
    scalars | st.just(SECRET),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(some_keys, inner, max_size=4),
    max_leaves=15,
)
status_tables = st.dictionaries(some_keys, some_values, max_size=5)
server_tables = st.dictionaries(some_keys, some_values | status_tables, max_size=8)
files = st.dictionaries(
    some_keys, some_values | st.dictionaries(st.text(max_size=5), server_tables), max_size=8
)
environments = st.dictionaries(
    st.sampled_from([f"BOT__{key.upper().replace('-', '_')}" for key in KEYS])
    | st.from_regex(
        r"BOT__SERVERS__([A-Z_]{0,5}|MAIN)__(IP|CLIENT_SECRET|SERVER_STATUS__PORT)", fullmatch=True
    ),
    st.text(max_size=20) | st.just(SECRET),
    max_size=5,
)


def refusal(environ: dict[str, str]) -> SettingsError | None:
    try:
        load(Path("settings.toml"), environ, LANGUAGES)
    except SettingsError as error:
        return error
    return None


def judge(environ: dict[str, str]) -> None:
    begin = time.perf_counter()
    error = refusal(environ)
    assert time.perf_counter() - begin < 1
    if error is not None:
        assert error.mistakes
        assert str(error).count("\n") == len(error.mistakes) - 1
        assert SECRET not in "".join(traceback.format_exception(error))


VALID = tomllib.loads(TOP + SERVER)


# The time is measured by `judge`: hypothesis' own limit is too short for a machine that is busy.
@hypothesis.settings(deadline=None)
@given(base=st.sampled_from([{}, VALID]), values=files, environ=environments)
@example(base={}, values={"servers": {"": {"ip": "[::1]", "server_status": []}}}, environ={})
@example(base={}, values={"servers": {"\n": 1}, "tg-users-id": {}}, environ={})
def test_any_file_and_any_environment(
    base: dict[str, Any], values: dict[str, Any], environ: dict[str, str]
) -> None:
    judge({**environ, "SETTINGS_TOML": as_toml({**base, **values})})


@hypothesis.settings(deadline=None)
@given(text=st.text(max_size=200))
def test_any_text(text: str) -> None:
    judge({"SETTINGS_TOML": f"{text}\nx = '{SECRET}"})


def as_toml(value: Any) -> str:
    """The text of a table, its inner tables inline."""
    return "\n".join(f"{quoted(key)} = {inline(inner)}" for key, inner in value.items())


def inline(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case list():
            return f"[{', '.join(map(inline, value))}]"
        case dict():
            inner = ", ".join(f"{quoted(key)} = {inline(one)}" for key, one in value.items())
            return f"{{{inner}}}"
        case _:
            return str(value)


def quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'
