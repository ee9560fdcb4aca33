"""What `make bench` runs: each measure beside a peer in the same run, so that the ratio travels."""

from benchmarks.reading import compare_reading

if __name__ == "__main__":
    print("measure                          ours      peer   ratio")
    for measure in (compare_reading(rows=1_000), compare_reading(rows=10_000)):
        print(measure)
