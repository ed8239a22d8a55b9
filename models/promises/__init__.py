"""Promises: what was said to somebody, by when, and what became of it."""
