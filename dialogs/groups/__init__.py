"""Buttons under alerts in groups, for those who may use the bot: a flow without windows, as no
dialog is ever opened where several people read.

In: alerts that a group is told, and presses there. Out: keyboards, answers in the topic.
"""

from dialogs.groups.answers import Answers
from dialogs.groups.buttons import below
from dialogs.groups.presses import create_router

__all__ = ["Answers", "below", "create_router"]
