"""PgBouncer in front of a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path

from tests.contract.programs.program import Program
from tests.postgresql import USER

_CONFIG = """
[databases]
* = host=127.0.0.1 port={upstream}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
ignore_startup_parameters = {ignored}
"""


class PgBouncer(Program):
    def __init__(self, folder: Path) -> None:
        super().__init__("pgbouncer", folder)

    async def serve(self, upstream: int, mode: str, ignored: str) -> None:
        """:param upstream: the server's port"""
        config = self.folder / "ini"
        config.write_text(
            _CONFIG.format(port=self.port, upstream=upstream, mode=mode, ignored=ignored)
        )
        await self.run("-u", "nobody", str(config))

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://{USER}@127.0.0.1:{self.port}/{database}"
