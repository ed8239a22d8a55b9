"""Jobs: their form."""
