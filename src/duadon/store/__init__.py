"""The one Django app with tables: models, load_ and save_ functions, field sealing."""
