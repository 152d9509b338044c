"""Every byte of a store, decrypted page by page as SQLCipher 4 lays it out, without SQLite.

https://www.zetetic.net/sqlcipher/design: pages of 4,096 bytes, of which the last 80 are the IV (16)
and the HMAC (64); AES-256-CBC; the first page begins with 16 bytes of salt. A log has a header of
32 bytes, and of 24 before each page (sqlite.org/fileformat2.html).
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

_PAGE, _RESERVED, _IV, _SALT = 4096, 80, 16, 16


def decrypted(database: Path, key: bytes) -> bytes:
    """The database and its write-ahead log in plain, free pages and all."""
    log = database.with_name(f"{database.name}-wal")
    return b"".join(
        (
            *(_plain(page, key, first=not at) for at, page in _pages(database.read_bytes(), 0, 0)),
            *(
                _plain(page, key, first=page[:_SALT] == database.read_bytes()[:_SALT])
                for _at, page in _pages(log.read_bytes() if log.exists() else b"", 32, 24)
            ),
        )
    )


def _pages(data: bytes, header: int, before_each: int) -> Iterator[tuple[int, bytes]]:
    step = before_each + _PAGE
    for number, start in enumerate(range(header, len(data) - step + 1, step)):
        yield number, data[start + before_each : start + step]


def _plain(page: bytes, key: bytes, *, first: bool) -> bytes:
    end = _PAGE - _RESERVED
    decryptor = Cipher(AES256(key), CBC(page[end : end + _IV])).decryptor()
    return decryptor.update(page[_SALT if first else 0 : end]) + decryptor.finalize()
