"""A simulated server of which the bot knows only what stands in front of it."""

from __future__ import annotations

from typing import Self

from demo.trueconf import Generation, SimulatedTrueConf, World
from tests.running_bot import SECRET, RunningBot


class Fronted(SimulatedTrueConf):
    """Its status port is its own: proxies stand in front of the web API.

    :ivar front: host and port of the proxy; empty as long as there is none
    """

    front = ""

    @classmethod
    def of(cls, bot: RunningBot, generation: Generation) -> Self:
        tls = bot.authority.issue("127.0.0.1")
        server = cls(World("vc.example.com"), generation, tls=tls)
        server.applications["client"].secret = SECRET
        return server

    @property
    def address(self) -> str:
        return self.front or super().address
