"""What `ui` promises."""
