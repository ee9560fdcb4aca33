"""The command line: thin copies of actions and queries."""
