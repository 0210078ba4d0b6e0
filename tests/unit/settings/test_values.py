"""What loads, what is refused and in which words, and that no secret is ever told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from bot.settings.model import (
    HealthSettings,
    ServerSettings,
    Settings,
    SettingsError,
    StatusSettings,
    WebhookSettings,
    load,
)
from demo.trueconf import Authority
from tests.unit.settings.files import (
    EXAMPLE,
    LANGUAGES,
    SAMPLE_BOT,
    SECRET,
    SERVER,
    TOP,
    loaded,
    mistakes,
    server,
    settings,
)


def test_a_short_file_gets_the_defaults(path: Path) -> None:
    found = loaded(path)
    whole, main = found.settings, found.settings.servers[0]
    assert found.warnings == ()
    assert whole.token.get_secret_value() == "123456:AbC-d_e"
    assert (whole.operators, whole.locale, whole.timezone) == ((12345,), None, "UTC")
    assert (whole.telegram_api, whole.proxies) == ("", ())
    assert (whole.health.listen, whole.heartbeat_url.get_secret_value()) == (None, "")
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
    assert set(values["health"]) == keys(HealthSettings)
    assert set(values["webhook"]) == keys(WebhookSettings)
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
        *("192.0.2.1:8_443", "192.0.2.1:８４４３", "192.0.2.１", "h:+1", "h: 1"),
    ],
)
def test_wrong_addresses(path: Path, ip: str) -> None:
    text = TOP + SERVER.replace("vc.example.com", ip)
    assert mistakes(path, text) == [("file", "servers.Main.ip")]
    assert mistakes(path, text.replace(f'"{ip}"', "1")) == [("file", "servers.Main.ip")]


@pytest.mark.parametrize(
    "listen", ["127.0.0.1:8090", "[::1]:8090", "0.0.0.0:1", "localhost:65535"]
)
def test_where_health_is_told(path: Path, listen: str) -> None:
    found = settings(path, f"{TOP}[health]\nlisten = '{listen}'\n{SERVER}").health.listen
    assert str(found) == listen


@pytest.mark.parametrize(
    "listen", ["'127.0.0.1'", "'::1'", "':8090'", "'[::1]'", "'h:0'", "'h:65536'", "8090", "true"]
)
def test_where_health_cannot_be_told(path: Path, listen: str) -> None:
    text = f"{TOP}[health]\nlisten = {listen}\n{SERVER}"
    assert mistakes(path, text) == [("file", "health.listen")]


URL, LISTEN = 'url = "https://bot.example.com/telegram"', 'listen = "127.0.0.1:8091"'


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (URL, "webhook"),
        (LISTEN, "webhook"),
        (f'{LISTEN}\nurl = "http://bot.example.com/"', "webhook.url"),
        (f'{LISTEN}\nurl = "https://bot.example.com:8444/"', "webhook.url"),
        (f'{LISTEN}\nurl = "https://user:{SECRET}@bot.example.com/"', "webhook.url"),
        (f'{LISTEN}\nurl = "https://bot.example.com/?key={SECRET}"', "webhook.url"),
        (f'{URL}\nlisten = "8091"', "webhook.listen"),
        (f"{URL}\n{LISTEN}\ncertificate = true", "webhook.certificate"),
        (f'{URL}\n{LISTEN}\ncertificate = "missing.pem"', "webhook.certificate"),
    ],
)
def test_a_webhook_that_cannot_be(path: Path, lines: str, key: str) -> None:
    assert mistakes(path, f"{TOP}[webhook]\n{lines}\n{SERVER}") == [("file", key)]


@pytest.mark.parametrize("port", ["", ":443", ":8443", ":88", ":80"])
def test_a_webhook(path: Path, port: str) -> None:
    lines = f'url = "https://bot.example.com{port}/telegram"\n{LISTEN}'
    found = settings(path, f"{TOP}[webhook]\n{lines}\n{SERVER}").webhook
    assert found.url.get_secret_value() == f"https://bot.example.com{port}/telegram"
    assert str(found.listen) == "127.0.0.1:8091"


def test_certificate_is_a_switch_or_a_file_beside_the_settings(
    path: Path, authority: Authority
) -> None:
    ca = path.parent / "ca.pem"
    authority.write(ca)
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
    "lines",
    [
        'client_id = "i"\nclient_secret = "s"',
        'access_token = "t"',
        'access_token = "t"\nclient_id = "i"',
    ],
)
def test_credentials_of_a_server(path: Path, lines: str) -> None:
    assert settings(path, f"{TOP}[servers.Main]\nip = 'h'\n{lines}")


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ("", "client_secret"),
        ('client_id = "i"', "client_secret"),
        ('client_secret = "s"', "client_id"),
        ('client_id = ""\nclient_secret = ""\naccess_token = ""', "client_secret"),
    ],
)
def test_credentials_that_are_missing(path: Path, lines: str, missing: str) -> None:
    with pytest.raises(SettingsError) as caught:
        loaded(path, f"{TOP}[servers.Main]\nip = 'h'\n{lines}")
    assert str(caught.value) == (
        f"{path}: servers.Main.{missing}: is missing; client_id and client_secret must be given, "
        "or access_token"
    )


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
        (
            f"{prefix}file:/var/bot.sqlite3?mode=ro&uri=true",
            f"{prefix}file:/var/bot.sqlite3?mode=ro&uri=true",
        ),
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
        ('fallback-urls = ["example.com"]', "fallback-urls, entry 1"),
        ('fallback-urls = ["ntfys://topic", "https:///x"]', "fallback-urls, entry 2"),
        ('fallback-urls = "mailto://user name@example.com"', "fallback-urls, entry 1"),
        ("fallback-urls = [1]", "fallback-urls, entry 1"),
        ("fallback-after = 0", "fallback-after"),
        ("fallback-after = 1441", "fallback-after"),
        ("fallback-after = 2.5", "fallback-after"),
        ('heartbeat-url = "ping.example.com"', "heartbeat-url"),
        ("heartbeat-url = 1", "heartbeat-url"),
        ('health = "127.0.0.1:8090"', "health"),
        ('database-url = "data/bot.sqlite3"', "database-url"),
        ('database-url = "sqlite:///data/bot.sqlite3"', "database-url"),
        ('database-url = "sqlite+aiosqlite://"', "database-url"),
        ('database-url = "sqlite+aiosqlite:///x?timeout=soon"', "database-url"),
        ('database-url = "sqlite+aiosqlite:///x?check=1"', "database-url"),
        ('database-url = "sqlite+aiosqlite:///a\\u0000b"', "database-url"),
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


# Python would read most of these as a number; it would be somebody else's id.
NO_IDS = [
    *("'1_0'", "'-1001234567890_12'", "-1001234567890_12", "12345_67890", "0x3039", "0b1"),
    *("' 5'", "'+5'", "'- 5'", "'--5'", "'5.0'", "5.0", "1e3", "'1e3'", "'5-'", "'5 6'"),
    *("'١٢٣'", "'１２３'", "'−5'", "'²'", "''", "'99999999999999999999'", "'1\u00a0000'"),
]


def test_operators(path: Path) -> None:
    def with_ids(ids: str) -> str:
        return TOP.replace("[12345]", ids) + SERVER

    assert settings(path, with_ids("[7, 5, 7]")).operators == (7, 5)
    assert settings(path, with_ids("7")).operators == (7,)
    assert settings(path, with_ids("['7', '0123']")).operators == (7, 123)
    assert mistakes(path, with_ids("[]")) == [("file", "tg-users-id")]
    for wrong in ("0", "-5", "true", "4503599627370496", "'a'", "{}", *NO_IDS):
        found = mistakes(path, with_ids(f"[5, {wrong}]"))
        assert found == [("file", "tg-users-id, entry 2")]


def test_a_name_that_stands_for_an_id_is_told(path: Path) -> None:
    for name, told in [
        ("anna", '"anna" is no number; it'),
        ("@Анна", '"@Анна" is no number; it'),
        ("12345:AbC", "it"),  # what may be a token is not repeated
        ("x" * 33, "it"),
    ]:
        with pytest.raises(SettingsError) as caught:
            loaded(path, TOP.replace("12345]", f'5, "{name}"]') + SERVER)
        assert str(caught.value) == (
            f"{path}: tg-users-id, entry 2: is wrong; {told} must be a list of at least one "
            "Telegram id, a whole number above 0: [12345, 67890]"
        )


def test_groups_that_get_alerts(path: Path) -> None:
    def with_groups(ids: str) -> str:
        return f"tg-alert-chats = {ids}{TOP}{SERVER}"

    assert settings(path).alert_chats == ()
    assert settings(path, with_groups("[-7, -1001234567890, -7]")).alert_chats == (
        -7,
        -1001234567890,
    )
    assert settings(path, with_groups("-7")).alert_chats == (-7,)
    assert settings(path, BOT__TG_ALERT_CHATS="-7,-5").alert_chats == (-7, -5)
    for wrong in ("0", "5", "true", "-4503599627370496", "'@name'", "{}", *NO_IDS):
        found = mistakes(path, with_groups(f"[-5, {wrong}]"))
        assert found == [("file", "tg-alert-chats, entry 2")]


@pytest.mark.parametrize(
    "line",
    [
        *("state = 2", "state = 'perhaps'", "failures = 0", "recoveries = -1", "recoveries = 1.5"),
        *("failures = 1001", "failures = '1_0'", "recoveries = ' 2'", "recoveries = 2.0"),
        *("timeout = 0", "timeout = inf", "timeout = nan", "timeout = true", "timeout = 0.99"),
        *("timeout = 86401", "timeout = '1e3'", "timeout = '1_5'", "timeout = '١٥'"),
        *("port = 0", "port = 65536", "port = true", "port = '4_307'", "port = '４３０７'"),
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


@pytest.mark.parametrize(
    "name", ["Ж" * 64, "vc-1.example.com", "Büro 2. Etage", "👩\u200d💻", "a b"]
)
def test_names_that_can_be_read(path: Path, name: str) -> None:
    assert settings(path, TOP + SERVER.replace("Main", name)).servers[0].name == name


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "\\t", "Ж" * 65, "a\\nb", "a\\u0000b", "\\u00a0", "\u200d"),
        *(
            "Main\u202e",
            "\u2066Main",
            "Ma\u200bin",
            "\ufeffMain",
            "Ma\u2028in",
            "a\u00adb",
            "\u3164",
        ),
    ],
)
def test_names_that_cannot_be_read(path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="with a name that can be read on a button"):
        loaded(path, TOP + SERVER.replace("Main", name))


def test_all_mistakes_are_told_at_once_and_in_words(path: Path) -> None:
    text = f"""
        tg-api-token = "{SECRET}"
        locale = "{SECRET}"
        tg-proxy = "{SECRET}"
        fallback-urls = ["ntfys://topic", "{SECRET}"]
        fallback-after = "{SECRET}"
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
        "settings.toml: fallback-urls, entry 2: is wrong; it must be a list of addresses for "
        'Apprise, or of webhooks: ["mailto://user:password@example.com", '
        '"https://example.com/webhook"]',
        "settings.toml: fallback-after: is wrong; it must be minutes from 1 to 1440",
        "settings.toml: locale: is wrong; it must be one of de, en, es, ru",
        "settings.toml: tg-proxy, entry 1: is wrong; it must be a URL with http, https or socks5 "
        'and a port, or a list of such: "socks5://proxy.example.com:1080"',
        "BOT__DATABASE_URL: database-url: is wrong; it must be the URL of SQLite, "
        "sqlite+aiosqlite:///data/bot.sqlite3, or PostgreSQL",
        'settings.toml: servers."Head office".ip: is wrong; it must be a host name or IP address, '
        'with :port where it is not 443: "vc.example.com", "192.0.2.1:8443" or '
        '"[2001:db8::1]:8443"',
        'settings.toml: servers."Head office".client_id: is missing; client_id and '
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
        heartbeat-url = "https://ping.example.com/{SECRET}"
        fallback-urls = ["mailto://u:{SECRET}@example.com", "https://example.com/{SECRET}"]
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


@pytest.mark.parametrize("key", ["client_id", "client_secret", "access_token"])
@pytest.mark.parametrize(
    "around", ["{}\\n", "\u200b{}", "{}\u00a0", "'{}'", "“{}”", "{}'", "a\u200b{}"]
)
def test_credentials_with_something_around_them(path: Path, key: str, around: str) -> None:
    text = f'{TOP}[servers.Main]\nip = "h"\nclient_id = "i"\nclient_secret = "s"\n'
    text = text.replace(f"\n{key} = ", "\nother = ") + f'{key} = "{around.format("x")}"\n'
    assert mistakes(path, text)[0] == ("file", f"servers.Main.{key}")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+asyncpg://bot:p%40ss@db.example.com/bot",
        "postgresql+asyncpg://bot@[2001:db8::1]:5433/bot?ssl=verify-full",
        "postgresql+asyncpg:///bot?host=/var/run/postgresql",
    ],
)
def test_postgresql_is_taken_as_it_is(path: Path, url: str) -> None:
    assert loaded(path, f'database-url = "{url}"{TOP}{SERVER}').settings.database_url == url


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:{}@db.example.com/bot",
        "postgres://u:{}@db.example.com/bot",
        "PostgreSQL+psycopg://u:{}@db.example.com:x/bot",
        "postgresql+asyncpg:///bot?password={}",
        "postgresql+asyncpg://u:{}@db.example.com",
        "postgresql+asyncpg://u:{}@db.example.com/bot?sslmode=disable",
        "postgresql:{}",
        "mysql+aiomysql://u:{}@[db/bot",
        "nothing+known://u:{}@h/bot",
        "sqlite+aiosqlite://u:{}@h/bot",
        "sqlite+pysqlcipher://:{}@/bot.db",
        "//u:{}@h/bot",
    ],
)
def test_other_databases_are_refused_in_one_line(path: Path, url: str) -> None:
    text = f'database-url = "{url.format(SECRET)}"{TOP}{SERVER}'
    with pytest.raises(SettingsError) as caught:
        loaded(path, text)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{path}: database-url: is wrong; ")
    assert "sqlite+aiosqlite:///data/bot.sqlite3" in line
    assert ("the bot works with" in line) is not url.startswith(("sqlite", "//"))
    assert SECRET not in line
