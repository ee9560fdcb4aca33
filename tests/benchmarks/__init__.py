"""The benchmarks judge rightly, and still run."""
