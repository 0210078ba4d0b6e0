"""What a walk ends with when something does not hold that always should."""

from __future__ import annotations


class Broken(AssertionError):
    """
    :ivar rule: what does not hold, in the same words each time
    """

    def __init__(self, rule: str, found: object) -> None:
        super().__init__(f"{rule}: {found}")
        self.rule = rule
