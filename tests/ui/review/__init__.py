"""Tests of the page of the review."""
