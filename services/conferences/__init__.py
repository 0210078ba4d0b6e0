"""What is asked of a running server: its conferences, one conference, its users.

In: a server and the reference of a session. Out: lists, cards, what became of a session, and
counts with the time at which they were read.
"""

from services.conferences.listing import (
    LIST_AGE,
    Card,
    Conferences,
    Listing,
    Obstacle,
    read_listing,
)
from services.conferences.references import Sameness, SessionRef
from services.conferences.session_state import Life, State, look, look_again, read_state
from services.conferences.users import Count, Online, Users, UsersLimits

__all__ = [
    "LIST_AGE",
    "Card",
    "Conferences",
    "Count",
    "Life",
    "Listing",
    "Obstacle",
    "Online",
    "Sameness",
    "SessionRef",
    "State",
    "Users",
    "UsersLimits",
    "look",
    "look_again",
    "read_listing",
    "read_state",
]
