"""Acts beside a stop: to stop a recording, to start a conference again, to call its owner in.

In: an operator, and what a screen asks for. Out: a record of what became of it. As with a stop,
all is read afresh, one request is sent and never again, and its outcome is looked up.
"""

from services.acts.acts import Acts
from services.acts.asked import Asked
from services.acts.carrying_out import ActLimits
from services.acts.kinds import ActKind, ActOutcome
from services.acts.record import ActEntry

__all__ = ["ActEntry", "ActKind", "ActLimits", "ActOutcome", "Acts", "Asked"]
