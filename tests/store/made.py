"""Small rows for tests of the tables."""

from datetime import UTC, datetime
from uuid import uuid4

from duadon.store.ledger import AccessLog

NOW = datetime(2024, 9, 9, 1, 0, tzinfo=UTC)


def read_log_row() -> AccessLog:
    """Return a written row of the log of reads."""
    return AccessLog.objects.create(
        id=uuid4(), at=NOW, actor_id=uuid4(), door="list", purpose="show_register", count=0
    )
