"""Ids. Rows from a weekly list get theirs from what identifies them, all others a new one.

Two machines that import the same list therefore make the same rows.
"""

import os
import time
import uuid

_NAMESPACE = uuid.UUID("5b7f9d0e-6a53-5c8e-9d39-2f6a0c1b7e44")


def folded(text: str) -> str:
    """``text`` as it is compared: case and runs of white space do not matter."""
    return " ".join(text.split()).casefold()


def listed_id(kind: str, *identifies: str) -> str:
    """The id (UUID version 5) of a row that a list brought, from what identifies it."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join((kind, *map(folded, identifies)))))


def new_id() -> str:
    """A fresh id (UUID version 7, RFC 9562): its first 48 bits are the time in milliseconds."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=value))
