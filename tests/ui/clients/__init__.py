"""What `ui/clients` promises."""
