"""Clients: the list, the page of one, and its forms."""
