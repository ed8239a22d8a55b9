"""Today: what is overdue, due, next, and what was logged."""
