"""What `make bench` runs: each measure beside a peer or a baseline in the same run; the ratio travels."""

import os

import django

from benchmarks.pages import measure_pages
from benchmarks.reading import compare_reading


def main() -> None:
    """Print every measure, then one line a figure."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "duadon.config.settings"
    django.setup()  # the pages' addresses come from the resolver
    print("measure                          ours      peer   ratio")
    for measure in (compare_reading(rows=1_000), compare_reading(rows=10_000)):
        print(measure)
    for figure in measure_pages():
        print(figure)


if __name__ == "__main__":
    main()
