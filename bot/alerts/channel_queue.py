"""What waits for one second channel, in order. A service that is away is waited for as long as it
takes; a message that it refuses for good holds up the others for a few tries only.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from time import monotonic

from bot.alerts.plain import plain
from bot.alerts.unrenderable import Unrenderable
from bot.channels import Carrier, Channel, ChannelLimits, Outcome, Result
from dialogs.alerts import Draft, draft
from l10n import Texts
from services.alerts import (
    BatchItem,
    ChannelRefuses,
    Outbox,
    Place,
    Untaken,
    batch_of,
    growing,
    ids_of,
    obsolete,
)
from services.clock import Clock

logger = logging.getLogger(__name__)

LONGEST_TITLE = 120


class ChannelQueue:
    """`number`: of the channel, as it stands in the settings."""

    def __init__(
        self,
        channel: Channel,
        number: int,
        carrier: Carrier,
        outbox: Outbox,
        untaken: Untaken,
        *,
        texts: Callable[[], Texts],
        now: Clock,
        limits: ChannelLimits,
    ) -> None:
        self.place = Place(0, channel=channel.id)
        self._channel = channel
        self._number = number
        self._carrier = carrier
        self._outbox = outbox
        self._untaken = untaken
        self._texts = texts
        self._now = now
        self._limits = limits
        self._unrenderable = Unrenderable(outbox, limits.tries)
        self._failures = 0  # in a row
        self._held_until = 0.0
        self._trouble: Outcome | None = None
        self._at_a_time: int | None = None  # what is told together; None: all
        # How often alerts have been refused alone in their message, and since when.
        self._refusals: dict[int, tuple[int, float]] = {}

    @property
    def held(self) -> bool:
        return self._held_until > monotonic()

    async def send(self) -> None:
        """All that the channel takes now."""
        while await self._send_next():
            pass

    async def _send_next(self) -> bool:
        """Whether more may be sent at once."""
        lot = await self._outbox.waiting(self.place)
        if outdated := obsolete(lot.alerts):
            await self._outbox.drop(outdated)
        waits = {alert.id for alert in lot.alerts}
        self._refusals = {n: each for n, each in self._refusals.items() if n in waits}
        unsaid = await self._unrenderable.note(0, lot.unreadable)
        news = batch_of([alert for alert in lot.alerts if alert.id not in outdated])
        if not news:
            return False
        message = self._draft(news[: self._at_a_time])
        for entry, failure in message.broken:
            unsaid += await self._unrenderable.note(0, entry.ids, failure)
        if not message.told:
            return not unsaid
        result = await self._carry(message, cut=len(message.told) == 1)
        if result.arrived:
            return not unsaid
        too_much = result.may_be_of_message or result.outcome is Outcome.TOO_LONG
        if too_much and len(message.told) > 1:
            self._at_a_time = len(message.told) // 2
            return True
        if result.may_be_of_message:
            told = message.told[0]
            others = [item for item in news if item.ids != told.ids]
            if await self._is_given_up(told, others, result):
                return True
        self._note_failure(result)
        return False

    def _draft(self, news: Sequence[BatchItem]) -> Draft:
        return draft(news, self._texts(), self._now(), buttons=False)

    async def _carry(self, message: Draft, *, cut: bool) -> Result:
        text = plain(message.html)
        title = text.partition("\n")[0][:LONGEST_TITLE]
        await self._outbox.prove()
        result = await self._carrier.send(self._channel, title, text, cut=cut)
        if result.arrived:
            await self._outbox.sent(self.place, ids_of(message.told), None)
            self._note_success(result, message.told)
        return result

    async def _is_given_up(
        self, told: BatchItem, others: Sequence[BatchItem], result: Result
    ) -> bool:
        """Count a refusal of a message that tells nothing else. After a few of them, what comes
        next shows by its success that the service is there and refuses this message alone; it is
        tried once more, because the service may have come back in between: late is better than
        never. Where nothing else is taken either, only a plain refusal is believed, after a day:
        what is wrong may be an address or a right, which somebody mends.
        """
        limits, number = self._limits, told.alert.id
        times, since = self._refusals.get(number, (0, monotonic()))
        self._refusals[number] = times + 1, since
        if times + 1 < limits.refusals:
            return False
        for other in others[: limits.others]:
            message = self._draft([other])
            if not message.told:
                continue
            answer = await self._carry(message, cut=True)
            if answer.arrived:
                result = await self._carry(self._draft([told]), cut=True)
                if result.may_be_of_message:
                    await self._give_up(told, result)
                return True
            if not answer.may_be_of_message:
                return False
        if result.outcome is not Outcome.UNWANTED or monotonic() - since < limits.refused_for:
            return False
        await self._give_up(told, result)
        return True

    async def _give_up(self, told: BatchItem, result: Result) -> None:
        channel, put_at = self._channel, told.alert.created_at
        event = ChannelRefuses(channel.scheme, self._number, put_at, result.status or None)
        await self._untaken.give_up(told.alert, told.ids, event)
        logger.warning("channel %s: alerts %s are given up: %s", channel.id, told.ids, result)

    def _note_success(self, result: Result, told: Sequence[BatchItem]) -> None:
        before, self._trouble, self._failures = self._trouble, None, 0
        if self._at_a_time is not None:
            self._at_a_time = 2 * len(told)  # what was refused may be over
        if result.outcome is Outcome.PARTLY:
            logger.warning("channel %s: %s", self._channel.id, result)
        elif before:
            logger.info("channel %s takes alerts again", self._channel.id)

    def _note_failure(self, result: Result) -> None:
        """It is tried again after a pause that grows; the log says it once for each reason."""
        limits = self._limits
        self._failures += 1
        longest = limits.refused_pause if result.may_be_of_message else limits.longest_pause
        self._held_until = monotonic() + growing(limits.first_pause, longest, self._failures)
        if self._trouble is not result.outcome:
            logger.warning("channel %s: alerts are not sent yet: %s", self._channel.id, result)
        self._trouble = result.outcome
