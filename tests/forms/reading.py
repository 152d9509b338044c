"""A PDF as its reader sees it."""

import pypdfium2


def texts(data: bytes) -> list[str]:
    """The text of each page, with the reader's sign for a hyphen at a line's end put back."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [str(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()
    return [page.replace("\ufffe", "-").replace("\x02", "-") for page in pages]


def together(data: bytes) -> str:
    """All pages as one text, with one space wherever there is white space."""
    return " ".join(" ".join(texts(data)).split())


def tight(text: str) -> str:
    """``text`` without white space: lines break where they must."""
    return "".join(text.split())


def about(data: bytes) -> dict[str, str]:
    """What the PDF says of itself."""
    document = pypdfium2.PdfDocument(data)
    try:
        return dict(document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()


def outline(data: bytes) -> list[tuple[str, int]]:
    """The titles of its outline, each with its page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            (entry.get_title(), (entry.get_dest().get_index() or 0) + 1)
            for entry in document.get_toc()
        ]
    finally:
        document.close()


def lowest(data: bytes) -> list[float]:
    """How far above the lower edge of each page its lowest letter stands, in points."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = (page.get_textpage() for page in document)
        return [min(one.get_charbox(n)[1] for n in range(one.count_chars())) for one in found]
    finally:
        document.close()


def rightmost(data: bytes) -> list[float]:
    """How far from the left edge of each page its last letter ends, in points."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = (page.get_textpage() for page in document)
        return [max(one.get_charbox(n)[2] for n in range(one.count_chars())) for one in found]
    finally:
        document.close()


def darkness(data: bytes, page: int, box: tuple[float, float, float, float]) -> float:
    """How much of ``box`` (left, top, right, bottom in points) on a page is ink, from 0 to 1."""
    document = pypdfium2.PdfDocument(data)
    try:
        picture = document[page - 1].render(scale=4, grayscale=True).to_pil()
    finally:
        document.close()
    found = picture.crop(tuple(round(edge * 4) for edge in box)).tobytes()
    return 1 - float(sum(found)) / (255 * len(found))
