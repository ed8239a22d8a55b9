"""Tests of the journal line."""
