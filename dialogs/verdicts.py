"""How a server is doing, in words: verdicts, and the reasons of failures with what to do about
them.
"""

from typing import Any

from dialogs.context import Texts
from services.status import Check, Verdict

UNREACHABLE = {
    "name": "error-unreachable-name",
    "name-timeout": "error-unreachable-name-timeout",
    "refused": "error-unreachable-refused",
    "timeout": "error-unreachable-timeout",
    "broken": "error-unreachable-broken",
    "server-error": "error-unreachable-server-error",
}
TLS = {
    "untrusted": "error-tls-untrusted",
    "name": "error-tls-name",
    "expired": "error-tls-expired",
    "other": "error-tls-other",
}
API_ERROR = {
    "server-error": "error-unreachable-server-error",
    "protocol": "error-protocol",
    "blocked": "error-blocked",
}
VERDICTS = {
    Verdict.RUNNING: "verdict-running",
    Verdict.SLOW: "verdict-slow",
    Verdict.PORT_SILENT: "verdict-port-silent",
    Verdict.PERMISSION_MISSING: "verdict-permission-missing",
    Verdict.CREDENTIALS_REFUSED: "verdict-credentials-refused",
    Verdict.API_ERROR: "verdict-api-error",
    Verdict.ENGINE_STOPPED: "verdict-engine-stopped",
    Verdict.TLS: "verdict-tls",
    Verdict.UNREACHABLE: "verdict-unreachable",
}
ADVICE = {
    Verdict.RUNNING: "verdict-running-advice",
    Verdict.SLOW: "verdict-slow-advice",
    Verdict.PORT_SILENT: "verdict-port-silent-advice",
    Verdict.CREDENTIALS_REFUSED: "error-not-authorised",
    Verdict.ENGINE_STOPPED: "verdict-engine-stopped-advice",
}


def verdict(check: Check | None, texts: Texts) -> str | None:
    """A few words with a coloured mark; None where there has been no check."""
    return None if check is None else texts.text(VERDICTS[check.verdict])


def advice(check: Check, texts: Texts) -> str:
    """What the verdict means, and what to do."""
    if check.verdict == Verdict.PERMISSION_MISSING:
        return texts.text("error-permission-missing", permission=check.reason)
    reasons: dict[Verdict, Any] = {
        Verdict.UNREACHABLE: UNREACHABLE,
        Verdict.TLS: TLS,
        Verdict.API_ERROR: API_ERROR,
    }
    if reason := reasons.get(check.verdict):
        return texts.text(reason[check.reason])
    return texts.text(ADVICE[check.verdict])
