"""What each place has been told, and what it should have been told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.kills.known import Outage
from tests.stories.kills.lives import Lives
from tests.stories.kills.world import (
    ANNA,
    BERND,
    BRANCH,
    CARMEN,
    DARIA,
    GROUP,
    MAIN,
    STEADY,
    STRANGER,
    TOPIC,
    World,
)

BEGUN, STILL, ENDED = "begun", "still", "ended"
PAUSED, RESUMED, FORGOTTEN = "paused", "resumed", "forgotten"
_WHAT = {Kind.OUTAGE: BEGUN, Kind.RECOVERY: ENDED}
EVERYTHING = (MAIN, BRANCH, STEADY)
SEES = {
    ANNA: EVERYTHING,
    BERND: EVERYTHING,
    CARMEN: EVERYTHING,
    DARIA: (BRANCH,),
    GROUP: (MAIN,),
    STRANGER: (),
}
PROMPT = (ANNA, DARIA, GROUP)  # for whom nothing is deferred

_LINES = re.compile(
    r"^(?:"
    r"(?P<begun>\w+): 🔴"
    r"|(?P<still>\w+): still 🔴"
    r"|(?P<ended>\w+): [🟢🟡]"
    r"|(?P<both>\w+) was down"
    r"|🟢 (?P<over>\w+) · was down"
    r"|⏸ Maintenance of (?P<paused>\w+) has begun"
    r"|▶ \w+ has ended the pause of (?P<resumed>\w+)"
    r"|🕯 (?P<forgotten>Weekly sync)"
    r")",
    re.MULTILINE,
)


class Said(NamedTuple):
    server: str
    what: str


def said(text: str) -> Iterator[Said]:
    for found in _LINES.finditer(text):
        what, server = str(found.lastgroup), found[str(found.lastgroup)]
        if what == "both":
            yield from (Said(server, BEGUN), Said(server, ENDED))
        elif what == "over":  # it ended while its alert was written, which is told apart
            yield Said(server, BEGUN)
        else:
            yield Said(STEADY if what == FORGOTTEN else server, what)


class Judge:
    def __init__(self, world: World, lives: Lives, outages: Sequence[Outage]) -> None:
        self._bot: RunningBot = world.bot
        self._webhook = world.webhook
        self._lives = lives
        self._outages = outages

    def judge(self) -> None:
        for place, sees in SEES.items():
            told = self._told(place)
            others = {each.server for each in told} - {*sees}
            assert not others, f"{place} was told of {others}"
            for name in {*sees} & {MAIN, BRANCH}:
                self._in_order(place, name, [each.what for each in told if each.server == name])
            times = Counter(told)
            assert times[Said(MAIN, PAUSED)] <= 1, f"{place}: the maintenance was told twice"
            assert times[Said(MAIN, RESUMED)] == (MAIN in sees), (
                f"{place}: the end of the maintenance"
            )
            most = (
                times[Said(STEADY, FORGOTTEN)] == 1
                if place == ANNA
                else times[Said(STEADY, FORGOTTEN)] < 2
            )
            assert most, (
                f"{place}: the forgotten conference, {times[Said(STEADY, FORGOTTEN)]} times"
            )
            self._holds(place)
        self._channel()

    def _told(self, place: int) -> list[Said]:
        """But for what came once more because the bot died before it knew."""
        messages = [
            message
            for message in self._bot.telegram.messages(place)
            if (place, message.message_id) not in self._lives.swallowed
        ]
        if place == GROUP:
            assert {message.thread for message in messages} == {TOPIC}
        return [each for message in messages for each in said(message.history[0].text)]

    def _in_order(self, place: int, name: str, told: Sequence[str]) -> None:
        outages = [each for each in self._outages if each.server == name and each.told]
        ends = [what for what in told if what in (BEGUN, ENDED)]
        assert ends == [BEGUN, ENDED] * len(outages), f"{place} was told of {name}: {told}"
        left = list(told)
        for outage in outages:
            one, left = left[: left.index(ENDED) + 1], left[left.index(ENDED) + 1 :]
            one = [what for what in one if what not in (PAUSED, RESUMED)]
            assert one[0] == BEGUN, f"{place} was told of {name}: {told}"
            repeats = one.count(STILL)
            most = outage.passes
            least = outage.promptly if place in PROMPT else 0
            assert least <= repeats <= most, f"{place}, {name}: {told}, not {least} to {most}"

    def _holds(self, place: int) -> None:
        """No message says any more that a server is down, or that a conference runs."""
        for message in self._bot.telegram.messages(place):
            if (place, message.message_id) not in self._lives.swallowed:
                now = {found.lastgroup for found in _LINES.finditer(message.text)}
                assert not now & {BEGUN, FORGOTTEN}, f"{place} still reads: {message.text}"

    def _channel(self) -> None:
        """Each outage and each end at most once, in order; once more for what a death may have
        left untold of its yes.
        """
        told = Counter(each for text in self._bodies() for each in said(text))
        rows = self._bot.rows(
            "SELECT s.name, a.kind, a.sent_at FROM alerts a JOIN servers s ON s.id = a.server_id"
            " WHERE channel != '' AND given_up_at IS NULL AND kind IN ('outage', 'recovery')"
            " ORDER BY a.id"
        )
        moments = [sent_at for _, _, sent_at in rows]
        assert moments == sorted(moments), f"webhook: not in order: {rows}"
        due = Counter(Said(name, _WHAT[Kind(kind)]) for name, kind, _ in rows)
        lost = Counter(self._lives.lost)
        for each in {*told, *due}:
            if each.what in (BEGUN, ENDED):
                kind = Kind.OUTAGE if each.what == BEGUN else Kind.RECOVERY
                least, most = due[each], due[each] + lost[each.server, kind]
                assert least <= told[each] <= most, f"webhook: {each}: {told[each]}, not {least}"

    def _bodies(self) -> list[str]:
        return [body["message"] for _, body in self._webhook.posts]

    def listed(self) -> str:
        """All that was told, to be read when something is wrong."""
        lines = []
        for place in SEES:
            lines.append(f"-- {place}")
            for message in self._bot.telegram.messages(place):
                swallowed = (place, message.message_id) in self._lives.swallowed
                first = message.history[0].text.replace("\n", " / ")
                lines.append(f"{message.message_id}{' (swallowed)' * swallowed}: {first}")
        lines += ["-- webhook", *(body.replace("\n", " / ") for body in self._bodies())]
        return "\n".join(lines)
