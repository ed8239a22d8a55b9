"""What `models` promises."""
