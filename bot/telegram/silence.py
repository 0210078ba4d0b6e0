"""For how long Telegram has answered nothing."""

from __future__ import annotations

from time import monotonic


class Silence:
    def __init__(self) -> None:
        self._since: float | None = None

    def failed(self, began: float) -> None:
        """A request that began then, by the monotonic clock, has got no answer."""
        if self._since is None:
            self._since = began

    def answered(self) -> None:
        """Be it with a refusal."""
        self._since = None

    @property
    def seconds(self) -> float:
        """Since the first request without an answer; 0 while Telegram answers or is not asked."""
        return 0.0 if self._since is None else monotonic() - self._since
