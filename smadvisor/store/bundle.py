"""The file of a backup: a zip of three members, stored, of which every byte is determined.

A backup is exactly what writing one would give: what differs anywhere is refused, and nothing is
unpacked that could be larger, elsewhere or other than it says (PKWARE APPNOTE.TXT 4.3).
"""

import hashlib
import hmac
import json
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from smadvisor.errors import Refused
from smadvisor.store.place import DATABASE, ENDING, KEYS
from smadvisor.text import _

MANIFEST = "manifest.json"
FORMAT = 1
_MEMBERS = (DATABASE, KEYS, MANIFEST)
_MOST = {DATABASE: 2**31 - 1, KEYS: 2**20, MANIFEST: 2**16}
"""Bytes of each member. Beyond 2 GiB a zip would need another layout."""
_CHUNK = 2**20
_LOCAL, _LISTED, _END = (
    struct.Struct(layout) for layout in ("<4s5H3L2H", "<4s6H3L5H2L", "<4s4H2LH")
)
_VERSION, _BY_UNIX, _DAY, _MODE = 20, 3 << 8, 0x21, 0o600 << 16
"""Of the zip; made as on Unix, on 1 January 1980, for the owner alone: the same everywhere."""
_PURPOSE = b"smadvisor backup 1"


@dataclass(frozen=True, slots=True)
class Part:
    """One member as it is: its length in bytes and what proves it."""

    size: int
    crc: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Holds:
    """What a store holds at one moment, told without a word of it."""

    revision: str
    store: str
    cases: int
    entries: int
    entry: str
    lines: int
    line: str
    """``entries`` of the journal and ``lines`` of the record, with the newest id of each."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    made_at: datetime
    program: str
    holds: Holds
    sizes: Mapping[str, int]
    sha256: Mapping[str, str]

    @property
    def content(self) -> bytes:
        """As it is proved: one spelling only."""
        said = {**asdict(self), "format": FORMAT, "made_at": self.made_at.isoformat()}
        return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Backup:
    """A file that has the form of a backup."""

    path: Path
    manifest: Manifest
    mac: str

    def is_of(self, key: bytes) -> bool:
        """Whether it was made by a store with this key, and its manifest is as it was made."""
        return hmac.compare_digest(_mac(key, self.manifest.content), self.mac.encode())


def write(file: BinaryIO, database: Path, key_file: Path, manifest: Manifest, key: bytes) -> None:
    """Write a backup of these two files.

    Raises:
        Refused: ``store_too_large``.
    """
    mac = _mac(key, manifest.content)
    listed = b'{"manifest":' + manifest.content + b',"mac":"' + mac + b'"}'
    parts = {}
    for name, path in ((DATABASE, database), (KEYS, key_file)):
        with path.open("rb") as source:
            parts[name] = part = measure(source)
            if part.size > _MOST[name]:
                raise Refused(
                    "store_too_large",
                    _("The store is too large for a backup. Ask who keeps this computer."),
                )
            source.seek(0)
            file.write(_local(name, part))
            measure(source, also=file.write)
    parts[MANIFEST] = _part(listed)
    file.write(_local(MANIFEST, parts[MANIFEST]) + listed + _tail(parts))


def read(path: Path, *, whole: bool = True) -> Backup:
    """Read a backup strictly; with ``whole`` every byte, else only the form and the manifest.

    Raises:
        Refused: ``backup_unreadable``, ``not_a_backup``, ``backup_damaged`` (the sentence names
            the part), ``backup_newer``.
    """
    try:
        with path.open("rb") as file:
            return _read(file, path, whole)
    except OSError as error:
        raise Refused(
            "backup_unreadable",
            _("There is no backup that can be read there. Check the name and that its disk is in."),
        ) from error


def unpack(path: Path, to: Callable[[str], BinaryIO]) -> Backup:
    """Copy store and key file out of a backup that ``read`` takes, each to the file ``to`` gives.

    Raises:
        Refused: as ``read``; what was copied so far is not to be used.
    """
    backup = read(path)
    with path.open("rb") as file:
        for name in (DATABASE, KEYS):
            file.seek(_LOCAL.size + len(name), 1)
            with to(name) as target:
                part = measure(file, backup.manifest.sizes[name], target.write)
            if part.sha256 != backup.manifest.sha256[name]:
                raise damaged(_ITS[name])
    return backup


def measure(
    file: BinaryIO, size: int = _MOST[DATABASE] + 1, also: Callable[[bytes], object] = len
) -> Part:
    """The next ``size`` bytes of a file or what is left of it; ``also`` gets them on the way."""
    digest, crc, left = hashlib.sha256(), 0, size
    while left and (chunk := file.read(min(_CHUNK, left))):
        digest.update(chunk)
        crc = zlib.crc32(chunk, crc)
        also(chunk)
        left -= len(chunk)
    return Part(size - left, crc, digest.hexdigest())


def damaged(what: str) -> Refused:
    """A backup of which ``what`` is not as it was written."""
    return Refused(
        "backup_damaged",
        _("This backup is damaged: {what} not as it was written. Use another backup.").format(
            what=what
        ),
    )


def newer() -> Refused:
    """A backup by a program that is newer than this."""
    return Refused(
        "backup_newer",
        _("A newer SMAdvisor made this backup. Restore it with that version."),
    )


_ITS = {
    DATABASE: _("the store in it is"),
    KEYS: _("the key file in it is"),
    MANIFEST: _("its list of contents is"),
}
_FORM, _CUT = _("its form is"), _("its end is")


def _read(file: BinaryIO, path: Path, whole: bool) -> Backup:
    first = _LOCAL.size + len(DATABASE)
    begins = file.read(first)
    if begins[:4] != b"PK\3\4" or begins[_LOCAL.size :] != DATABASE.encode():
        raise Refused(
            "not_a_backup",
            _("That is no backup of SMAdvisor. Choose a file that ends in “{ending}”.").format(
                ending=ENDING
            ),
        )
    file.seek(0)
    parts, listed = {}, b""
    for name in _MEMBERS:
        said = _said(file, name)
        if name == MANIFEST:
            listed = file.read(said.size)
            parts[name] = _part(listed)
        elif whole:
            parts[name] = measure(file, said.size)
        else:
            file.seek(said.size, 1)
            parts[name] = said
        if (parts[name].size, parts[name].crc) != (said.size, said.crc):
            raise damaged(_ITS[name])
    tail = _tail(parts)
    if file.read(len(tail) + 1) != tail:
        raise damaged(_CUT)
    manifest, mac = _listed(listed)
    for name in (DATABASE, KEYS):
        same = parts[name].size == manifest.sizes[name]
        if not same or (whole and parts[name].sha256 != manifest.sha256[name]):
            raise damaged(_ITS[name])
    return Backup(path, manifest, mac)


def _said(file: BinaryIO, name: str) -> Part:
    """What the header in front of a member says of it; any other header is refused."""
    head = file.read(_LOCAL.size + len(name))
    if len(head) < _LOCAL.size + len(name):
        raise damaged(_CUT)
    crc, _packed, size = _LOCAL.unpack(head[: _LOCAL.size])[6:9]
    said = Part(size, crc, "")
    if head != _local(name, said) or size > _MOST[name]:
        raise damaged(_FORM)
    return said


def _listed(listed: bytes) -> tuple[Manifest, str]:
    try:
        content = json.loads(listed)
        said = content["manifest"]
        if isinstance(said["format"], int) and said["format"] > FORMAT:
            raise newer()
        manifest = Manifest(
            datetime.fromisoformat(said["made_at"]),
            _of(str, said["program"]),
            Holds(**{one.name: _of(one.type, said["holds"][one.name]) for one in fields(Holds)}),
            {name: _of(int, said["sizes"][name]) for name in (DATABASE, KEYS)},
            {name: _of(str, said["sha256"][name]) for name in (DATABASE, KEYS)},
        )
        again = b'{"manifest":' + manifest.content + b',"mac":"%s"}' % content["mac"].encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(_ITS[MANIFEST]) from error
    if again != listed or manifest.made_at.tzinfo is None:
        raise damaged(_ITS[MANIFEST])
    return manifest, content["mac"]


def _of(kind: Any, value: object) -> Any:
    if type(value) is not kind:
        raise TypeError
    return value


def _mac(key: bytes, content: bytes) -> bytes:
    return hmac.new(hmac.digest(key, _PURPOSE, "sha256"), content, "sha256").hexdigest().encode()


def _part(data: bytes) -> Part:
    return Part(len(data), zlib.crc32(data), hashlib.sha256(data).hexdigest())


def _local(name: str, part: Part) -> bytes:
    sizes = (part.crc, part.size, part.size, len(name), 0)
    return _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, 0, _DAY, *sizes) + name.encode()


def _tail(parts: Mapping[str, Part]) -> bytes:
    """The directory at the end of the zip."""
    listed, at = b"", 0
    for name, part in parts.items():
        sizes = (part.crc, part.size, part.size, len(name), 0, 0, 0, 0, _MODE, at)
        made = (_BY_UNIX | _VERSION, _VERSION, 0, 0, 0, _DAY)
        listed += _LISTED.pack(b"PK\1\2", *made, *sizes) + name.encode()
        at += _LOCAL.size + len(name) + part.size
    count = len(parts)
    return listed + _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), at, 0)
