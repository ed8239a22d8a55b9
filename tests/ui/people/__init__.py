"""Tests of ui/people."""
