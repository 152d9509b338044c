"""Ids. Rows from a weekly list get theirs from what identifies them, all others a new one.

Two machines that import the same list therefore make the same rows.
"""

import hashlib
import os
import time
import uuid

_NAMESPACE = uuid.UUID("5b7f9d0e-6a53-5c8e-9d39-2f6a0c1b7e44")

_NAMED = hashlib.sha1(_NAMESPACE.bytes, usedforsecurity=False)


def folded(text: str) -> str:
    """``text`` as it is compared: case and runs of white space do not matter."""
    return " ".join(text.split()).casefold()


def listed_id(kind: str, *identifies: str) -> str:
    """The id (UUID version 5) of a row that a list brought, from what identifies it."""
    seal = _NAMED.copy()  # what uuid.uuid5 does, in half its time: a list may make 300,000 ids
    seal.update("\x1f".join((kind, *map(folded, identifies))).encode())
    mark = seal.hexdigest()
    variant = "89ab"[int(mark[16], 16) & 3]
    return f"{mark[:8]}-{mark[8:12]}-5{mark[13:16]}-{variant}{mark[17:20]}-{mark[20:32]}"


def new_id() -> str:
    """A fresh id (UUID version 7, RFC 9562): its first 48 bits are the time in milliseconds."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=value))
