"""What `ui/alarms` promises."""
