"""The exact layer: fragments of routes, a linear programme over them, and the proof of an optimum."""
