"""The capture desk."""
