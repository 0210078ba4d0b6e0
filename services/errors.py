"""What an operation can refuse, beside the failures of TrueConf (`services/trueconf/errors.py`).

OperationError
├── NotAllowed            this person may not do this
├── ServerGone            the server was removed from the settings, or its address changed
├── ConferenceEnded       the conference that was asked for no longer runs
├── NotStoppable          the conference runs, but it is unclear what a stop would end
├── Protected             the conference may not be stopped until its protection is lifted
├── ConfirmationOutdated  the pressed confirm screen is unknown, used, foreign or not the newest
├── StopInProgress        somebody is stopping this conference right now
└── ActInProgress         somebody acts on this conference right now in another way
"""

from __future__ import annotations


class OperationError(Exception):
    """An operation was refused for a reason that the operator can be told."""


class NotAllowed(OperationError):
    """
    :param right: what it would have taken; None: this person may do nothing at all
    :param server_id: with which server
    """

    def __init__(self, right: str | None = None, server_id: int | None = None) -> None:
        super().__init__(right, server_id)
        self.right = right
        self.server_id = server_id


class ServerGone(OperationError):
    pass


class ConferenceEnded(OperationError):
    pass


class NotStoppable(OperationError):
    pass


class Protected(OperationError):
    """
    :param operator_name: who protected it
    :param note: why, or what to do about it
    """

    def __init__(self, operator_name: str, note: str | None) -> None:
        super().__init__(operator_name)
        self.operator_name = operator_name
        self.note = note


class ConfirmationOutdated(OperationError):
    pass


class StopInProgress(OperationError):
    """:param operator_name: who is at it"""

    def __init__(self, operator_name: str) -> None:
        super().__init__(operator_name)
        self.operator_name = operator_name


class ActInProgress(OperationError):
    """:param operator_name: who is at it"""

    def __init__(self, operator_name: str) -> None:
        super().__init__(operator_name)
        self.operator_name = operator_name
