"""Whole ways through the program, by its real processes, as a stranger would go them."""
