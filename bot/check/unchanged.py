"""What nobody has changed yet: values of settings.example.toml, which cannot work, and defaults
that few want.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.check.report import CheckResult, fault
from bot.settings import ServerSettings, Settings

TOKEN = "123456:replace-me"  # noqa: S105 - everybody has it
OPERATORS = frozenset({12345, 67890})
HOST = "vc.example.com"
CREDENTIAL = "replace-me"

_STILL = "still the value of the example"


def token(settings: Settings) -> CheckResult | None:
    """What is said of a token that Telegram need not be asked about."""
    if settings.token.get_secret_value() == TOKEN:
        return fault(_STILL, "Write the token that @BotFather gave into tg-api-token.")
    return None


def operator(operator_id: int) -> CheckResult | None:
    """The same of an id, which would let a stranger in."""
    if operator_id in OPERATORS:
        return fault(_STILL, "Write your own id into tg-users-id: the bot answers you with it.")
    return None


def address(server: ServerSettings) -> CheckResult | None:
    """The same of an address."""
    if server.host == HOST:
        return fault(_STILL, "Write the host name or the IP address of the server into ip.")
    return None


def credentials(server: ServerSettings) -> CheckResult | None:
    """The same of an id or a secret that the server need not be asked about."""
    secret = server.client_secret.get_secret_value()
    if CREDENTIAL in (server.client_id, secret):
        return fault(
            _STILL,
            "Write id and secret of the OAuth2 application into client_id and client_secret; "
            'where access_token is the secret key of the server, write "" into both.',
        )
    return None


def hints(settings: Settings, monitored: Mapping[str, bool]) -> Iterator[str]:
    """`monitored`: the servers for which the operators have decided."""
    servers = settings.servers
    if not any(monitored.get(each.name, each.status.monitoring) for each in servers):
        yield (
            "No server is monitored, so nobody will be told of an outage. Turn monitoring on in "
            "the status of a server; before the first start, state = true does it too."
        )
    if settings.timezone == "UTC":
        yield (
            "Times are in UTC for groups, and for operators who have not chosen a time zone. "
            'Write yours into timezone: "Europe/Berlin".'
        )
