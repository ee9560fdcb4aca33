"""At the capture point: who is next, and what came of it."""
