"""SQLite behind a writers gate: see base."""
