"""What is said when no window can be shown: the journal cannot be opened, or another program does not let go of it."""

import sys
from collections.abc import Callable
from pathlib import Path

from models.errors import JournalError
from ui.tr import tr

UNUSABLE = 3


def opened_another(open_it: Callable[[Path], None], error: JournalError) -> bool:
    """Say why the journal cannot be opened and offer another, until one opens or the person gives up."""
    while (path := another_wanted(str(error))) is not None:
        try:
            open_it(path)
        except JournalError as next_error:
            error = next_error
        else:
            return True
    return False


def another_wanted(words: str) -> Path | None:
    """Say why a journal cannot be opened and return another to open, None when none is wanted."""
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    box = QMessageBox()
    box.setObjectName("cannotOpen")
    box.setWindowTitle("Kept")
    box.setText(tr("Kept cannot open the journal."))
    box.setInformativeText(words[:1].upper() + words[1:] + ".")
    another = box.addButton(tr("Open &another…"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("&Quit"), QMessageBox.ButtonRole.RejectRole)
    # There is no event loop yet that would wait for a signal.
    box.exec()
    if box.clickedButton() is not another:
        return None
    kinds = tr("Kept journals (*.kept);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(None, tr("Open a journal"), "", kinds)
    return Path(chosen) if chosen else None


def say_stuck() -> int:
    """Say that another program has the journal and does not answer; return the exit status. An application is there."""
    from PySide6.QtWidgets import QMessageBox

    from ui.icons import application_icon

    words = tr("Kept has this journal open already but does not answer. End that program, then start Kept again.")
    sys.stderr.write(f"{words}\n")
    box = QMessageBox(QMessageBox.Icon.Warning, "Kept", words, QMessageBox.StandardButton.Close)
    box.setWindowIcon(application_icon())
    # There is no event loop yet that would wait for a signal.
    box.exec()
    return UNUSABLE
