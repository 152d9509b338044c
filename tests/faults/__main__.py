"""``python3 tasks.py faults [NAME …] [--kills N] [--rounds N] [--seed S] [--report FILE]``.

Kills the program, cuts the power, and breaks what it stands on: by fault, and not by argument,
nothing that was committed is ever lost and nothing is half-written.
"""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

KILLS, ROUNDS = 600, 6
TRIES = 6
"""How often a kill that came too late is tried again."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing to try: an act and how it is ended, or a kind of fault (``how`` is empty)."""

    name: str
    how: str
    number: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: ``held``, ``skipped`` with why, or ``broken`` with the traceback."""

    name: str
    how: str
    number: int
    came: str
    detail: str
    seconds: float


def trials(names: Sequence[str], kills: int, rounds: int) -> Iterator[Trial]:
    """So many kills over all acts, half as many power cuts, and each kind so many times."""
    from tests.faults.acts import ACTS
    from tests.faults.kills import HOW
    from tests.faults.kinds import KINDS

    each = -(-kills // (2 * len(ACTS)))
    for name in ACTS:
        if not names or name in names:
            for how in HOW:
                for number in range(max(1, each // 2) if how == "power cut" else each):
                    yield Trial(name, how, number)
    for name in KINDS:
        if not names or name in names:
            for number in range(rounds):
                yield Trial(name, "", number)


def attempt(trial: Trial, seed: int, scenes: Path, at: Path) -> Outcome:
    """Do one trial in a folder of its own."""
    from tests.faults.acts import ACTS
    from tests.faults.ground import Ground
    from tests.faults.kills import HOW
    from tests.faults.kinds import KINDS
    from tests.faults.trace import Skip

    chance = random.Random(f"{seed} {trial.name} {trial.how} {trial.number}")
    begun = time.monotonic()
    came, detail = "held", ""
    at.mkdir()
    ground = Ground(at, scenes, chance)
    try:
        if not trial.how:
            KINDS[trial.name].does(ground)
        elif not any(HOW[trial.how](ground, ACTS[trial.name]) for _try in range(TRIES)):
            came, detail = "skipped", "it was over each time before it could be killed"
    except Skip as reason:
        came, detail = "skipped", str(reason)
    except BaseException:  # noqa: BLE001  whatever it is, it is told and the others go on
        came, detail = "broken", traceback.format_exc()
    shutil.rmtree(at, ignore_errors=True)
    return Outcome(trial.name, trial.how, trial.number, came, detail, time.monotonic() - begun)


def crew(todo: Sequence[Trial], seed: int, jobs: int, folder: Path) -> list[Outcome]:
    """Do all the trials in so many processes, each forked with everything imported."""
    from tests.faults.ground import prepare

    scenes = folder / "scenes"
    scenes.mkdir()
    prepare(scenes)
    mixed = random.Random(seed).sample(todo, len(todo))
    pids, us = [], os.getpid()
    for job in range(jobs):
        pid = os.fork()
        if not pid:
            _work(mixed[job::jobs], seed, scenes, folder / f"{job}", us)
        pids.append(pid)
    failed = [pid for pid in pids if os.waitpid(pid, 0)[1] != 0]
    found = []
    for job in range(jobs):
        for line in (folder / f"{job}.jsonl").read_text("utf-8").splitlines():
            found.append(Outcome(**json.loads(line)))  # noqa: PERF401  two loops read better
    if failed or len(found) != len(todo):
        raise RuntimeError(f"{len(todo) - len(found)} trials did not come to an end")
    order = {(trial.name, trial.how, trial.number): at for at, trial in enumerate(todo)}
    return sorted(found, key=lambda one: order[one.name, one.how, one.number])


def _work(todo: Sequence[Trial], seed: int, scenes: Path, folder: Path, parent: int) -> None:
    code = 1
    try:
        folder.mkdir()
        with folder.with_suffix(".jsonl").open("w", encoding="utf-8") as file:
            for number, trial in enumerate(todo):
                if os.getppid() != parent:  # it was ended; nobody waits for the rest
                    break
                came = attempt(trial, seed, scenes, folder / f"{number}")
                file.write(json.dumps(asdict(came)) + "\n")
                file.flush()
        code = 0
    finally:
        os._exit(code)


def main() -> int:
    """Try, say what came of it, write the report."""
    parser = argparse.ArgumentParser(prog="tasks.py faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="acts and kinds; all by default")
    parser.add_argument("--kills", type=int, default=KILLS, help="of all acts together")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each kind of fault")
    parser.add_argument("--seed", type=int, default=1999, help="the same one, the same chance")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write what came of it, too")
    asked = parser.parse_args()
    if not hasattr(os, "fork"):
        print("Faults are tried on Linux and macOS; this system cannot fork.")
        return 0
    from tests.faults import report

    todo = list(trials(asked.names, asked.kills, asked.rounds))
    if unknown := set(asked.names) - {trial.name for trial in todo}:
        parser.error(f"no such act or kind: {', '.join(sorted(unknown))}")
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder:
        found = crew(todo, asked.seed, asked.jobs, Path(folder).resolve())
    lasted = time.monotonic() - begun
    print("\n".join(report.table(found)))
    broken = [one for one in found if one.came == "broken"]
    for one in broken:
        print(f"\n{one.name} {one.how} {one.number}:\n{one.detail}", file=sys.stderr)
    if asked.report:
        asked.report.write_text(report.written(found, asked.seed, lasted), "utf-8")
    print(f"{len(found)} trials in {lasted:.0f} s; {len(broken)} broken.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
