"""Core stands on the standard library alone."""

import subprocess
import sys

from tests.architecture.tree import PACKAGE

_IMPORT_ALL = f"""
import sys
sys.path.insert(0, {str(PACKAGE.parent)!r})
import importlib, pkgutil
import duadon.core
names = [found.name for found in pkgutil.walk_packages(duadon.core.__path__, "duadon.core.")]
for name in names:
    importlib.import_module(name)
print(len(names), "django" in sys.modules)
"""


def test_core_imports_without_site_packages():
    """Each module of core imports in an interpreter that has no site-packages at all."""
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-c", _IMPORT_ALL], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    modules, django_loaded = done.stdout.split()
    assert int(modules) > 10
    assert django_loaded == "False"
