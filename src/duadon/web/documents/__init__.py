"""The report page, and what is printed or carried away as a file."""
