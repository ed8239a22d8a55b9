"""The journal file itself: opening, checking, migrating and searching it."""
