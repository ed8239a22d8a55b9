"""After it, no import reads the source of a module."""

import subprocess
import sys

from tests.conftest import ROOT

SCRIPT = """
import builtins
import linecache
from ui.quick_imports import let_imports_alone
let_imports_alone()
from PySide6.QtCore import QObject
from ui.tr import tr
print("read:", *(name for name in linecache.cache if name.endswith("tr.py")), tr("Kept"), QObject().objectName() == "")
"""

HELD = """
import linecache
import sys
from ui.quick_imports import let_imports_alone
let_imports_alone()
sys.exit(len(linecache.cache))
"""


def test_no_source_that_was_read_before_is_held_on_to() -> None:
    assert subprocess.run([sys.executable, "-c", HELD], cwd=ROOT, check=False).returncode == 0


def test_an_import_after_pyside_reads_no_source() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout == "read: Kept True\n", done.stderr
