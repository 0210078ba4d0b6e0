"""Finding in lists: what is typed under a list narrows it, and so does what somebody has chosen.

In: a window's list. Out: the rows that match, the line that says so, and the keys that undo it.
"""

from dialogs.find.findings import narrow_findings
from dialogs.find.keys import HEAD, finding_keys, running_keys, typing
from dialogs.find.sessions import Narrowed, narrow_sessions

__all__ = [
    "HEAD",
    "Narrowed",
    "finding_keys",
    "narrow_findings",
    "narrow_sessions",
    "running_keys",
    "typing",
]
