"""The day planner: a search over whole round trips; knows core.shuttle, nothing of Django."""
