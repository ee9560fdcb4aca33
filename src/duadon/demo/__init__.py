"""The made-up world: its units, people, lists and days; no real person is in it."""
