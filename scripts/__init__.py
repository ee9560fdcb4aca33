"""What makes files that are committed; nothing here runs in the office."""
