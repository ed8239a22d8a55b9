"""Tests of the life of a promise."""
