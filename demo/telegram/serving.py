"""An aiohttp application on a local port that it keeps over stops and starts."""

from __future__ import annotations

from aiohttp import web

from demo.ports import KeptPort

_GRACE = 0.1


class Serving:
    """Starts and stops one application."""

    def __init__(self, app: web.Application, host: str, port: int) -> None:
        self._app = app
        self._host = host
        self._port = port
        self._runner: web.AppRunner | None = None
        self._kept_port = KeptPort()

    @property
    def url(self) -> str:
        """The address, once it has been started."""
        return f"http://{self._host}:{self._port}"

    async def start(self) -> None:
        """Listen."""
        self._runner = web.AppRunner(
            self._app, handler_cancellation=True, shutdown_timeout=_GRACE, access_log=None
        )
        await self._runner.setup()
        self._kept_port.release()
        await web.TCPSite(self._runner, self._host, self._port).start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close the port; requests that still run are broken off."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None
            self._kept_port.keep(self._host, self._port)
