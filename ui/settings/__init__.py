"""Settings: the business, the working week, the look, the journal."""
