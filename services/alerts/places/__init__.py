"""Where alerts go: who wants which, and whom Telegram does not let us reach.

In: an alert. Out: the places that get it.
"""

from services.alerts.places.addressees import addressees, put_for
from services.alerts.places.destinations import Destination
from services.alerts.places.mutes import HOURS, DestinationMute, DestinationMutes
from services.alerts.places.place import QUEUE, Place, at, place_of
from services.alerts.places.recipients import REPORTED, Pause, Recipients, is_group
from services.alerts.places.subscriptions import AlertSubscriptions, refuses

__all__ = [
    "HOURS",
    "QUEUE",
    "REPORTED",
    "AlertSubscriptions",
    "Destination",
    "DestinationMute",
    "DestinationMutes",
    "Pause",
    "Place",
    "Recipients",
    "addressees",
    "at",
    "is_group",
    "place_of",
    "put_for",
    "refuses",
]
