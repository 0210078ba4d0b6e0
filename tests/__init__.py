"""The suite. Garbage is not collected while it is imported, which takes a third of the time;
`conftest.py` begins with it.
"""

import gc

gc.disable()
