"""What `ui/promises` promises."""
