"""The three doors to records of people; each passage is logged."""
