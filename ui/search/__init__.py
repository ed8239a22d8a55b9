"""Find or do anything from one box."""
