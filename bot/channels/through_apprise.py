"""What is known of Apprise. It answers yes or no; why it is a no only its log says, in words that
are read here and go nowhere else. Loaded in the process of `__main__` alone.
"""

from __future__ import annotations

import logging
import re
import socket
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from apprise import Apprise, NotifyBase, NotifyFormat
from apprise.common import OverflowMode

from bot.channels.outcomes import Outcome, Result

# How plain addresses of the web are written for Apprise: as those of a JSON webhook.
_WEB = {"https": "jsons", "http": "json"}
# What the log says, and what it means; the first that fits.
_MEANINGS = (
    # Said after the whole text, or of its size. A refused sender has a third part; 53x asks for
    # a login.
    (r"(?m)exception: \(5(?!3)\d\d, b'(?:[^'\\]|\\.)*'\)$", Outcome.UNWANTED),
    (r"(?m)exception: \(5(?!3)\d\d, b\"(?:[^\"\\]|\\.)*\"\)$", Outcome.UNWANTED),
    (r"exception: \(552, |error=4(?:00|06|1[345]|22)\b", Outcome.UNWANTED),
    (r"certificate|ssl|tls|wrong version number|starttls", Outcome.TLS),
    (r"authentication|\(53[045], |credentials|error=401|unauthorized", Outcome.LOGIN),
    (r"name or service not known|name resolution|getaddrinfo|nodename nor", Outcome.NO_HOST),
    (r"timed out|timeout", Outcome.TOO_SLOW),
    (r"error=\d|\(5\d\d, |refused:|recipients? refused|sending email to", Outcome.REFUSED),
    (r"connection|socket|errno", Outcome.UNREACHABLE),
)


class _Heard(logging.Handler):
    """Keeps what speaks of an attempt, and not of the message, whose words may mean anything."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage().lower()
        if record.levelno >= logging.INFO or "exception: " in line:
            self.lines.append(line)


def send(url: str, title: str, text: str, *, cut: bool) -> Result:
    apprise_log = logging.getLogger("apprise")
    heard = _Heard()
    apprise_log.setLevel(logging.DEBUG)
    apprise_log.addHandler(heard)
    service = _service(url)
    if service is None:
        return Result(Outcome.NOT_UNDERSTOOD)
    if not cut and _is_too_long(service, title, text):
        return Result(Outcome.TOO_LONG)
    heard.lines.clear()
    if _notify(service, title, text):
        return Result(Outcome.SENT)
    if any(line.startswith("sent ") for line in heard.lines):
        return Result(Outcome.PARTLY)
    return _meaning("\n".join(heard.lines).replace(_host(service).lower() or "\0", ""))


def _notify(service: NotifyBase, title: str, text: str) -> bool:
    all_of_them = Apprise()
    all_of_them.add(service)
    return bool(all_of_them.notify(body=text, title=title, body_format=NotifyFormat.TEXT))


def _is_too_long(service: NotifyBase, title: str, text: str) -> bool:
    """Whether Apprise would split or cut it. It makes the parts as if to send them: only so its
    changes for the service are counted, too.
    """
    parts: list[dict[str, Any]] = []

    def count(**part: Any) -> bool:
        parts.append(part)
        return True

    mode = service.overflow_mode
    if mode is OverflowMode.TRUNCATE:
        service.overflow_mode = OverflowMode.SPLIT
    vars(service)["send"] = count
    _notify(service, title, text)
    del vars(service)["send"]
    service.overflow_mode = mode
    most = service.body_max_line_count
    return len(parts) > 1 or 0 < most <= text.count("\n")


def look(url: str) -> Result:
    service = _service(url)
    if service is None:
        return Result(Outcome.NOT_UNDERSTOOD)
    host = _host(service)
    if host:
        try:
            socket.getaddrinfo(host.strip("[]"), None)
        except OSError:
            return Result(Outcome.NO_HOST, host=host)
    return Result(Outcome.UNDERSTOOD, host=host)


def _service(url: str) -> NotifyBase | None:
    """Apprise knows the web addresses of many services (Slack, Discord, ntfy) and reads them as
    such; any other one is a webhook that gets JSON.
    """
    service = Apprise.instantiate(url) or Apprise.instantiate(_as_webhook(url))
    if service is None:
        return None
    asked = {name for name, _ in parse_qsl(urlsplit(url).query)}
    if "format" not in asked:
        service.notify_format = NotifyFormat.TEXT
    # Of parts only the first might arrive. Who asks for "upstream" lets the service cut.
    if service.overflow_mode is OverflowMode.SPLIT or "overflow" not in asked:
        service.overflow_mode = OverflowMode.TRUNCATE
    return service


def _as_webhook(url: str) -> str:
    """The address is asked for as it is written: to Apprise, only what begins with "-" belongs
    into the query.
    """
    parts = urlsplit(url)
    if parts.scheme not in _WEB:
        return ""
    query = [(f"-{name}", value) for name, value in parse_qsl(parts.query, True)]
    return urlunsplit((_WEB[parts.scheme], parts.netloc, parts.path or "/", urlencode(query), ""))


def _host(service: NotifyBase) -> str:
    if mail := getattr(service, "smtp_host", None):
        return str(mail)
    named = "host" in service.template_tokens
    return str(getattr(service, "host", None) or "") if named else ""


def _meaning(said: str) -> Result:
    status = re.search(r"error=(\d{3})\b", said)
    meaning = next((m for words, m in _MEANINGS if re.search(words, said)), Outcome.FAILED)
    return Result(meaning, int(status[1]) if status else 0)
