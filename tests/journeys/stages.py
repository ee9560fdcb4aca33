"""Databases that journeys start from, made by the demo's own code in a process of their own.

    python -m tests.journeys.stages lists|served

`lists`: the office is founded and ward 11's list is read; `served`: the demo's whole story, standing on
its served morning. The database is the one that DUADON_DATABASE names.
"""

import os
import sys
from pathlib import Path

WARD_11 = "29863"


def main(name: str) -> None:
    """Make the stage."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "duadon.config.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from duadon.demo.story import read_lists, run_demo, set_stage

    call_command("migrate", verbosity=0)
    folder = Path(settings.DATABASES["default"]["NAME"]).parent / "lists"
    if name == "lists":
        read_lists(set_stage(folder, (WARD_11,)))
    else:
        run_demo(set_stage(folder), tell=print, language="vi")


if __name__ == "__main__":
    main(sys.argv[1])
