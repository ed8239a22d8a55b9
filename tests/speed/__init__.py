"""Measurements with limits, each a ratio taken in one run; run them with `python -m pytest tests/speed`."""
