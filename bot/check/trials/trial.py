"""Messages that show whether alerts reach a group: sent only where somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
)

from bot.alerts import destinations, is_of_a_topic, words_of
from bot.check.report import CheckResult, fault, ok
from bot.settings import Settings
from l10n import LOCALES, Languages
from services.alerts import Place
from services.clock import Clock


@dataclass(frozen=True, slots=True)
class Trial:
    place: Place
    html: str

    @property
    def name(self) -> str:
        topic = f", topic {self.place.topic}" if self.place.topic else ""
        return f"test to {self.place.chat_id}{topic}"

    async def send(self, bot: Bot) -> CheckResult:
        topic = self.place.topic or None
        try:
            await bot.send_message(self.place.chat_id, self.html, message_thread_id=topic)
        except TelegramMigrateToChat as moved:
            return fault(
                "not sent: the group has become a supergroup with another id",
                f"Write {moved.migrate_to_chat_id} instead into tg-alert-chats.",
            )
        except TelegramRetryAfter as flood:
            return fault(
                "not sent: Telegram wants fewer messages", f"Try again in {flood.retry_after} s."
            )
        except (TelegramForbiddenError, TelegramBadRequest) as refusal:
            return fault(f"not sent; Telegram said: {words_of(refusal)}", _advice(refusal))
        except TelegramNetworkError as failure:
            return fault(failure.message, "Try again; the way to Telegram is not reliable.")
        except TelegramAPIError:
            return fault(
                "Telegram answers with an error of its own", "Try again in a few minutes."
            )
        return ok("sent")


def trials(settings: Settings, now: Clock) -> Sequence[Trial]:
    """One for each place, in its language."""
    languages = _languages(settings, now)
    found: dict[Place, Trial] = {}
    for each in destinations(settings):
        texts = languages.of_groups(each.locale, each.timezone)
        found.setdefault(each.place, Trial(each.place, texts.html("group-trial", at=now())))
    return [*found.values()]


def by_channel(settings: Settings, now: Clock) -> str:
    """What second channels get, in the language of their alerts."""
    return _languages(settings, now).of_groups().text("channel-trial", at=now())


def _languages(settings: Settings, now: Clock) -> Languages:
    return Languages(LOCALES, settings.locale, ZoneInfo(settings.timezone), now)


def _advice(refusal: TelegramForbiddenError | TelegramBadRequest) -> str:
    if is_of_a_topic(refusal):
        return (
            "Open the topic, or let the bot manage topics; where it was deleted or the group has "
            "none, correct the number in tg-alert-chats. Until then alerts go to the group itself."
        )
    if "not enough rights" in str(refusal.message).lower():
        return "Let the bot send messages in this group."
    return "Add the bot to the group, or take it out of tg-alert-chats."
