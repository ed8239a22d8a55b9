"""Tests of the room `ui/ready_words`."""
