"""Whole ways through the program, from a file or a line to what it shows."""
