"""What `ui/fields` promises."""
