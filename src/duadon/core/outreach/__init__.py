"""Visits and calls, consents, and the requests for a ride there and back."""
