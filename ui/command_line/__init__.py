"""The commands: the same operations as the window's, by words; no Qt comes in here."""
