"""What a start, a later start or the tray wants the window to show."""

from ui.navigator import Navigator, PageName

_PAGES = {"today": PageName.TODAY, "review": PageName.REVIEW}


def fulfil(go: Navigator, deed: str, promise_id: int = 0) -> None:
    """Show what is wished: the "log" line, the page "today" or "review", "open" a promise; else nothing."""
    if deed == "log":
        go.line_wanted.emit("")
    elif deed in _PAGES:
        go.page_wanted.emit(_PAGES[deed])
    elif deed == "open":
        go.promise_wanted.emit(promise_id)
