"""The times of certificates, held against a library that reads all of a certificate."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from services.trueconf.http.tls import certificate_times
from services.trueconf.http.validity import validity

KEY = ec.generate_private_key(ec.SECP256R1())
# The first moment that X.509 knows, and the one that means "never".
FIRST, NEVER = datetime(1950, 1, 1), datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001 - both are UTC


def certificate(
    begins: datetime, ends: datetime, name: str = "vc.example.com", *, key: object = KEY
) -> bytes:
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    assert isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
    return (
        x509.CertificateBuilder(called, called, key.public_key(), x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


WHOLE = certificate(FIRST, NEVER)

moments = st.datetimes(FIRST, NEVER - timedelta(seconds=1)).map(
    lambda moment: moment.replace(microsecond=0)
)


@given(begins=moments, ends=moments, name=st.text("äx", min_size=1, max_size=64))
def test_times_are_those_that_others_read(begins: datetime, ends: datetime, name: str) -> None:
    begins, ends = sorted((begins, ends))
    times = validity(certificate(begins, ends, name))
    assert times == (begins.replace(tzinfo=UTC), ends.replace(tzinfo=UTC))


def test_a_certificate_without_an_end_and_with_a_large_key() -> None:
    key = rsa.generate_private_key(65537, 4096)
    times = validity(certificate(FIRST, NEVER, key=key))
    assert times == (FIRST.replace(tzinfo=UTC), NEVER.replace(tzinfo=UTC))


@given(
    damage=st.lists(st.tuples(st.integers(0, 140), st.integers(0, 255)), min_size=1, max_size=3),
    length=st.integers(0, 400),
)
def test_a_damaged_certificate_is_unreadable_or_has_times(
    damage: list[tuple[int, int]], length: int
) -> None:
    damaged = bytearray(WHOLE)
    for place, value in damage:
        damaged[place] = value
    times = certificate_times(bytes(damaged[:length]))
    assert times is None or len(times) == 2


@pytest.mark.parametrize(
    "written", [b"\x17\x0d490101000000Z", b"\x17\x0d500101000000Z", b"\x18\x0f20500101000000Z"]
)
def test_two_digits_of_a_year_count_from_1950(written: bytes) -> None:
    begins, _ = validity(of_times(written + b"\x18\x0f99991231235959Z"))
    assert begins.year == {b"49": 2049, b"50": 1950, b"20": 2050}[written[2:4]]


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\x17\x0d990230000000Z",
        b"\x17\x0b9902030000Z",
        b"\x18\x1120500101000000.5Z",
        b"\x18\x0f2050010100000\xd9Z",
        b"\x02\x0d990203000000Z",
        b"\x17\x7f990203000000Z",
    ],
)
def test_times_that_no_certificate_may_have(written: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        validity(of_times(written))


def of_times(times: bytes) -> bytes:
    """As much of a certificate as stands up to its times; an old one, which has no version."""
    body = b"\x02\x01\x01" + b"\x30\x00" * 2 + b"\x30" + bytes([len(times)]) + times
    body = b"\x30" + bytes([len(body)]) + body
    return b"\x30" + bytes([len(body)]) + body
