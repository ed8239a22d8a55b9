"""The rules of the house, each as a sentence that a careless change would make false."""
