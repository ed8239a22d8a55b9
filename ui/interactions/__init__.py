"""Interactions: the form that logs one and the panel that shows one."""
