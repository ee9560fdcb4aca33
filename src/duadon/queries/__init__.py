"""Reads: one module a screen or report."""
