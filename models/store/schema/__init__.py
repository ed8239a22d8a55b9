"""What migrations make, where it is long; frozen like them once it shipped."""
