"""What an operation can refuse, beside TrueConf's failures (`services/trueconf/errors.py`)."""

from __future__ import annotations


class OperationError(Exception):
    """An operation was refused for a reason that the operator can be told."""


class NotAllowed(OperationError):
    pass


class ServerGone(OperationError):
    """It was removed from the settings, or its address changed."""


class ConferenceEnded(OperationError):
    pass


class NotStoppable(OperationError):
    """The conference runs, but it is unclear what a stop would end."""


class ConfirmationOutdated(OperationError):
    """The pressed confirm screen is unknown, used, foreign or not the newest."""


class StopInProgress(OperationError):
    def __init__(self, operator_name: str) -> None:
        super().__init__(operator_name)
        self.operator_name = operator_name
