"""Where every person is: events, their fold, and the rule that ends a run."""
