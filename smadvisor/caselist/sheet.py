"""Bytes to sheets of cells. The content decides what a file is, never its name."""

from smadvisor.caselist import limits
from smadvisor.caselist.records import Sheet
from smadvisor.caselist.refusals import empty, not_a_list, too_large, web_page

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<head", b"<meta")
_NO_LISTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"MZ", b"\x7fELF")


def sheets(data: bytes) -> tuple[list[Sheet], tuple[str, ...]]:
    """The sheets of a CSV, XLSX, XLS or ODS file, and what a person should know of the reading.

    Raises:
        Refused: ``empty_file``, ``not_a_list``, ``damaged_file``, ``password_protected``,
            ``too_large``.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise empty()
    if len(data) > limits.UNPACKED:
        raise too_large()
    if data.startswith((_OLE, _ZIP)):
        from smadvisor.caselist.workbook import read_workbook

        return read_workbook(data)
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    if start.startswith(_MARKUP):
        raise web_page()
    if data.startswith(_NO_LISTS):
        raise not_a_list()
    from smadvisor.caselist.delimited import read_delimited

    rows, notes = read_delimited(data)
    return [Sheet("", rows)], notes
