"""Counts, targets and progress of a campaign: any past day can be rebuilt from dated facts."""
