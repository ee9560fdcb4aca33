"""Numeric kernels of the planner: small functions on whole numbers, compiled where numba is there."""
