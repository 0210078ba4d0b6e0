"""Two ways to write one place are seen to be one."""

from __future__ import annotations

import pytest

from services.addresses import place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vc.example.com", "vc.example.com:443"),
        ("vc.example.com:443", "VC.Example.COM:443"),
        ("vc.example.com.:443", "vc.example.com"),
        ("vc.example.com:0443", "vc.example.com:443"),
        ("конференции.рф", "xn--e1aajagsceu2b0a.xn--p1ai:443"),
        ("КОНФЕРЕНЦИИ.рф", "конференции.рф"),
        ("[2001:db8::1]", "[2001:0DB8:0:0::1]:443"),
        ("2001:db8::1", "[2001:db8::1]:443"),
        ("[::ffff:192.0.2.1]:8443", "192.0.2.1:8443"),
    ],
)
def test_one_place(one: str, other: str) -> None:
    assert place(one) == place(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vc.example.com", "vc.example.com:8443"),
        ("vc.example.com", "vc.example.org"),
        ("192.0.2.1", "192.0.2.11"),
        ("[2001:db8::1]", "[2001:db8::1:1]"),
        ("vc_1.example.com", "vc-1.example.com"),
    ],
)
def test_two_places(one: str, other: str) -> None:
    assert place(one) != place(other)


@pytest.mark.parametrize("odd", ["", ":", "a" * 300, "[", "[]:1", "a..b", "a:b:c", "host:port"])
def test_whatever_it_is_it_has_a_spelling(odd: str) -> None:
    assert place(odd) == place(odd)
