"""The gate before SQLite's write transactions."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection, transaction

from duadon.store.ledger import AccessLog
from tests.store.made import read_log_row

HOLD_THE_GATE = """
import fcntl, os, sys, time
gate = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(gate, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(0.4)
"""


def _gate_path() -> Path:
    return Path(f"{connection.settings_dict['NAME']}.gate")


@pytest.mark.django_db(transaction=True)
def test_a_writer_waits_for_another_process_at_the_gate():
    """While another process holds the gate no write begins; afterwards it goes through."""
    if connection.vendor != "sqlite":
        pytest.skip("the gate belongs to SQLite; PostgreSQL has row locks")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_GATE, str(_gate_path())], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "held"
    started = time.monotonic()
    with transaction.atomic():
        read_log_row()
    waited = time.monotonic() - started
    holder.wait()
    holder.stdout.close()
    assert waited > 0.2
    assert AccessLog.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_threads_write_without_one_lost_or_refused():
    """Eight threads of twenty transactions each: 160 rows, no error."""
    failures: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(20):
                with transaction.atomic():
                    read_log_row()
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert AccessLog.objects.count() == 160
