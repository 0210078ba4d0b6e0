"""A port that stays a simulator's own while the simulator is down."""

from __future__ import annotations

import socket
import weakref
from collections.abc import Callable
from contextlib import suppress


class KeptPort:
    """Nobody else gets the port meanwhile: a server that has fallen over refuses connections, it
    does not answer as another one.
    """

    def __init__(self) -> None:
        self._release: Callable[[], object] | None = None

    def keep(self, host: str, port: int) -> None:
        """From the moment that the server has closed it."""
        kept = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._release = weakref.finalize(self, kept.close)
        with suppress(OSError):  # a server that could not even begin has no port to keep
            kept.bind((host, port))

    def release(self) -> None:
        """Just before the server opens it again."""
        if self._release is not None:
            self._release()
            self._release = None
