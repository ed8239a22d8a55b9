"""Tests of ui/jobs."""
