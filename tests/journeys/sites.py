"""A site of its own for each journey: a copy of a stage, served by the real server with its worker."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from zoneinfo import ZoneInfo

from duadon.adapters.system_clock import SystemClock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PASSWORD = "đưa đón làm thử 2024"
_PATIENCE_SECONDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the pages are, the database behind them, and the environment for commands beside them."""

    address: str
    database: Path
    environment: Mapping[str, str]

    def ask(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Look something up beside the pages: ids for addresses, what was really stored."""
        with closing(sqlite3.connect(self.database)) as link:
            return list(link.execute(statement, values))

    def set_clock(self, local: datetime) -> None:
        """Let the office live at that moment from now on (it needs a zone)."""
        offset = int((local - SystemClock().now()).total_seconds())
        with closing(sqlite3.connect(self.database, timeout=20)) as link, link:
            link.execute("UPDATE store_office SET clock_offset_seconds = ?", [offset])


def make_stage(name: str, folder: Path) -> Path:
    """Make a stage's database with its secrets in the folder, in a process of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / f"{name}.sqlite3"
    command = [sys.executable, "-m", "tests.journeys.stages", name]
    subprocess.run(command, check=True, env=_environment(database, folder), stdout=subprocess.DEVNULL)
    return database


def _environment(database: Path, folder: Path) -> Mapping[str, str]:
    return os.environ | {
        "DUADON_MADE_UP": "1",
        "DUADON_DATABASE": f"sqlite:{database}",
        "DUADON_SECRET_DIR": str(folder / "secrets"),
        "LANG": "C.UTF-8",
    }


@contextmanager
def served_copy(stage: Path, folder: Path) -> Iterator[Site]:
    """Serve a copy of the stage until the journey ends."""
    database = folder / "site.sqlite3"
    shutil.copy(stage, database)
    port = _free_port()
    environment = _environment(database, stage.parent)
    program = Path(sys.executable).with_name("duadon")
    command = [str(program), "serve", "--with-worker", "--port", str(port)]
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait_for(port, server)
        yield Site(address=f"http://127.0.0.1:{port}", database=database, environment=environment)
    finally:
        _stop(server)
        log.close()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(_PATIENCE_SECONDS * 10):
        if server.poll() is not None:
            raise RuntimeError(f"the server stopped with status {server.returncode}")
        if _answers(port):
            return
        time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def _answers(port: int) -> bool:
    with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as link:
        try:
            link.request("GET", "/dang-nhap/")
            return link.getresponse().status == HTTPStatus.OK
        except (OSError, HTTPException):
            return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the whole group: the server, its workers and the background worker."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
