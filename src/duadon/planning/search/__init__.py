"""The search by ruin and recreate: what to take out, what to put back first, what to accept."""
