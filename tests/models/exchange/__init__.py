"""Tests of reading other programs' files into a journal."""
