"""Django's SQLite engine, with a gate before every write transaction and its settings read back.

Writers queue at a file lock taken before BEGIN IMMEDIATE, so that a tap on a phone never starves
behind the chunks of an import: SQLite's own busy handler polls with growing pauses and lets the
busiest process win.
"""

import fcntl
import os
import time
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

GATE_SECONDS = 20.0
POLL_SECONDS = 0.001
WANTED = {"synchronous": 2, "foreign_keys": 1}


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection; holds the gate from BEGIN to COMMIT or ROLLBACK."""

    _gate: int | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, then read the safety settings back: a PRAGMA may fail silently."""
        connection = super().get_new_connection(conn_params)
        journal = str(connection.execute("PRAGMA journal_mode").fetchone()[0])
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in WANTED}
        if found != WANTED or journal not in {"truncate", "wal", "memory"}:
            raise ImproperlyConfigured(
                f"SQLite did not take the safe settings (journal {journal}, {found}). "
                "Close other programs that hold the database open, then start again."
            )
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        self._enter_gate()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # decision 0010
        except BaseException:
            self._leave_gate()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # decision 0010
        finally:
            self._leave_gate()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # decision 0010
        finally:
            self._leave_gate()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # decision 0010
        finally:
            self._leave_gate()

    def _enter_gate(self) -> None:
        path = self._gate_path()
        if path is None or self._gate is not None:
            return
        gate = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _wait_for(gate)
        except BaseException:
            os.close(gate)
            raise
        self._gate = gate

    def _leave_gate(self) -> None:
        if self._gate is not None:
            os.close(self._gate)  # closing the descriptor lets go of its lock
            self._gate = None

    def _gate_path(self) -> Path | None:
        name = str(self.settings_dict["NAME"])
        in_memory = name == ":memory:" or "mode=memory" in name
        return None if in_memory else Path(f"{name}.gate")


def _wait_for(gate: int) -> None:
    deadline = time.monotonic() + GATE_SECONDS
    while True:
        try:
            fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OperationalError("database is locked: the writers gate stayed shut") from None
            time.sleep(POLL_SECONDS)
        else:
            return
