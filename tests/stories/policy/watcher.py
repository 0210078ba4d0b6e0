"""Holds each stop that reached the server against what really was."""

from __future__ import annotations

from datetime import datetime, timedelta

from demo.trueconf import Session as Held
from services.alerts.kinds import Kind
from services.policy.cases import CaseState
from tests.stories.policy.stage import Stage

NOTICE = timedelta(minutes=10)


class Unlawful(AssertionError):
    """
    :ivar rule: what does not hold, in the same words each time
    """

    def __init__(self, rule: str, room: str) -> None:
        super().__init__(f"{rule}: {room}")
        self.rule = rule


class Watcher:
    """
    :ivar on: whether an owner wants the rule to stop something
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._seen = 0
        self.protected: set[str] = set()
        self.kept: set[str] = set()
        self.on = True

    async def check(self) -> None:
        """To be called after each look.

        :raises Unlawful:
        """
        stops = self._stage.server.stops
        for room in stops[self._seen :]:
            (held,) = [each for each in self._stage.world.log if each.conference_id == room]
            for rule, holds in self._rules(room, held).items():
                if not holds:
                    raise Unlawful(rule, room)
            if not await self._was_warned_of(room, self._stage.clock()):
                raise Unlawful("it was warned of", room)
        self._seen = len(stops)

    def _rules(self, room: str, held: Held) -> dict[str, bool]:
        ended = self._stage.clock()
        present = [stay.who for stay in held.stays if stay.left == held.ended]
        return {
            "it is stopped, once": held.ended == ended
            and self._stage.server.stops.count(room) == 1,
            "the rule is on": self.on,
            "nobody is in it but a lone host": len(present) <= 1
            and all(getattr(who, "role", None) == 2 for who in present),
            "it has been running for long": ended - held.started > timedelta(hours=4),
            "these are the chosen hours": ended.hour >= 20 or ended.hour < 7,
            "it is not recorded": not self._stage.world.rooms[room].is_recording,
            "nobody has protected it": room not in self.protected,
            "nobody has kept it": room not in self.kept,
        }

    async def _was_warned_of(self, room: str, ended: datetime) -> bool:
        """In time, and somebody got it."""
        [case] = [
            each
            for each in await self._stage.cases()
            if each.ref.conference_id == room and each.state is CaseState.STOPPED
        ]
        [(sent,)] = await self._stage.rows(
            "SELECT min(sent_at) FROM alerts WHERE kind = ? AND thread = ?",
            Kind.RULE_WARNING,
            case.thread,
        )
        if sent is None or not ended >= case.due_at >= case.warned_at + NOTICE:
            return False
        told = datetime.fromisoformat(sent).replace(tzinfo=ended.tzinfo)
        return ended - told >= NOTICE
