"""PDF pages as pictures, from bytes to bytes: no file is ever written. Runs in the worker."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

POINTS = 72


@dataclass(frozen=True)
class Sheet:
    """One page as a picture, and its words for a screen reader."""

    image: QImage
    words: str


def render(data: bytes, dots: float, ratio: float = 1.0) -> list[Sheet]:
    """Every page of the PDF at ``dots`` per inch, for a screen of ``ratio`` real dots each."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [_sheet(page, dots * ratio / POINTS, ratio) for page in document]
    finally:
        document.close()


def _sheet(page: object, scale: float, ratio: float) -> Sheet:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)  # type: ignore[attr-defined]
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGBX8888,
    ).copy()  # the buffer is gone with the bitmap
    image.setDevicePixelRatio(ratio)
    words = page.get_textpage()  # type: ignore[attr-defined]
    said: str = words.get_text_range()
    words.close()
    bitmap.close()
    return Sheet(image, said)
