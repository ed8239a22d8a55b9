"""Reading other programs' files into a journal, with a dry run before anything is written."""
