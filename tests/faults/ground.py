"""Where a trial takes place: a folder with a copy of a prepared store, and nothing else."""

import random
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smadvisor.office import assessing, backups, cases, opening
from smadvisor.office.desk import Desk, local_now
from tests.assessment.people import sample
from tests.bench import lists
from tests.desk import CARYS, GWEN, PASSPHRASE, SIAN, new_desk, take_in, write_list
from tests.faults.child import Act, Child, Ended, command, run

ROOT = Path(__file__).resolve().parents[2]
RELEASED = ROOT / "tests" / "store" / "released" / "0.1.0"
URN, PERSON = "61US0412326", "PRYCE, Siân"
BACKUP = "a.smabackup"
"""A backup of the scene ``assessed``; the scene ``later`` is that store gone on."""
LATER = "said after the backup"
SHORT, LONG = 60, 3000
"""Rows of the two weekly lists."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One trial's own folder. ``chance`` is all the chance it may use: a seed tells it again."""

    at: Path
    scenes: Path
    chance: random.Random

    @property
    def work(self) -> Path:
        """Everything that the program writes is in here."""
        return self.at / "work"

    @property
    def store(self) -> Path:
        """The folder of the store."""
        return self.work / "store"

    @property
    def out(self) -> Path:
        """Where papers go."""
        return self.work / "out"

    @property
    def secret(self) -> Path:
        """A file with the passphrase."""
        return self.scenes / "passphrase"

    def lay(self, scene: str) -> None:
        """Begin with a copy of this scene."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.out.mkdir(parents=True)
        if scene:
            shutil.copytree(self.scenes / scene, self.store)

    def weekly(self, rows: int) -> Path:
        """A weekly list of so many rows."""
        return self.scenes / f"list-{rows}.csv"

    def child(self, act: Act, *, followed: bool = False) -> Child:
        """Begin an act in a process of its own."""
        return Child(self.at, act, followed=followed)

    def run(self, act: Act) -> Ended:
        """Do an act in a process of its own, to its end."""
        return run(self.at, act)

    def command(self, *arguments: str | Path) -> Ended:
        """Run a command of the program on the store."""
        return self.run(self.asked(*arguments))

    def asked(self, *arguments: str | Path) -> Act:
        """That command as an act."""
        return command("--data", self.store, "--passphrase-file", self.secret, *arguments)

    def open(self, now: datetime | None = None) -> Desk:
        """The store as the next start finds it."""
        return opening.unlock(self.store, PASSPHRASE, now=(lambda: now) if now else local_now)


def prepare(scenes: Path) -> None:
    """Make what the trials begin with: stores, two lists, a backup."""
    (scenes / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    for rows in (SHORT, LONG):
        lists.write_csv(scenes / f"list-{rows}.csv", rows)
    desk = new_desk(scenes / "listed", local_now)
    take_in(desk, write_list(scenes, SIAN, GWEN, CARYS))
    desk.close()
    shutil.copytree(scenes / "listed", scenes / "assessed")
    desk = opening.unlock(scenes / "assessed", PASSPHRASE)
    assessing.record(desk, cases.find(desk, URN, PERSON), sample())
    desk.close()
    shutil.copytree(RELEASED, scenes / "old")
    new_desk(scenes / "other", local_now).close()
    desk = opening.unlock(scenes / "assessed", PASSPHRASE)
    backups.back_up(desk, scenes / BACKUP)
    desk.close()
    shutil.copytree(scenes / "assessed", scenes / "later")
    desk = opening.unlock(scenes / "later", PASSPHRASE)
    person = cases.find(desk, URN, PERSON)
    assessing.answer(desk, person, "feelings.words", LATER)
    desk.close()
