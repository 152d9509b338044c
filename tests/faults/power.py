"""What a power cut may leave, made from the steps that the program really took.

Written is on the disk for certain only once the file was synced; a name (made, changed, removed)
only once its folder was. Until then each 4096-byte block of a write, and each cut of a length, may
be there or not, in any order; of the names any beginning, since file systems keep those in order.
"""

import random
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.faults.acts import KilledAct
from tests.faults.ground import Ground
from tests.faults.trace import Step

BLOCK = 4096


@dataclass(slots=True)
class _File:
    """One file: what is certain, and what was done since, not yet certain."""

    certain: bytearray
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Where and what; None for a new length."""

    def sync(self) -> None:
        for at, data in self.since:
            _apply(self.certain, at, data)
        self.since.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        left = bytearray(self.certain)
        keeps = chance.choice((0.0, 0.5, 0.9, 1.0))
        blocks = [(at, data) for step in self.since for at, data in _blocks(*step)]
        if chance.random() < 0.5:
            chance.shuffle(blocks)
        for at, data in blocks:
            if chance.random() < keeps:
                _apply(left, at, data)
        return bytes(left)


_Names = dict[Path, _File | None]
"""Names and the files that they are for; None for a name that is taken away."""


class Disk:
    """The files under one folder as they go through steps."""

    def __init__(self, folder: Path, files: dict[Path, bytes]) -> None:
        self._folder = folder
        self._names = {path: _File(bytearray(content)) for path, content in files.items()}
        self._certain = dict(self._names)
        self._since: list[tuple[Path, _Names]] = []
        """The folder, and the names that changed in it at once."""

    def take(self, step: Step) -> None:
        """One step more."""
        if step.kind == "sync" and step.path not in self._names:
            return self._sync_names(step.path)
        if step.kind == "open":
            return self._name(step.path.parent, {step.path: _File(bytearray())})
        if step.kind == "unlink":
            return self._name(step.path.parent, {step.path: None})
        if step.kind == "rename":
            return self._name(step.path.parent, self._moved(step.path, step.to or step.path))
        file = self._names.get(step.path)
        if file is None:
            return None  # it has no name any more
        if step.kind == "sync":
            return file.sync()
        file.since.append((step.offset, step.data if step.kind == "write" else None))
        return None

    def cut(self, to: Path, chance: random.Random) -> None:
        """Lay what the cut leaves in the folder ``to``."""
        names = dict(self._certain)
        for _folder, changed in self._since[: chance.randint(0, len(self._since))]:
            _set(names, changed)
        for path, file in names.items():
            place = to / path.relative_to(self._folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.after_a_cut(chance))

    def _moved(self, old: Path, new: Path) -> _Names:
        """What a new name for a file, or for a folder with all that is in it, changes."""
        there = {path: file for path, file in self._names.items() if path.is_relative_to(old)}
        moved: _Names = dict.fromkeys(there)
        return moved | {new / path.relative_to(old): file for path, file in there.items()}

    def _name(self, folder: Path, changed: _Names) -> None:
        _set(self._names, changed)
        self._since.append((folder, changed))

    def _sync_names(self, folder: Path) -> None:
        for where, changed in self._since:
            if where == folder:
                _set(self._certain, changed)
        self._since = [one for one in self._since if one[0] != folder]


@dataclass(frozen=True, slots=True)
class Recorded:
    """The files before an act, its steps and, with each, how much had been told by then."""

    at: Path
    files: dict[Path, bytes]
    steps: list[tuple[Step, tuple[str, ...]]]


def recorded(ground: Ground, act: KilledAct) -> Recorded:
    """Do the act to its end and keep every step of it."""
    files: dict[Path, bytes] = {}
    steps: list[tuple[Step, tuple[str, ...]]] = []
    ground.lay(act.scene)
    act.before(ground)
    child = ground.child(lambda mouth: act.do(ground, mouth), followed=True)

    def seen(step: Step) -> int:
        if not steps:
            there = (path for path in ground.work.rglob("*") if path.is_file())
            files.update((path, path.read_bytes()) for path in there)
        steps.append((step, child.told()))
        return 0

    ended = child.follow(ground.work, seen)
    assert ended.code == 0, ended.error
    return Recorded(ground.at, files, steps)


def cut(ground: Ground, act: KilledAct, done: Recorded, number: int) -> None:
    """Lay what a cut before step ``number`` may leave; see that all that was told is there."""
    ground = replace(ground, at=done.at)  # rows tell where papers are
    disk = Disk(ground.work, done.files)
    for step, _told in done.steps[:number]:
        disk.take(step)
    ground.lay("")
    disk.cut(ground.work, ground.chance)
    act.held(ground, done.steps[number][1])
    shutil.rmtree(done.at)


def _set(names: dict[Path, _File], changed: _Names) -> None:
    for path, file in changed.items():
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        at, data = max(at, len(content)), b""
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _blocks(at: int, data: bytes | None) -> list[tuple[int, bytes | None]]:
    """A write in the blocks that a disk knows."""
    if data is None:
        return [(at, None)]
    found: list[tuple[int, bytes | None]] = []
    while data:
        length = BLOCK - at % BLOCK
        found.append((at, data[:length]))
        at, data = at + length, data[length:]
    return found
