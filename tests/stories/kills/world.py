"""Who and what is in the stories of kills: servers, people, a group with a topic, a webhook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from aiogram.utils.backoff import BackoffConfig

from bot.channels import ChannelLimits
from bot.polling import MeetLimits, PollLimits
from demo.trueconf import SimulatedTrueConf
from services.attention import AttentionLimits
from services.maintenance import Schedule
from services.monitoring import MonitorLimits
from tests.process.shared_clock import SharedClock
from tests.running_bot import RunningBot
from tests.stories.channels.receivers import Webhook
from tests.stories.monitoring.scenes import INTERVAL, PATIENCE, monitored, server_of

# Anna and Carmen see everything, it is quiet for Carmen; Bernd mutes; Daria sees a branch only.
ANNA, BERND, CARMEN, DARIA, STRANGER = 1001, 1002, 1003, 1004, 1009
GROUP, TOPIC = -100500, 12
# The group is told of the first. The third stands all the time, and holds a conference.
MAIN, BRANCH, STEADY = "Main", "Branch", "Steady"
# How long after the beginning the maintenance of the first server begins, and what all is over by.
MAINTENANCE, END = timedelta(hours=6), timedelta(hours=20)
REPEATED = (
    "INSERT INTO insistence (server_id, repeat, escalate, targets)"
    " SELECT id, 15, 0, '' FROM servers"
)
MEMBER = (
    "INSERT INTO members (id, role, servers, let_in_by, since)"
    " SELECT ?, 'operator', json_array(id), ?, ? FROM servers WHERE name = ?"
)
QUICK = BackoffConfig(min_delay=0.1, max_delay=0.3, factor=1.5, jitter=0.0)


@dataclass(frozen=True)
class World:
    bot: RunningBot
    webhook: Webhook
    clock: SharedClock

    @property
    def falling(self) -> dict[str, SimulatedTrueConf]:
        return {name: self.bot.servers[name] for name in (MAIN, BRANCH)}

    async def begin(self) -> None:
        """What people have chosen before the story begins."""
        bot = self.bot
        self.clock.file.write_text("0")
        bot.now = self.clock
        self._set_limits()
        for name in (MAIN, BRANCH, STEADY):
            await monitored(bot, name, failures=1)
        for number, name in ((ANNA, "Anna"), (BERND, "Bernd"), (CARMEN, "Carmen")):
            bot.add_operator(number, name).chat.started = True
        for number, name in ((DARIA, "Daria"), (STRANGER, "Stranger")):
            bot.add_person(number, name).chat.started = True
        bot.telegram.group(GROUP, [bot.people[ANNA]]).opens_topic(TOPIC)
        bot.extra_settings = (
            f'tg-alert-chats = [{{ chat = {GROUP}, topic = {TOPIC}, servers = ["{MAIN}"] }}]\n'
            f'fallback-urls = ["{self.webhook.url()}"]'
        )
        await bot.begin()
        await self._choose()
        await bot.end()
        await bot.change(REPEATED)
        now = self.clock().replace(tzinfo=None).isoformat(" ")
        await bot.change(MEMBER, DARIA, ANNA, now, BRANCH)
        await bot.change("INSERT INTO operators (id, name, greeted) VALUES (?, 'Daria', 1)", DARIA)

    def _set_limits(self) -> None:
        bot = self.bot
        bot.limits = replace(
            bot.limits,
            monitor=MonitorLimits(part=PATIENCE / INTERVAL, tell_every=INTERVAL),
            attention=AttentionLimits(every=0.1, known=10.0),
            sender=replace(bot.limits.sender, longest_sleep=0.2),
            channels=ChannelLimits(
                look=0.1, gather=0.1, first_pause=0.1, longest_pause=0.3, silence=0.4
            ),
            polling=PollLimits(farewell=0.1, soon=QUICK),
            meet=MeetLimits(pauses=QUICK),
        )

    async def _choose(self) -> None:
        bot = self.bot
        assert bot.app
        services, anna, now = bot.app._services, bot.operator(ANNA), self.clock()
        for name in (MAIN, BRANCH, STEADY):
            await services.monitor.choose_interval(anna, server_of(bot, name), INTERVAL)
        await services.watch.choose_interval(anna, server_of(bot, STEADY), INTERVAL)
        await services.watch.switch(anna, server_of(bot, STEADY), enabled=True)
        minute = now.hour * 60 + now.minute
        quiet = {"begins": (minute - 60) % 1440, "ends": (minute + 600) % 1440}
        assert await services.quiet.choose(
            bot.operator(CARMEN), on=True, urgent=frozenset(), **quiet
        )
        begin = now + MAINTENANCE
        when = Schedule(begin.date(), None, begin.hour * 60 + begin.minute, 480, "UTC")
        assert await services.maintenance.plan(anna, server_of(bot, MAIN), when)
