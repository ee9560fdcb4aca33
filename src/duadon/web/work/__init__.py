"""Long work: how far a job is, and stopping it."""
