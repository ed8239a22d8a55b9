"""How rows of lists are drawn: plain cells in, paint out."""
