"""Writes: one module a verb."""
