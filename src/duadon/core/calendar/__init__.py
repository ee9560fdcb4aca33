"""Working days and the sessions of capture points."""
