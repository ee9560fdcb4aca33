"""Words every other room speaks: ids, times, places, roles, answers."""
