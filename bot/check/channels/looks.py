"""Whether Apprise understands each address and its host is found; where a test message is asked
for, whether it is taken.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.channels import Carrier, Channel, Outcome, Result, channels_of
from bot.check.probes import Probe, Subject
from bot.check.report import CheckResult, Line, fault, ok, warning
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.limits import Limits

SUBJECT = "second channel"

_ADVICE = {
    Outcome.PARTLY: "Correct the recipients in fallback-urls.",
    Outcome.NOT_UNDERSTOOD: "Write it into fallback-urls as Apprise's page of this service says: "
    "github.com/caronc/apprise.",
    Outcome.NOT_INSTALLED: "Install the requirements again: pip install -r requirements.txt.",
    Outcome.NO_HOST: "Correct the host in fallback-urls, and look at the name servers.",
    Outcome.TLS: "Look at the certificate of that server, at the port, and at the scheme: "
    "mailtos:// and https:// need TLS, mailto:// does without where it must.",
    Outcome.LOGIN: "Correct user and password in fallback-urls; write @ in them as %40, and / as "
    "%2F. Many mail services want a password for applications.",
    Outcome.REFUSED: "Look at the address and its recipients in fallback-urls, and into the log "
    "of that service.",
    Outcome.UNWANTED: "Look into the log of that service: it refuses what the bot writes.",
    Outcome.TOO_SLOW: "Look at the network between that server and this machine, and at the port.",
    Outcome.UNREACHABLE: "Check host and port in fallback-urls, and the firewall.",
    Outcome.FAILED: "Try the address with Apprise itself: apprise -vv -b test ADDRESS.",
}


async def check_channels(settings: Settings, limits: Limits, trial: str | None) -> list[Line]:
    """A line for each channel, by its place in fallback-urls.

    :param trial: a message for each of them; None: none is sent
    """
    carrier = Carrier(limits.channels)
    subject = Subject(SUBJECT, limits.check)
    seconds = limits.check.subject
    return await subject.look(
        *(
            Probe(
                f"channel {number}",
                partial(_judge, carrier, channel, trial),
                seconds=seconds,
            )
            for number, channel in enumerate(channels_of(settings.fallback_urls), start=1)
        )
    )


async def _judge(carrier: Carrier, channel: Channel, trial: str | None) -> CheckResult:
    if trial is None:
        return _finding(channel, await carrier.look(channel))
    title = trial.partition("\n")[0]
    return _finding(channel, await carrier.send(channel, title, trial, cut=True))


def _finding(channel: Channel, result: Result) -> CheckResult:
    host = f", {result.host}" if result.host else ""
    found = f"{channel.scheme}{host}: {result}"
    match result.outcome:
        case Outcome.SENT:
            return ok(found)
        case Outcome.UNDERSTOOD:
            return ok(f"{found}; check --send-test sends a message")
        case Outcome.PARTLY:
            return warning(found, _ADVICE[result.outcome])
    return fault(found, _ADVICE[result.outcome])
