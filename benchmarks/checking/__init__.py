"""Independent checkers of answers, written from the descriptions of the formats alone.

Nothing here imports or was written after the planner's code: a planner that misreads a rule must not
be judged by the same misreading.
"""
