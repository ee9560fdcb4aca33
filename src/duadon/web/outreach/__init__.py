"""Visits and ride requests of the ward officers."""
