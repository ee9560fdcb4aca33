"""Pages of the day's rides."""
