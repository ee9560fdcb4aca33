"""Models of people and what loads and saves them; only access and store import this."""
