"""The day of the vans: its problem, its plan, its independent check and its manifest."""
