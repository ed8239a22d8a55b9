"""What `ui/journal` promises."""
