"""Tests of ui/interactions."""
