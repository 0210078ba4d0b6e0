"""How a server is doing, in words: verdicts, and the reasons of failures with what to do about
them.
"""

from dialogs.context import Texts
from services.monitoring import Check, Verdict

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
    "not-yet-valid": "error-tls-not-yet-valid",
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
    Verdict.CHECK_FAILED: "verdict-check-failed",
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
    return None if check is None else verdict_words(check.verdict, check.reason, texts)


def verdict_words(verdict: Verdict, reason: str | None, texts: Texts) -> str:
    """A verdict in a few words; of a check that failed the number of the incident, too."""
    return texts.text(VERDICTS[verdict], incident=reason)


def advice(check: Check, texts: Texts) -> str:
    """What the verdict means, and what to do."""
    match check.verdict:
        case Verdict.PERMISSION_MISSING:
            return texts.text("error-permission-missing", permission=check.reason)
        case Verdict.CHECK_FAILED:
            return texts.text("error-check-failed", incident=check.reason)
        case Verdict.UNREACHABLE:
            key = UNREACHABLE.get(str(check.reason), "verdict-unreachable")
        case Verdict.TLS:
            key = TLS.get(str(check.reason), TLS["other"])
        case Verdict.API_ERROR:
            key = API_ERROR.get(str(check.reason), "verdict-api-error")
        case _:
            key = ADVICE[check.verdict]
    return texts.text(key)
