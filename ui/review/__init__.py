"""The page of the review: one promise at a time, and a verdict for each by one key."""
