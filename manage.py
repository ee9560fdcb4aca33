"""Django's own command line, for migrations and their like; the project's is `duadon`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duadon.config.settings")
    execute_from_command_line(sys.argv)
