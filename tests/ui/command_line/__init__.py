"""The commands, run in this process on a real journal, their words and documents read back."""
