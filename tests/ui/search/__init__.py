"""What `ui/search` promises."""
