"""Planners that one can install, set up as well as we know how, on the same instances as ours.

Each takes an instance and answers with routes of node numbers; the checker judges them like ours.
"""
