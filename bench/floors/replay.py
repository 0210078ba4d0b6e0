"""The same requests to a server by httpx alone, one after another.

python -m bench.floors.replay CA kept|fresh ROUNDS < URLs, one a line

`kept`: on one connection, which is open already; `fresh`: each on a connection of its own. Writes
the seconds of each round, one a line.
"""

from __future__ import annotations

import ssl
import sys
from collections.abc import Sequence
from time import perf_counter

import httpx


def kept(tls: ssl.SSLContext, urls: Sequence[str], rounds: int) -> None:
    with httpx.Client(verify=tls, trust_env=False) as client:
        client.get(urls[0]).raise_for_status()
        for _ in range(rounds):
            begun = perf_counter()
            for url in urls:
                client.get(url).raise_for_status()
            sys.stdout.write(f"{perf_counter() - begun}\n")


def fresh(tls: ssl.SSLContext, urls: Sequence[str], rounds: int) -> None:
    for _ in range(rounds):
        begun = perf_counter()
        for url in urls:
            httpx.get(url, verify=tls, trust_env=False).raise_for_status()
        sys.stdout.write(f"{perf_counter() - begun}\n")


if __name__ == "__main__":
    ways = {"kept": kept, "fresh": fresh}
    trusted = ssl.create_default_context(cafile=sys.argv[1])
    ways[sys.argv[2]](trusted, sys.stdin.read().split(), int(sys.argv[3]))
