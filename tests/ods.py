"""An OpenDocument spreadsheet with just what a reader looks at, so that no library is needed."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

Cell = str | float | bool | date | None
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def ods(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """The file with these sheets, in their order; None is an empty cell."""
    tables = "".join(_table(name, rows) for name, rows in sheets.items())
    content = (
        f'<office:document-content {_NAMESPACES} office:version="1.3"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        f' manifest:version="1.3"><manifest:file-entry manifest:full-path="/"'
        f' manifest:media-type="{_MIME}"/><manifest:file-entry manifest:full-path="content.xml"'
        ' manifest:media-type="text/xml"/></manifest:manifest>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", _MIME, zipfile.ZIP_STORED)  # first and plain, says the format
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", manifest)
    return held.getvalue()


def _table(name: str, rows: Sequence[Sequence[Cell]]) -> str:
    lines = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows
    )
    return f'<table:table table:name="{escape(name)}">{lines}</table:table>'


def _cell(value: Cell) -> str:
    match value:
        case None:
            return "<table:table-cell/>"
        case bool():
            kind, told = "boolean", f'office:boolean-value="{str(value).lower()}"'
        case datetime():
            kind, told = "date", f'office:date-value="{value.isoformat(timespec="seconds")}"'
        case date():
            kind, told = "date", f'office:date-value="{value.isoformat()}"'
        case str():
            kind, told = "string", ""
        case _:
            kind, told = "float", f'office:value="{value}"'
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="{kind}" {told}>{text}</table:table-cell>'
