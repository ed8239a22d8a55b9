"""The two faces of the journal: the window and the command line. The only room with Qt."""
