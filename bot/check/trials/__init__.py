"""Test messages to the groups and second channels of the settings, for who asks for them.

In: the settings. Out: a message for each group, and what Telegram said to it; one for channels.
"""

from bot.check.trials.trial import Trial, by_channel, trials

__all__ = ["Trial", "by_channel", "trials"]
