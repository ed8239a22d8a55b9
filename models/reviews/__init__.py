"""The review: going through what slipped, one promise at a time, until each is answered."""
