"""What stands in the menus of the window."""

from PySide6.QtGui import QKeySequence

from ui.actions import Deed

_Standard = QKeySequence.StandardKey

DEEDS: tuple[Deed, ...] = (
    Deed("new-client", "file", "New &client…", ("Ctrl+Shift+N",), "users", 0),
    Deed("open-journal", "file", "&Open another journal…", (_Standard.Open,), "folder-open", 1),
    Deed("new-journal", "file", "&New journal…", (), "file-plus", 1),
    Deed("open-demo", "file", "Try an &invented practice", (), "sparkles", 1),
    Deed("show-folder", "file", "Show the journal's &folder", (), "hard-drive", 1),
    Deed("report", "file", "Service &report…", ("Ctrl+R",), "file-text", 2),
    Deed("calendar", "file", "Calendar for a &phone…", (), "calendar-days", 2),
    Deed("settings", "file", "&Settings", (_Standard.Preferences, "Ctrl+,"), "settings", 3),
    Deed("quit", "file", "&Quit", (_Standard.Quit, "Ctrl+Q"), "", 4),
    Deed("undo", "edit", "&Undo", (_Standard.Undo,), "undo-2", 0),
    Deed("redo", "edit", "&Redo", (_Standard.Redo, "Ctrl+Y"), "redo-2", 0),
    Deed("palette", "edit", "&Find or do anything…", ("Ctrl+K",), "search", 1),
    Deed("find-here", "edit", "Find on this &page", (_Standard.Find,), "list-filter", 1),
    Deed("focus-toast", "edit", "Go to the &offer to undo", ("F8",), "", 1),
    Deed("page-today", "view", "&Today", ("Ctrl+1",), "calendar-check", 0),
    Deed("page-journal", "view", "&Journal", ("Ctrl+2",), "history", 0),
    Deed("page-clients", "view", "&Clients", ("Ctrl+3",), "users", 0),
    Deed("page-review", "view", "Re&view", ("Ctrl+4",), "list-checks", 0),
    Deed("page-reports", "view", "&Reports", ("Ctrl+5",), "file-text", 0),
    Deed("look-system", "view", "Look of the &system", (), "monitor", 1, checkable=True),
    Deed("look-light", "view", "&Light", (), "sun-medium", 1, checkable=True),
    Deed("look-dark", "view", "&Dark", (), "moon", 1, checkable=True),
    Deed("look-contrast", "view", "&High contrast", (), "contrast", 1, checkable=True),
    Deed("text-larger", "view", "L&arger text", (_Standard.ZoomIn, "Ctrl+="), "a-large-small", 2),
    Deed("text-smaller", "view", "S&maller text", (_Standard.ZoomOut,), "", 2),
    Deed("text-usual", "view", "&Usual text size", ("Ctrl+0",), "", 2),
    Deed("back", "go", "&Back", (_Standard.Back,), "arrow-left", 0),
    Deed("forward", "go", "&Forward", (_Standard.Forward,), "arrow-right", 0),
    Deed("go-alarms", "go", "To the &alarms", ("F7",), "bell-ring", 1),
    Deed("line", "log", "In one &line", ("Ctrl+L",), "notebook-pen", 0),
    Deed("form", "log", "With the &form…", (_Standard.New,), "square-pen", 0),
    Deed("log-call", "log", "A &call…", ("Ctrl+Shift+C",), "phone", 1),
    Deed("log-visit", "log", "A &visit…", ("Ctrl+Shift+V",), "map-pin", 1),
    Deed("log-email", "log", "An &e-mail…", ("Ctrl+Shift+E",), "mail", 1),
    Deed("log-remote", "log", "A &remote session…", ("Ctrl+Shift+R",), "monitor-smartphone", 1),
    Deed("keys", "help", "&Keys", (_Standard.HelpContents,), "keyboard", 0),
    Deed("manual", "help", "&Manual", (), "book-open", 0),
    Deed("journal-file", "help", "The journal &file", (), "database", 0),
    Deed("changes", "help", "&What is new", (), "sparkles", 0),
    Deed("about", "help", "&About Kept", (), "info", 1),
)
