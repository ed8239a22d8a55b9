"""What `ui/delegates` promises."""
