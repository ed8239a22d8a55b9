"""Ready words: what comes with the program, and the dialog that fills, copies, sends and logs them."""
