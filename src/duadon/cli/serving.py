"""Web server and worker as one: both start, both stop; a worker that dies is started again."""

import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from duadon.cli.session import tell_sentence

LOOK_SECONDS = 0.2
REST_SECONDS = 1.0  # before a worker that died is started again
END_SECONDS = 15.0  # a worker gives its job back after eight


class _EndAsked(Exception):
    """Ctrl+C, or a service manager that wants us to end."""


def is_free(port: int) -> bool:
    """Tell whether nobody listens on the port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def web_command(port: int) -> list[str]:
    """Return the command of the web server."""
    server = [sys.executable, "-m", "gunicorn", "duadon.config.wsgi:application"]
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "4"]
    return [*server, *options, "--log-level", "warning"]


def worker_command() -> list[str]:
    """Return the command of the worker process."""
    return [sys.executable, "-c", "from duadon.cli.main import run; run()", "work"]


def run_together(web: list[str], worker: list[str]) -> int:
    """Run both until the web server ends or this process is asked to; return the web server's status."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _ask_to_end)
    server = subprocess.Popen(web)
    helper = subprocess.Popen(worker)
    try:
        while server.poll() is None:
            if helper.poll() is not None:
                tell_sentence("cli.machine.worker_again")
                time.sleep(REST_SECONDS)
                helper = subprocess.Popen(worker)
            time.sleep(LOOK_SECONDS)
    except _EndAsked:
        return 0
    finally:
        _end(server, helper)
    return server.returncode


def _ask_to_end(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _EndAsked


def _end(*processes: subprocess.Popen[bytes]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
