"""Lists that were begun and never let in: removed without being read."""

from datetime import datetime

from duadon.core.values.ids import OfficeId
from duadon.store.records.staged import find_staged, remove_staged


def remove_staged_lists(office_id: OfficeId, before: datetime) -> int:
    """Remove the office's lists that were begun before a moment and never accepted; return how many."""
    staged = find_staged(office_id, before)
    for batch in staged:
        remove_staged(batch, now=before)
    return len(staged)
