"""How much is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """
    :ivar rounds: of each figure
    :ivar few: rounds of what takes seconds
    :ivar presses: on each window, in a round
    :ivar searched: conferences of the search for forgotten ones
    :ivar listed: conferences of the list
    :ivar counted: users, of whom one in ten is online
    :ivar crowd: operators who press at once
    :ivar bursts: how often they do, in a round: whole turns through the windows
    :ivar monitored: servers that are monitored
    :ivar watched: seconds of a round of monitoring
    :ivar alerted: operators who are told of an outage
    """

    rounds: int
    few: int
    presses: int
    searched: tuple[int, ...]
    listed: tuple[int, ...]
    counted: tuple[int, ...]
    crowd: int
    bursts: int
    monitored: tuple[int, ...]
    watched: float
    alerted: int


FULL = Effort(
    rounds=5,
    few=3,
    presses=20,
    searched=(20, 100, 500),
    listed=(200, 1000),
    counted=(1000, 10_000),
    crowd=50,
    bursts=40,
    monitored=(20, 200),
    watched=2.0,
    alerted=100,
)
QUICK = Effort(
    rounds=1,
    few=1,
    presses=2,
    searched=(10, 20),
    listed=(30,),
    counted=(300,),
    crowd=3,
    bursts=4,
    monitored=(2,),
    watched=1.1,
    alerted=3,
)
