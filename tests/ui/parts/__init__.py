"""What `ui/parts` promises."""
