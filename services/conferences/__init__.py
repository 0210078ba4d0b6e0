"""What is asked of a running server: its conferences, one conference, who is in it, its users.

In: a server and the reference of a session. Out: lists, cards, who is there and who is missing,
what became of a session, and counts with the time at which they were read.
"""

from services.conferences.attendance import Attendance, AttendanceLimits, Attendances, Told
from services.conferences.listing import (
    LIST_AGE,
    Card,
    Conferences,
    Listing,
    Obstacle,
    note_listing,
    read_listing,
)
from services.conferences.references import Sameness, SessionRef
from services.conferences.session_state import Life, State, look, look_again, read_state
from services.conferences.users import Count, Online, Present, Users, UsersLimits

__all__ = [
    "LIST_AGE",
    "Attendance",
    "AttendanceLimits",
    "Attendances",
    "Card",
    "Conferences",
    "Count",
    "Life",
    "Listing",
    "Obstacle",
    "Online",
    "Present",
    "Sameness",
    "SessionRef",
    "State",
    "Told",
    "Users",
    "UsersLimits",
    "look",
    "look_again",
    "note_listing",
    "read_listing",
    "read_state",
]
