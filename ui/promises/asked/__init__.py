"""What each deed with a promise asks, in the panel beside a list."""
