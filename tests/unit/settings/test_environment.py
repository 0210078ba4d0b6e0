"""Values of the environment as people paste them, and words that fit the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings.model import SettingsError
from bot.settings.text import parts, unwrapped
from tests.unit.settings.files import SERVER, TOP, loaded, mistakes, settings


@pytest.mark.parametrize(
    "around",
    [
        *(
            '"{}"',
            "'{}'",
            "“{}”",
            "„{}“",
            "«{}»",
            "‘{}’",
            "{}\r",
            "{}\r\n",
            "\u00a0{}",
            "{}\u200b",
        ),
        *("\ufeff{}", ' "{}" ', '" {} "', "'\"{}\"'", "\u202a{}\u202c", "\t{}\n", "{}\u3000"),
    ],
)
def test_what_stands_around_a_value_is_no_part_of_it(path: Path, around: str) -> None:
    found = settings(
        path,
        BOT__TG_API_TOKEN=around.format("7:x"),
        BOT__TG_USERS_ID=around.format("1,2"),
        BOT__TG_PROXY=around.format("socks5://h:1"),
        BOT__LOCALE=around.format("de"),
        BOT__HEALTH__LISTEN=around.format("[::1]:8090"),
        BOT__SERVERS__MAIN__IP=around.format("[2001:db8::1]:8443"),
        BOT__SERVERS__MAIN__CLIENT_SECRET=around.format("s3"),
        BOT__SERVERS__MAIN__SSL_CERTIFICATE=around.format("false"),
        BOT__SERVERS__MAIN__SERVER_STATUS__STATE=around.format("true"),
        BOT__SERVERS__MAIN__SERVER_STATUS__PORT=around.format("4308"),
        BOT__SERVERS__MAIN__SERVER_STATUS__TIMEOUT=around.format("2.5"),
    )
    main = found.servers[0]
    assert (found.token.get_secret_value(), found.operators) == ("7:x", (1, 2))
    assert [proxy.get_secret_value() for proxy in found.proxies] == ["socks5://h:1"]
    assert (found.locale, str(found.health.listen)) == ("de", "[::1]:8090")
    assert (main.address, main.client_secret.get_secret_value()) == ("[2001:db8::1]:8443", "s3")
    assert (main.certificate, main.status.monitoring) == (False, True)
    assert (main.status.port, main.status.interval) == (4308, 2.5)


@pytest.mark.parametrize(
    "ids",
    [
        *("1,2", "1, 2", "1;2", "1, 2,", ",1,,2,", "[1, 2]", "[1,2,]", "1\n2\n", '["1", "2"]'),
        *("'1','2'", '"[1, 2]"', "'[1, '2']'", "[ 1\u00a0,\u200b2 ]\r", "[\n  1,\r\n  2,\r\n]"),
    ],
)
def test_lists_of_ids(path: Path, ids: str) -> None:
    assert settings(path, BOT__TG_USERS_ID=ids).operators == (1, 2)
    groups = ids.replace("1", "-1").replace("2", "-2")
    assert settings(path, BOT__TG_ALERT_CHATS=groups).alert_chats == (-1, -2)


@pytest.mark.parametrize(
    "ids",
    ["12345_67890", "1 2", "1.2", "[1, 2", "1]", "1, x", '"1', "+1", "١", "1\u200b2", "[[1]]"],
)
def test_what_is_surely_no_list_of_ids(path: Path, ids: str) -> None:
    (place,) = mistakes(path, TOP + SERVER, BOT__TG_USERS_ID=ids)
    assert place[0] == "BOT__TG_USERS_ID"
    assert place[1].startswith("tg-users-id")


@pytest.mark.parametrize(
    "proxies",
    [
        "http://u:a,b;c@h:1,socks5://u:d,e@h:2",
        "http://u:a,b;c@h:1, socks5://u:d,e@h:2,",
        "[\"http://u:a,b;c@h:1\", 'socks5://u:d,e@h:2']",
        "http://u:a,b;c@h:1\r\nsocks5://u:d,e@h:2",
        "http://u:a,b;c@h:1;socks5://u:d,e@h:2",
    ],
)
def test_a_comma_in_a_password_splits_nothing(path: Path, proxies: str) -> None:
    wanted = ["http://u:a,b;c@h:1", "socks5://u:d,e@h:2"]
    for found in (
        settings(path, BOT__TG_PROXY=proxies),
        settings(path, f"tg-proxy = {wanted}{TOP}{SERVER}"),
    ):
        assert [proxy.get_secret_value() for proxy in found.proxies] == wanted
    one = settings(path, f"tg-proxy = {wanted[0]!r}{TOP}{SERVER}").proxies
    assert [proxy.get_secret_value() for proxy in one] == wanted[:1]


def test_the_words_fit_the_environment(path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        loaded(
            path,
            TOP + SERVER,
            {
                "BOT__TG_API_TOKEN": "x",
                "BOT__TG_USERS_ID": "1x",
                "BOT__TG_ALERT_CHATS": "1x",
                "BOT__FALLBACK_URLS": "x",
                "BOT__TG_PROXY": "x",
                "BOT__TG_API_SERVER": "x",
                "BOT__TIMEZONE": "x",
                "BOT__HEALTH__LISTEN": "x",
                "BOT__SERVERS__MAIN__IP": "/",
                "BOT__SERVERS__MAIN__ACCESS_TOKEN": '"x',
                "BOT__SERVERS__MAIN__API_VERSION": "x",
            },
        )
    assert [
        str(mistake).partition(": is wrong; it must be ")[::2] for mistake in caught.value.mistakes
    ] == [
        (
            "BOT__TG_API_TOKEN: tg-api-token",
            "the token that @BotFather gives, digits:letters",
        ),
        (
            "BOT__TG_USERS_ID: tg-users-id, entry 1",
            "at least one Telegram id, a whole number above 0: 12345,67890",
        ),
        (
            "BOT__TG_ALERT_CHATS: tg-alert-chats, entry 1",
            "Telegram ids of groups, whole numbers below 0: -1001234567890",
        ),
        (
            "BOT__FALLBACK_URLS: fallback-urls, entry 1",
            "addresses for Apprise, or webhooks: "
            "mailto://user:password@example.com,https://example.com/webhook",
        ),
        (
            "BOT__TG_API_SERVER: tg-api-server",
            "a URL with http or https, or nothing for Telegram's own",
        ),
        (
            "BOT__TG_PROXY: tg-proxy, entry 1",
            "a URL with http, https or socks5 and a port, or several, separated by commas: socks5://proxy.example.com:1080",
        ),
        ("BOT__TIMEZONE: timezone", "an IANA time zone: UTC or Europe/Berlin"),
        (
            "BOT__HEALTH__LISTEN: health.listen",
            "an address of this machine with a port, 127.0.0.1:8090, or nothing for none",
        ),
        (
            "BOT__SERVERS__MAIN__IP: servers.Main.ip",
            "a host name or IP address, with :port where it is not 443: vc.example.com, "
            "192.0.2.1:8443 or [2001:db8::1]:8443",
        ),
        ("BOT__SERVERS__MAIN__ACCESS_TOKEN: servers.Main.access_token", "text without quotes"),
        ("BOT__SERVERS__MAIN__API_VERSION: servers.Main.api_version", "auto, v3.3 or v4"),
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('"a" "b"', '"a" "b"'),
        ('"', '"'),
        ('""', ""),
        ("'a\"", "'a\""),
        ('"it\'s"', "it's"),
        ("", ""),
    ],
)
def test_only_a_sure_pair_of_quotation_marks_is_taken_away(text: str, meant: str) -> None:
    assert unwrapped(text) == meant


def test_separators_before_something() -> None:
    assert parts("a:1,b;c:2", before="[a-z]:") == ["a:1,b", "c:2"]
