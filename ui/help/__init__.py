"""Help: keys, manual, about."""
