"""Fields that understand what is typed into them."""
