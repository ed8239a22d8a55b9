"""Keep what is compiled from text at each start, as Python keeps what it compiles from files.

PySide6 carries its own Python part as text and compiles it whenever it is loaded, and each dataclass is made of
functions compiled from text. Both take longer than everything else that is done before the window is painted.
"""

import __future__

import builtins
import dataclasses
import importlib.util
import marshal
import os
import sys
import zlib

# Its own module: `hashlib` brings OpenSSL along, which takes longer to load than is saved by all this.
from _blake2 import blake2b
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any, Final

_compile: Final[Callable[..., Any]] = builtins.compile
_FUTURES: Final = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})
_SIGN_BYTES: Final = 16
_CHECK_BYTES: Final = 4
_MOST_KEPT: Final = 3000


class KeptCode:
    """Stand in for Python's compiler while the program starts, and remember what it made.

    The code is kept under a digest of its text, in the folder where Python keeps the code of this very
    module and under the same conditions. What is missing, damaged or of another Python is compiled anew.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)
        self._used: dict[bytes, CodeType] = {}

    def begin(self) -> None:
        """Compile by this from now on: what PySide6 is made of, and dataclasses."""
        builtins.compile = self._compile_module
        dataclasses.__dict__["exec"] = self._run_text

    def end(self) -> None:
        """Give Python's own compiler back."""
        builtins.compile = _compile
        dataclasses.__dict__.pop("exec", None)

    def keep(self) -> None:
        """Write down what had to be compiled, if anything; where that cannot be written, it is compiled again."""
        fresh = self._used.keys() - self._known.keys()
        if not fresh or sys.dont_write_bytecode:
            return
        kept = self._known | self._used if len(self._known) + len(fresh) <= _MOST_KEPT else self._used
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}.part")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_packed(kept))
            part.replace(self._file)

    def _compile_module(self, source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 -- as Python's
        if type(source) is not bytes or mode != "exec" or rest or named:
            return _compile(source, filename, mode, *rest, **named)
        # Python's own goes on with the `from __future__` of whoever calls it.
        return self._code(source, str(filename), sys._getframe(1).f_code.co_flags & _FUTURES)

    def _run_text(self, text: str, names: dict[str, Any], made: Mapping[str, object]) -> None:
        exec(self._code(text.encode(), "<string>", 0), names, made)  # noqa: S102 -- what dataclasses would do itself

    def _code(self, source: bytes, filename: str, flags: int) -> CodeType:
        sign = blake2b(source, digest_size=_SIGN_BYTES, key=f"{flags} {filename}".encode()[:64]).digest()
        code = self._known.get(sign)
        if code is None:
            code = _compile(source, filename, "exec", flags, dont_inherit=True)
        self._used[sign] = code
        return code


_begun: list[KeptCode] = []


def begin() -> None:
    """Compile by the code that is kept, until `end` is called. Call it before PySide6 is imported."""
    _begun.append(KeptCode(usual_file()))
    _begun[-1].begin()


def end() -> None:
    """Give Python's own compiler back, and write down what it had to compile."""
    while _begun:
        _begun[-1].end()
        _begun.pop().keep()


def usual_file() -> Path:
    """Return where the code is kept: with this module's own, of the same Python."""
    return Path(importlib.util.cache_from_source(__file__)).with_suffix(".codes")


def _read(file: Path) -> dict[bytes, CodeType]:
    try:
        packed = file.read_bytes()
    except OSError:
        return {}
    head = len(importlib.util.MAGIC_NUMBER) + _CHECK_BYTES
    if packed[:head] != _head(packed[head:]):
        return {}
    # Python reads its own code in this way; the checksum has just said that nobody wrote half of it.
    found: dict[bytes, CodeType] = marshal.loads(packed[head:])
    return found


def _packed(kept: dict[bytes, CodeType]) -> bytes:
    body = marshal.dumps(kept)
    return _head(body) + body


def _head(body: bytes) -> bytes:
    return importlib.util.MAGIC_NUMBER + zlib.crc32(body).to_bytes(_CHECK_BYTES)
