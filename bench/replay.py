"""What the same requests to a server take by httpx alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from bench.process import output_of
from demo.trueconf import RequestSeen, SimulatedTrueConf


async def replayed(
    authority: Path,
    server: SimulatedTrueConf,
    requests: Sequence[RequestSeen],
    way: Literal["kept", "fresh"],
    rounds: int,
) -> list[float]:
    """Seconds for all of these requests, one after another, in each round.

    :param authority: the certificate of whoever vouches for the server
    :param way: on one connection that is kept, or each on a fresh one
    """
    urls = [f"{server.url}{seen.path}?{urlencode(seen.query)}" for seen in requests]
    program = ("bench.floors.replay", str(authority), way, str(rounds))
    return [float(line) for line in await output_of(*program, given=urls)]
