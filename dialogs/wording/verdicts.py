"""How a server is doing, in words: verdicts, and what to do about them."""

from dialogs.context import Texts
from dialogs.wording.errors import explain_check
from services.monitoring import Check, Verdict

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
    key, arguments = explain_check(check) or (_advice(check.verdict), {})
    return texts.text(key, **arguments)


def _advice(verdict: Verdict) -> str:
    """Where the table of errors has nothing to say."""
    return ADVICE.get(verdict, VERDICTS[verdict])
