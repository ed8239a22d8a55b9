"""Promises: the panel of one and the questions each verdict asks."""
