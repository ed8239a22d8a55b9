"""Interactions: every contact between the business and a client."""
