"""What `ui/today` promises."""
