"""The driver's and attendant's page."""
