"""One table: what went wrong -> what an operator is told of it. It holds the exceptions, and the
reasons that checks of a server keep of them.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from aiogram.exceptions import TelegramAPIError
from aiogram_dialog.api.exceptions import (
    NoContextError,
    OutdatedIntent,
    UnknownIntent,
    UnknownState,
    UnregisteredDialogError,
)

from dialogs.context import ScreenUnread, WindowOutdated
from dialogs.wording.rows import shorten
from services import errors as ours
from services import trueconf
from services.attention import AlertOver, AlertTaken
from services.db import DatabaseFailed, Reason
from services.incidents import log_incident
from services.members import NotInvited, TooManyInvitations
from services.monitoring import Check, Verdict
from services.policy import CaseDecided, NotYet
from services.tables import TooManyExports

logger = logging.getLogger(__name__)

# Characters of a name beside a note.
NAME = 40

# The key of a text, and its arguments.
Explanation = tuple[str, Mapping[str, str | None]]

# What was pressed is gone; the way on is the menu.
LOST_WINDOWS = (
    WindowOutdated,
    UnknownIntent,
    OutdatedIntent,
    UnknownState,
    UnregisteredDialogError,
    NoContextError,
    ours.ConfirmationOutdated,
)

PLAIN: Mapping[type[Exception], str] = {
    trueconf.NotAuthorised: "error-not-authorised",
    trueconf.NotFound: "error-not-found",
    trueconf.Blocked: "error-blocked",
    trueconf.ProtocolError: "error-protocol",
    ours.NotAllowed: "error-not-allowed",
    NotInvited: "error-not-invited",
    TooManyInvitations: "error-too-many-invitations",
    TooManyExports: "error-export-under-way",
    AlertOver: "error-alert-over",
    ours.ServerGone: "error-server-gone",
    ours.ConferenceEnded: "error-conference-ended",
    ours.NotStoppable: "error-not-stoppable",
    TelegramAPIError: "error-telegram",
    ScreenUnread: "error-read-first",
    **dict.fromkeys(LOST_WINDOWS, "error-outdated"),
}

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
DATABASE: Mapping[Reason, str] = {
    "disk": "error-database-disk",
    "busy": "error-database-busy",
    "read-only": "error-database-read-only",
    "refused": "error-database-refused",
    "unfit": "error-database-unfit",
    "broken": "error-database-broken",
}
# What a check keeps of a server that answers with errors: no class, but one of these words.
API_ERROR = {
    "server-error": UNREACHABLE["server-error"],
    "protocol": PLAIN[trueconf.ProtocolError],
    "blocked": PLAIN[trueconf.Blocked],
}


def explain(failure: Exception) -> Explanation | None:
    """What is said of an expected failure; None for a mistake of ours."""
    match failure:
        case trueconf.Unreachable():
            return UNREACHABLE[failure.reason], {}
        case trueconf.TLSFailure():
            return TLS[failure.reason], {}
        case trueconf.PermissionMissing():
            return _permission_missing(failure.permission)
        case DatabaseFailed():
            return DATABASE[failure.reason], {}
        case ours.StopInProgress():
            return "error-stop-in-progress", {"operator": failure.operator_name}
        case ours.Protected():
            noted = "no" if failure.note is None else "yes"
            return "error-protected", {
                "protector": shorten(failure.operator_name, NAME),
                "noted": noted,
                "note": failure.note,
            }
        case AlertTaken(taken=taken):
            return "error-alert-taken", {"by": shorten(taken.name, NAME)}
        case NotYet():
            return "error-rule-not-yet", {"missing": failure.missing.value}
        case CaseDecided(case=decided):
            by = decided.by_name and shorten(decided.by_name, NAME)
            return "error-rule-decided", {"state": decided.state.value, "by": by}
        case ours.ActInProgress():
            return "error-act-in-progress", {"operator": failure.operator_name}
    plain = next((key for kind, key in PLAIN.items() if isinstance(failure, kind)), None)
    return (plain, {}) if plain else None


def account_for(failure: Exception, *, under_alert: bool = False) -> Explanation:
    """What is said of any failure; a mistake of ours is logged, and gets a number.

    :param under_alert: the press was on no screen, so no menu takes its place
    """
    explained = explain(failure)
    if under_alert and isinstance(failure, LOST_WINDOWS):
        explained = "error-button-outdated", {}
    if explained is None:
        return "error-unexpected", {"incident": log_incident("an update of an operator", failure)}
    logger.info("told the operator: %s (%s)", explained[0], type(failure).__name__)
    return explained


def explain_check(check: Check) -> Explanation | None:
    """The same of what a check has found; None where it is no error of this table, or has a
    reason of another version.
    """
    reason = str(check.reason)
    key: str | None = None
    match check.verdict:
        case Verdict.PERMISSION_MISSING:
            return _permission_missing(check.reason)
        case Verdict.CHECK_FAILED:
            return "error-check-failed", {"incident": check.reason}
        case Verdict.CREDENTIALS_REFUSED:
            key = PLAIN[trueconf.NotAuthorised]
        case Verdict.UNREACHABLE:
            key = UNREACHABLE.get(reason)
        case Verdict.TLS:
            key = TLS.get(reason, TLS["other"])
        case Verdict.API_ERROR:
            key = API_ERROR.get(reason)
    return (key, {}) if key else None


def _permission_missing(permission: str | None) -> Explanation:
    return "error-permission-missing", {"permission": permission}
