"""The business's logo: judged by its header before it is decoded, and drawn without anything hidden in it."""

import io
import warnings
from typing import Final

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_PIXELS: Final = 16_000_000
_LONGEST_SIDE: Final = 1200
_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP")


def readable_picture(data: bytes | None) -> ImageReader | None:
    """Return the picture in plain red, green, blue, without its metadata; None when it cannot or should not be read."""
    plain = _decoded(data)
    return None if plain is None else ImageReader(plain)


def small(data: bytes | None, width: int, height: int) -> bytes | None:
    """Return the picture as a PNG of at most so many pixels, or None as `readable_picture` does."""
    plain = _decoded(data)
    if plain is None:
        return None
    plain.thumbnail((width, height))
    written = io.BytesIO()
    plain.save(written, "PNG")
    return written.getvalue()


def _decoded(data: bytes | None) -> Image.Image | None:
    """Return the picture without its metadata, at most as large as print needs.

    The size is read from the header first: a few kilobytes can decode to gigabytes.
    """
    if not data or len(data) > MOST_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        if not 0 < picture.width * picture.height <= MOST_PIXELS:
            return None
        has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        plain = picture.convert("RGBA" if has_alpha else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    plain.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    plain.info.clear()
    return plain


def fitted(picture: ImageReader, width: float, height: float) -> tuple[float, float]:
    """Return the largest size of the picture that fits into a box, in its own proportions."""
    wide, high = picture.getSize()
    scale = min(width / wide, height / high)
    return wide * scale, high * scale
