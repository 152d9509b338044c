"""Files that are written whole or not at all."""

import contextlib
import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step: a reader sees the old file or the new one.

    Raises:
        OSError: the folder cannot be written; nothing is left behind.
    """
    part = write_part(path, data)
    try:
        move(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def write_part(path: Path, data: bytes) -> Path:
    """The first half of that: ``data`` is on the disk, under the name that ``part_of`` gives.

    Raises:
        OSError: the folder cannot be written; nothing is left behind.
    """
    part = part_of(path)
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _keep_names(part.parent)
    return part


def part_of(path: Path) -> Path:
    """What a file is called until it is whole."""
    return path.with_name(path.name + ".part")


def move(old: Path, new: Path) -> None:
    """Give a file of this folder another name, which outlasts a power cut from here on.

    Raises:
        OSError: it has its old name still.
    """
    old.replace(new)
    _keep_names(new.parent)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, unless they are there; a power cut does not undo it.

    Raises:
        OSError: it cannot be made.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=mode)
    for one in missing:
        _keep_names(one.parent)


def _keep_names(folder: Path) -> None:
    """Have the names in a folder on the disk; Windows does so by itself and opens no folder.

    A file system that cannot do it (some network drives) keeps them as well as it can.
    """
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
