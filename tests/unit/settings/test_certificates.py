"""What is wrong with the file of a certificate is told at the start, by its name."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bot.settings.certificates import UnusableFile, usable_certificate
from bot.settings.model import SettingsError
from demo.trueconf import Authority
from tests.unit.settings.files import SERVER, TOP, loaded, server

OWN_KEY = (
    ec.generate_private_key(ec.SECP256R1())
    .private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    .decode()
)


@pytest.fixture
def pem(path: Path, authority: Authority) -> str:
    authority.write(path.parent / "ca.pem")
    return (path.parent / "ca.pem").read_text("ascii")


def refusal(path: Path, value: str = "file") -> str:
    with pytest.raises(SettingsError) as caught:
        loaded(path, f"{TOP}{SERVER}ssl_certificate = '{value}'")
    (mistake,) = caught.value.mistakes
    assert mistake.key == "servers.Main.ssl_certificate"
    assert value not in mistake.problem or value in ("file", ".")
    return mistake.problem


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_powershells_utf_16(path: Path, pem: str, encoding: str) -> None:
    (path.parent / "file").write_bytes(pem.replace("\n", "\r\n").encode(encoding))
    assert "is UTF-16 text, as PowerShell's > writes it" in refusal(path)


def test_der(path: Path, pem: str) -> None:
    (path.parent / "file").write_bytes(ssl.PEM_cert_to_DER_cert(pem))
    assert "is in DER format: convert it to PEM (openssl x509 -inform der" in refusal(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        ("vc.example.com", "holds no certificate in PEM format"),
        (OWN_KEY, "holds no certificate in PEM format"),
        ("\ufeff{pem}", "begins with a byte order mark"),
        ("{half}", "no certificate that can be read"),
        (
            "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n",
            "no certificate that can be read",
        ),
    ],
)
def test_what_is_no_certificate(path: Path, pem: str, content: str, said: str) -> None:
    text = content.format(pem=pem, half=pem[: len(pem) // 2])
    (path.parent / "file").write_text(text, encoding="utf-8")
    assert said in refusal(path)


def test_what_is_no_file(path: Path) -> None:
    assert "there is no such file" in refusal(path, "other.pem")
    assert "is not a file" in refusal(path, ".")
    assert "cannot be read" in refusal(path, "x" * 5000)


def test_a_file_that_may_not_be_read(
    path: Path, pem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read everything, so the refusal is played."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (path.parent / "file").write_bytes(pem.encode())
    file = path.parent / "file"
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnusableFile, match="cannot be read; let the bot's user read it"):
        usable_certificate(file)


@pytest.mark.parametrize("before", ["", "subject=CN = vc.example.com\n", OWN_KEY])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_can_be_used(path: Path, pem: str, before: str, end: str) -> None:
    text = f"{before}{pem}{pem}".replace("\n", end)
    (path.parent / "file").write_bytes(text.encode())
    assert server(path, "ssl_certificate = 'file'").certificate == path.parent / "file"
