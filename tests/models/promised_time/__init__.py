"""Tests of the reader of promised times."""
