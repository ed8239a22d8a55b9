"""What the journal file promises."""
