"""What `ui/capture` promises."""
