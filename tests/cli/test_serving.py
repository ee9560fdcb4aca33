"""Web server and worker together: a worker that dies is started again, both end, a busy port is told."""

import signal
import socket
import sys

import pytest

from duadon.cli import serving
from duadon.cli.serving import is_free, run_together


@pytest.fixture
def kept_signals():
    """The runner's own handlers stand again afterwards."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def _python(text: str) -> list[str]:
    return [sys.executable, "-c", text]


def test_a_worker_that_dies_is_started_again(tmp_path, monkeypatch, capsys, kept_signals):
    """While the web server runs the worker comes back each time, with a word about it."""
    monkeypatch.setattr(serving, "REST_SECONDS", 0.1)
    starts = tmp_path / "starts"
    dying = _python(f"open({str(starts)!r}, 'a').write('x')")
    assert run_together(_python("import time; time.sleep(2)"), dying) == 0
    assert len(starts.read_text()) >= 2
    assert "đang chạy lại" in capsys.readouterr().out


def test_the_worker_ends_with_the_web_server(tmp_path, kept_signals):
    """No worker is left behind; the web server's status is handed on."""
    gone = tmp_path / "gone"
    worker = f"""
import signal, sys, time
def end(*_):
    open({str(gone)!r}, 'w').close()
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
time.sleep(60)
"""
    assert run_together(_python("import sys, time; time.sleep(2); sys.exit(7)"), _python(worker)) == 7
    assert gone.exists()


def test_a_busy_port_is_seen():
    """A port on which somebody listens is not free; afterwards it is."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not is_free(port)
    assert is_free(port)
