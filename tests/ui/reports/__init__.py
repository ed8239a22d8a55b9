"""What `ui/reports` promises."""
