"""The tests mirror the rooms; each name is a sentence that could be false."""
