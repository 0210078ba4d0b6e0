"""An alert as a row of the outbox."""

from __future__ import annotations

import json
from datetime import datetime

from services.alerts.alert import Alert
from services.db.models import AlertRow


def row_of(alert: Alert, chat_id: int, now: datetime) -> AlertRow:
    """An alert that waits to be sent to a chat."""
    return AlertRow(
        chat_id=chat_id,
        kind=alert.kind,
        server_id=alert.server_id,
        thread=alert.thread,
        # In ASCII: half a character, of a foreign text that was cut, fits into no column.
        data=json.dumps(dict(alert.data)),
        created_at=now,
        due_at=now,
        attempts=0,
        asked_for=alert.operator_id is not None,
    )
