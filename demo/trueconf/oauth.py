"""Applications, their tokens and permissions, and how both are refused (section 2)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from demo.trueconf.options import Options
from demo.trueconf.replies import Json, RefusalError, Reply

ALL_PERMISSIONS = frozenset(
    {
        "conferences",
        "conferences.invitations",
        "conferences.participants",
        "conferences.records",
        "conferences.sessions:read",
        "conferences.sessions.participants:read",
        "logs.calls:read",
        "logs.calls.participants:read",
        "users",
    }
)
"""Permissions of all calls simulated here, by the names of sections 2.1 and 13."""

GRANT_TYPES = frozenset({"client_credentials", "password", "refresh_token", "authorization_code"})


@dataclass
class Application:
    """An OAuth2 application of the control panel; `token_lifetime` in seconds."""

    secret: str = "secret"  # noqa: S105 - invented, for an invented application
    permissions: set[str] = field(default_factory=lambda: set(ALL_PERMISSIONS))
    token_lifetime: int = 3600
    grant_types: set[str] = field(default_factory=lambda: {"client_credentials"})

    def may(self, permission: str) -> bool:
        """Whether it holds the permission; a name without suffix covers reading and writing."""
        return permission in self.permissions or permission.partition(":")[0] in self.permissions


@dataclass(frozen=True)
class _Token:
    client_id: str
    expires: datetime


class Gate:
    """Gives tokens to applications and checks who may call what."""

    def __init__(self, options: Options, now: Callable[[], datetime]) -> None:
        self.applications: dict[str, Application] = {"client": Application()}
        self.secret_key = secrets.token_hex(16)
        self._options = options
        self._now = now
        self._tokens: dict[str, _Token] = {}

    def revoke_tokens(self) -> None:
        """Every token given so far is refused from now on; the secret key is not."""
        self._tokens.clear()

    def check(self, token: str | None, permission: str | None, *, v4: bool) -> None:
        """Raises RefusalError unless the token is good for a call that needs this permission.

        The permissions are those that the application has now, not when the token was given.
        """
        if permission is None or token == self.secret_key:
            return
        known = self._tokens.get(token or "")
        application = self.applications.get(known.client_id) if known else None
        if known is None or application is None or known.expires <= self._now():
            kind = self._options.token_refusal or ("401" if v4 else "403-accessTokenInvalid")
            raise RefusalError(int(kind[:3]), "accessTokenInvalid", "Access token is invalid.")
        if not application.may(permission):
            raise RefusalError(403, "forbidden", "Forbidden.")

    def grant(self, body: bytes, content_type: str, *, v4: bool) -> Reply:
        """The answer to a token request, whose body is JSON or, on v3, also a form."""
        asked = _fields(body, content_type, v4=v4)
        client_id, grant_type = asked.get("client_id", ""), asked.get("grant_type", "")
        if grant_type not in GRANT_TYPES:
            return _oauth_error(400, "unsupported_grant_type")
        application = self.applications.get(client_id)
        if application is None or application.secret != asked.get("client_secret"):
            return self._bad_credentials(v4=v4)
        if grant_type not in application.grant_types or grant_type != "client_credentials":
            return _oauth_error(400, "unauthorized_client")
        return Reply(self._new_token(client_id, application))

    def _new_token(self, client_id: str, application: Application) -> Json:
        token, lifetime = secrets.token_hex(20), application.token_lifetime
        self._tokens[token] = _Token(client_id, self._now() + timedelta(seconds=lifetime))
        answer: Json = {
            "access_token": token,
            "expires_in": str(lifetime) if self._options.expires_in == "text" else lifetime,
            "token_type": "Bearer",
            "scope": " ".join(sorted(application.permissions)),
        }
        if self._options.expires_in == "absent":
            del answer["expires_in"]
        return answer

    def _bad_credentials(self, *, v4: bool) -> Reply:
        shape = self._options.bad_credentials or ("401-envelope" if v4 else "400-oauth")
        status, _, form = shape.partition("-")
        match form:
            case "oauth":
                return _oauth_error(int(status), "invalid_client")
            case "reason":
                return Reply({"reason": "InvalidCredentials"}, int(status))
            case _:
                raise RefusalError(int(status), "invalidClient", "Client credentials are invalid.")


def _fields(body: bytes, content_type: str, *, v4: bool) -> Mapping[str, str]:
    if content_type == "application/x-www-form-urlencoded" and not v4:
        return dict(parse_qsl(body.decode(errors="replace")))
    try:
        fields = json.loads(body)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise RefusalError(400, "invalidRequest", "The body is not a JSON object.")
    return {name: str(value) for name, value in fields.items()}


def _oauth_error(status: int, error: str) -> Reply:
    return Reply({"error": error, "error_description": error.replace("_", " ")}, status)
