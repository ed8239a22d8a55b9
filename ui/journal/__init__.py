"""The journal: everything, by day, with filters."""
