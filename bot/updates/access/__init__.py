"""Who an update comes from, and whether it goes any further.

In: any update. Out: an operator with their texts, or an answer to a stranger, of whom no update
reaches a handler.
"""

from bot.updates.access.access import Access
from bot.updates.access.strangers import is_private

__all__ = ["Access", "is_private"]
