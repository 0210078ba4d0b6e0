"""nginx and haproxy in front of a server, and microsocks between the bot and Telegram."""

from __future__ import annotations

from pathlib import Path

from demo.trueconf import Authority
from tests.contract.programs.program import Program

NGINX = """
daemon off;
master_process off;
pid {folder}/pid;
error_log stderr info;
events {{ worker_connections 64; }}
http {{
    {beside}
    access_log {folder}/access;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate;
        ssl_certificate_key {folder}/certificate;
        {location}
    }}
}}
"""

HAPROXY = """
global
    log stderr format raw local0
defaults
    mode http
    timeout connect 5s
    timeout client 60s
    timeout server {patience}s
listen telegram
    bind 127.0.0.1:{port}
    server telegram {upstream}
"""


LOCATION = """location / {{
            proxy_pass {upstream};
            proxy_read_timeout 1s;
            {directives}
        }}"""


class Nginx(Program):
    """By TLS, in front of `upstream`, which it gives one second for an answer.

    :param upstream: a URL
    """

    def __init__(self, folder: Path, upstream: str, authority: Authority) -> None:
        super().__init__("nginx", folder)
        self._upstream = upstream
        certificate = authority._ca.issue_cert("127.0.0.1")
        certificate.private_key_and_cert_chain_pem.write_to_path(folder / "certificate")

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def asked(self) -> list[str]:
        """The request lines so far, in the order in which they were answered."""
        return [
            line.split('"')[1] for line in (self.folder / "access").read_text("utf-8").splitlines()
        ]

    async def serve(self, directives: str = "") -> None:
        """From now on with these directives for every path; who is connected is cut off."""
        location = LOCATION.format(upstream=self._upstream, directives=directives)
        await self.configured(location)

    async def configured(self, location: str, beside: str = "") -> None:
        """As `serve`, with whole blocks: for its server, and beside that one."""
        await self.stop()
        config = self.folder / "nginx.conf"
        config.write_text(
            NGINX.format(folder=self.folder, port=self.port, location=location, beside=beside)
        )
        await self.run("-c", str(config), "-e", "stderr")


class Haproxy(Program):
    """In front of `upstream`, from which it wants to hear something every `patience` seconds.

    :param upstream: host and port
    """

    async def serve(self, upstream: str, *, patience: int) -> None:
        config = self.folder / "haproxy.cfg"
        config.write_text(HAPROXY.format(port=self.port, upstream=upstream, patience=patience))
        await self.run("-f", str(config), "-db")


class Microsocks(Program):
    """A SOCKS5 proxy, for whoever knows the login."""

    LOGIN = ("someone", "proxy-password")

    async def serve(self) -> None:
        user, password = self.LOGIN
        await self.run("-i", "127.0.0.1", "-p", str(self.port), "-u", user, "-P", password)

    def url(self, password: str = LOGIN[1]) -> str:
        return f"socks5://{self.LOGIN[0]}:{password}@127.0.0.1:{self.port}"
