"""What `ui/settings` promises."""
