"""What `reports` promises."""
