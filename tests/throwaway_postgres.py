"""Run a command on a PostgreSQL cluster that is gone afterwards.

    python -m tests.throwaway_postgres COMMAND [ARGUMENT...]

The command finds the cluster in DUADON_DATABASE; its exit status is passed on. Debian's binaries are
used. Where they are missing, root installs them (not with NO_APT=1); anybody else is told why the
command was skipped, with exit status 0.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.debian_packages import NotInstalled, install, refuse_unless_installable

_FAMILY = Path("/usr/lib/postgresql")
_DATABASE = "duadon"
_SUPERUSER = "postgres"


def newest_binaries(family: Path = _FAMILY) -> Path | None:
    """Find the folder with `initdb` and `pg_ctl` of the newest version."""
    folders = [path.parent for path in family.glob("*/bin/initdb") if path.parent.parent.name.isdigit()]
    return max(folders, key=lambda folder: int(folder.parent.name), default=None)


def binaries(*, is_root: bool, environment: Mapping[str, str]) -> Path:
    """Find the binaries, or install them where that is allowed; raise NotInstalled otherwise."""
    found = newest_binaries()
    if found is None:
        refuse_unless_installable("PostgreSQL", "postgresql", is_root=is_root, environment=environment)
        _install()
        found = newest_binaries()
    if found is None:
        raise NotInstalled(f"the package postgresql put no binaries under {_FAMILY}")
    return found


def _install() -> None:
    install("PostgreSQL", "postgresql")


@contextmanager
def throwaway_cluster(programs: Path, *, is_root: bool) -> Iterator[str]:
    """Start a cluster on a unix socket, yield the address of its empty database, tear it down."""
    home = Path(tempfile.mkdtemp(prefix="duadon-pg-", dir="/tmp"))  # short: socket paths end at 107 letters
    if is_root:  # PostgreSQL refuses to run as root
        shutil.chown(home, _SUPERUSER, _SUPERUSER)
    data = home / "data"
    # A test fills its tables inside one transaction, where nobody gathers statistics: without them nested
    # loops are chosen for thousands of rows. A real database analyses its tables by itself.
    plain = "-c fsync=off -c enable_nestloop=off"
    options = f"-c listen_addresses='' -c unix_socket_directories={home} {plain}"

    def run(program: str, *arguments: str) -> None:
        switch = ["runuser", "-u", _SUPERUSER, "--"] if is_root else []
        command = [*switch, str(programs / program), *arguments]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)

    try:
        run("initdb", "-D", str(data), "-U", _SUPERUSER, "-A", "trust", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-w", "-D", str(data), "-l", str(home / "log"), "-o", options, "start")
        run("createdb", "-h", str(home), "-U", _SUPERUSER, _DATABASE)
        yield f"postgresql://{_SUPERUSER}@/{_DATABASE}?host={home}"
    finally:
        if (data / "postmaster.pid").exists():
            run("pg_ctl", "-w", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def _leave(number: int, _frame: FrameType | None) -> None:
    """Let a termination unwind the stack, so that the cluster is torn down."""
    sys.exit(128 + number)


def main(command: list[str]) -> int:
    """Run the command on a cluster of its own and return its exit status."""
    is_root = os.geteuid() == 0
    try:
        programs = binaries(is_root=is_root, environment=os.environ)
    except NotInstalled as reason:
        print(f"SKIPPED on PostgreSQL: {reason}")
        return 0
    signal.signal(signal.SIGTERM, _leave)
    with throwaway_cluster(programs, is_root=is_root) as address, tempfile.TemporaryDirectory() as secrets:
        made = {"DUADON_DATABASE": address, "DUADON_SECRET_DIR": secrets, "DUADON_MADE_UP": "1"}
        return subprocess.run(command, check=False, env=os.environ | made).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
