"""How little of a person is shown, and how long it is kept."""
