"""What the same requests to a server take by httpx alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from bench.process import output_of
from demo.trueconf import RequestSeen, SimulatedTrueConf


async def replayed(
    authority: Path, server: SimulatedTrueConf, requests: Sequence[RequestSeen], rounds: int
) -> list[float]:
    """Seconds for all of these requests, one after another on one connection, in each round.

    :param authority: the certificate of whoever vouches for the server
    """
    urls = [f"{server.url}{seen.path}?{urlencode(seen.query)}" for seen in requests]
    program = ("bench.floors.replay", str(authority), str(rounds))
    return [float(line) for line in await output_of(*program, given=urls)]
