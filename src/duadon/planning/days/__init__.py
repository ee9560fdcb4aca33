"""A whole day by search: groups there and home, points, kits, vans and ferries together."""
