"""Progress, cards and the log of reads."""
