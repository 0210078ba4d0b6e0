"""What the card of a conference and the question whether to stop it tell alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from dialogs.context import CardStart, Texts
from dialogs.wording import REASONS
from services.forgotten import Doubt, Rule, exceeds, judge
from services.trueconf import Participants

# How many hosts are named.
NAMED_HOSTS = 3

_JUDGED = {REASONS[rule] for rule in Rule}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the record of a question does not hold. None: unknown.

    :ivar devices: 0 where everybody is there on one device, which goes without saying
    :ivar reason: the key of the text why it looks forgotten, or why that cannot be said; None also
        where it was not opened for that
    """

    devices: int = 0
    hosts: int | None = None
    host_names: str | None = None
    recording: bool | None = None
    reason: str | None = None

    @classmethod
    def of(
        cls,
        people: Participants | None,
        age: float | None,
        recording: bool | None,
        found: CardStart | None,
        texts: Texts,
    ) -> Self:
        """
        :param found: set: the conference was opened because it looked forgotten
        """
        reason = _reason(people, age, found)
        hosts = None if people is None or not people.hosts_known else _host_names(people, texts)
        return cls(
            devices=0 if people is None else shown_devices(people.devices, len(people.people)),
            hosts=None if hosts is None else len(hosts),
            host_names=None if hosts is None else _listed(hosts),
            recording=recording,
            reason=reason and REASONS[reason],
        )

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """Unknown, where another version of the program has left other data."""
        if isinstance(data, Mapping) and data.keys() == asdict(cls()).keys():
            return cls(**data)
        return cls()

    def told(self, people: int | None, texts: Texts) -> dict[str, Any]:
        """The variables of the texts."""
        return {
            "devices": self.devices,
            "hosts": self.hosts,
            "host_names": self.host_names,
            "recording": "unknown" if self.recording is None else self.recording,
            "judged": self.reason in _JUDGED,
            "reason": self.reason and texts.text(self.reason, people=people),
        }


def _reason(
    people: Participants | None, age: float | None, found: CardStart | None
) -> Rule | Doubt | None:
    """Judged by what is shown: it may not look forgotten any more."""
    if found is None:
        return None
    if age is None:
        return Doubt.AGE
    reason = judge(people)
    too_young = found.threshold is not None and not exceeds(age, found.threshold)
    return None if too_young else reason


def shown_devices(devices: int, people: int) -> int:
    return devices if devices > people else 0


def _host_names(people: Participants, texts: Texts) -> list[str]:
    hosts = [person for person in people.people if person.is_host]
    return [host.name or host.id or texts.text("person-unnamed") for host in hosts]


def _listed(names: list[str]) -> str:
    more = [f"+{len(names) - NAMED_HOSTS}"] if len(names) > NAMED_HOSTS else []
    return ", ".join([*names[:NAMED_HOSTS], *more])
