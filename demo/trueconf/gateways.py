"""What stands in front of a server and answers in its place: pages that are not TrueConf's."""

from __future__ import annotations

from demo.trueconf.faults import Status

_JSON = "application/json"


def _nginx(status: int, words: str) -> Status:
    page = (
        f"<html>\r\n<head><title>{status} {words}</title></head>\r\n<body>\r\n"
        f"<center><h1>{status} {words}</h1></center>\r\n<hr><center>nginx</center>\r\n"
        "</body>\r\n</html>\r\n"
    )
    return Status(status, page, "text/html", {"Server": "nginx"})


NOT_FOUND = {
    "nginx": _nginx(404, "Not Found"),
    "empty": Status(404, ""),
    "kong": Status(404, '{"message":"no Route matched with those values"}', _JSON),
    "a list": Status(404, "[]", _JSON),
    "text": Status(404, "404 page not found\n", "text/plain"),
    "spring": Status(404, '{"status":404,"error":"Not Found","path":"/api"}', _JSON),
    "null": Status(404, "null", _JSON),
}
"""A 404 that says nothing about a conference."""

REFUSED = {
    "nginx 403": _nginx(403, "Forbidden"),
    "nginx 401": _nginx(401, "Authorization Required"),
    "empty 403": Status(403, ""),
    "kong 403": Status(403, '{"message":"Forbidden"}', _JSON),
    "kong 401": Status(401, '{"message":"Unauthorized"}', _JSON),
    "spring 403": Status(403, '{"status":403,"error":"Forbidden","path":"/api"}', _JSON),
    "firewall": Status(403, "Access denied by policy 17", "text/plain"),
    "a list": Status(403, '[{"reason":"forbidden"}]', _JSON),
    "proxy": Status(407, "", "text/html", {"Proxy-Authenticate": "Basic"}),
}
"""A refusal that no TrueConf Server gives."""
