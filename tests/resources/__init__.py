"""What `resources` promises."""
