"""The key file: one random store key, wrapped once for each way to unlock it.

A passphrase (or the recovery key) goes through Argon2id (RFC 9106) to a wrapping key, and
AES-256-GCM wraps the store key with it. Changing a passphrase never re-encrypts the store.
"""

import hmac
import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from smadvisor.errors import Fault, Refused
from smadvisor.store.failures import told
from smadvisor.store.files import write_whole
from smadvisor.text import _

KEY_BYTES = 32
_FORMAT = 1
_PURPOSE = b"smadvisor key file 1"
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS, _GROUP = 8, 4
_KINDS = ("passphrase", "recovery")
_SIZES = [16, 12, KEY_BYTES + 16]
"""Bytes of salt, nonce and wrapped key."""
_DEAREST = (16, 1024 * 1024, 16)
"""Passes, memory in KiB and lanes: beyond these a file would only stop the computer."""
_MOST_BYTES, _MOST_SLOTS = 2**20, 500


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try at a passphrase costs (RFC 9106, second recommended option)."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """The store key, wrapped for one user's passphrase or for the recovery key."""

    kind: str
    user: str
    name: str
    salt: str
    passes: int
    memory_kib: int
    lanes: int
    nonce: str
    wrapped: str

    @property
    def label(self) -> bytes:
        """What the wrapping is bound to, so that slots cannot be swapped."""
        return f"smadvisor:{_FORMAT}:{self.kind}:{self.user}".encode()


def new_store_key() -> bytes:
    """A random key of ``KEY_BYTES`` bytes for a new store."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_key() -> str:
    """A key of 160 random bits to print and keep, in groups that are easy to copy by hand."""
    letters = [secrets.choice(_ALPHABET) for _i in range(_GROUPS * _GROUP)]
    return "-".join("".join(letters[i : i + _GROUP]) for i in range(0, len(letters), _GROUP))


def wrap(
    kind: str, user: str, name: str, secret: str, key: bytes, cost: Cost | None = None
) -> Slot:
    """Wrap ``key`` under ``secret``; ``kind`` is ``passphrase`` or ``recovery``."""
    cost = cost or Cost()
    salt, nonce = os.urandom(16), os.urandom(12)
    empty = Slot(
        kind, user, name, _text(salt), cost.passes, cost.memory_kib, cost.lanes, _text(nonce), ""
    )
    sealed = AESGCM(_wrapping_key(empty, secret)).encrypt(nonce, key, empty.label)
    return Slot(**{**asdict(empty), "wrapped": _text(sealed)})


def unwrap(slots: Iterable[Slot], secret: str) -> tuple[Slot, bytes]:
    """The slot that ``secret`` opens, and the store key.

    Raises:
        Refused: ``wrong_passphrase`` when it opens none of them.
    """
    for slot in slots:
        cipher = AESGCM(_wrapping_key(slot, secret))
        try:
            return slot, cipher.decrypt(b64decode(slot.nonce), b64decode(slot.wrapped), slot.label)
        except InvalidTag:
            continue
    raise Refused(
        "wrong_passphrase",
        _("That passphrase does not open this store. Check Caps Lock and try again."),
    )


def read(path: Path) -> tuple[Slot, ...]:
    """The slots of the key file.

    Raises:
        Fault: ``key_file_damaged`` when it is no key file or of a newer version.
    """
    with told(), path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    try:
        content = json.loads(data.decode("utf-8"))
        slots = tuple(Slot(**slot) for slot in content["slots"])
        if content["format"] != _FORMAT or len(slots) > _MOST_SLOTS or not all(map(_sound, slots)):
            raise ValueError
        return slots
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Fault(
            "key_file_damaged",
            _(
                "The key file of this store cannot be read. "
                "Put back a copy of it from a backup; the store itself is not harmed."
            ),
        ) from error


def _sound(slot: Slot) -> bool:
    """Whether a slot could have been written here: of the right kinds, and no try at it too dear.

    Raises:
        ValueError, TypeError: it could not.
    """
    costs: tuple[object, ...] = (slot.passes, slot.memory_kib, slot.lanes)
    sizes = [len(b64decode(text, validate=True)) for text in (slot.salt, slot.nonce, slot.wrapped)]
    return (
        slot.kind in _KINDS
        and len((slot.user + slot.name).encode()) < _MOST_BYTES
        and all(
            type(cost) is int and 0 < cost <= most
            for cost, most in zip(costs, _DEAREST, strict=True)
        )
        and slot.memory_kib >= 8 * slot.lanes
        and sizes == _SIZES
    )


def write(path: Path, slots: Iterable[Slot], key: bytes) -> None:
    """Write the key file whole or not at all, proved with the store key: no other hand wrote it."""
    listed = [asdict(slot) for slot in slots]
    content = {"format": _FORMAT, "slots": listed, "mac": _mac(listed, key)}
    with told():
        write_whole(path, json.dumps(content, indent=1, ensure_ascii=False).encode())


def proved(path: Path, key: bytes) -> bool:
    """Whether this program wrote the key file as it is; version 0.1.0 wrote it without a proof."""
    try:
        content = json.loads(path.read_bytes())
        return hmac.compare_digest(content["mac"], _mac(content["slots"], key))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def _mac(slots: object, key: bytes) -> str:
    said = json.dumps(slots, sort_keys=True).encode()
    return hmac.new(hmac.digest(key, _PURPOSE, "sha256"), said, "sha256").hexdigest()


def _wrapping_key(slot: Slot, secret: str) -> bytes:
    if slot.kind == "recovery":
        secret = "".join(letter for letter in secret.upper() if letter in _ALPHABET)
    with told():
        return hash_secret_raw(
            secret.encode(errors="surrogatepass"),
            b64decode(slot.salt),
            time_cost=slot.passes,
            memory_cost=slot.memory_kib,
            parallelism=slot.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )


def _text(data: bytes) -> str:
    return b64encode(data).decode()
