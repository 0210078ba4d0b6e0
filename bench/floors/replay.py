"""The same requests to a server by httpx alone, one after another, on one open connection.

python -m bench.floors.replay CA ROUNDS < URLs, one a line

Writes the seconds of each round, one a line.
"""

from __future__ import annotations

import ssl
import sys
from time import perf_counter

import httpx


def main(authority: str, rounds: str) -> None:
    urls = sys.stdin.read().split()
    trusted = ssl.create_default_context(cafile=authority)
    with httpx.Client(verify=trusted, trust_env=False) as client:
        client.get(urls[0]).raise_for_status()
        for _ in range(int(rounds)):
            begun = perf_counter()
            for url in urls:
                client.get(url).raise_for_status()
            sys.stdout.write(f"{perf_counter() - begun}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
