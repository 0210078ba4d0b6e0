"""What is missing on a machine is skipped there, and never in CI."""

from __future__ import annotations

import pytest

from tests import needs


def test_a_program_is_found_where_debian_keeps_servers(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    daemon = tmp_path / "daemon"
    daemon.touch(mode=0o755)
    monkeypatch.setattr(needs, "PLACES", str(tmp_path))
    assert needs.program("daemon") == str(daemon)


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
def test_a_program_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="no-such-program is not installed here"):
        needs.program("no-such-program")
