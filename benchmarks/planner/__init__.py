"""The day planner beside its peers: what is run, what came out, and the page that tells it."""
