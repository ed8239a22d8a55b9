"""What `ui/help` promises."""
