"""Debian's packages that some tests need: taken in by root, named to everybody else."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_START_POLICY = Path("/usr/sbin/policy-rc.d")


class NotInstalled(Exception):
    """A program is missing and may not be installed; the message says why."""


def refuse_unless_installable(
    program: str, packages: str, *, is_root: bool, environment: Mapping[str, str]
) -> None:
    """Raise NotInstalled where nothing may be installed: NO_APT=1, not root, or not on Debian."""
    if environment.get("NO_APT") == "1":
        raise NotInstalled(f"{program} is not installed and NO_APT=1 forbids installing it")
    if not is_root or shutil.which("apt-get") is None:
        raise NotInstalled(f"{program} is not installed; on Debian: apt-get install {packages}")


def install(program: str, packages: str) -> None:
    """Install the packages and say so; services that they bring are not started."""
    named = "package" if " " not in packages else "packages"
    print(f"{program} is missing: installing Debian's {named} {packages} (NO_APT=1 forbids it)", flush=True)
    with services_kept_still():
        _apt("update", "-qq")
        _apt("install", "-qq", "-y", "--no-install-recommends", *packages.split())


def _apt(*arguments: str) -> None:
    subprocess.run(
        ["apt-get", *arguments],
        check=True,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def services_kept_still(policy: Path = _START_POLICY) -> Iterator[None]:
    """Keep packages from starting services of their own; a policy that is there already stands."""
    if policy.exists():
        yield
        return
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    try:
        yield
    finally:
        policy.unlink()
