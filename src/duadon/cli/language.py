"""The language of the command line."""

import os

from duadon.wording.sentences import Language


def language() -> Language:
    """Return the language of the environment's locale: English where it says so, else Vietnamese."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "")
    return "en" if chosen.startswith("en") else "vi"
