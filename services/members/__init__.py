"""People whom owners let in, each with a role and servers.

In: an owner, and somebody who opens an invitation. Out: who may do what (`services/operators.py`),
and a record of each change.
"""

from services.members.admission import Admission, Invitation
from services.members.grants import GRANTED
from services.members.invitations import NotInvited, TooManyInvitations
from services.members.members import Members, Person

__all__ = [
    "GRANTED",
    "Admission",
    "Invitation",
    "Members",
    "NotInvited",
    "Person",
    "TooManyInvitations",
]
