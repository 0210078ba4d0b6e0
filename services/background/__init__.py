"""Work beside the handling of updates: tasks, loops, shared readings.

In: coroutines. Out: tasks that end in order with the program; nothing else in the program creates
one.
"""

from services.background import interruption
from services.background.gather import FigureLimits, Figures, gather_pair
from services.background.interruption import Interrupted, Interruption, reading
from services.background.loop import Loop
from services.background.server_loops import LoopSettings, ServerLoops
from services.background.single_flight import SingleFlight, Spawn
from services.background.supervisor import Supervisor

__all__ = [
    "FigureLimits",
    "Figures",
    "Interrupted",
    "Interruption",
    "Loop",
    "LoopSettings",
    "ServerLoops",
    "SingleFlight",
    "Spawn",
    "Supervisor",
    "gather_pair",
    "interruption",
    "reading",
]
