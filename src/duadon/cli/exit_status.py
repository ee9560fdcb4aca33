"""Exit statuses of the command line; 0 is done, 2 is wrong usage (Typer's own)."""

FAULT = 1  # a fault of the program
REFUSED = 3  # the rules forbid it
NOT_YOURS = 4  # no right, or no such thing in the actor's scope
OUTSIDE = 5  # a file, a disk or the database did not do its part
