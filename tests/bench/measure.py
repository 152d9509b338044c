"""Measuring: round robin, so that a busy minute falls on both sides, and medians.

The same command drifts by 40 per cent between two minutes; a ratio to a floor of the same run
does not.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 300
"""Seconds that one process may take."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of one process: ``seconds`` as it said itself, or of its whole life."""

    seconds: float
    peak_mib: float
    slowest: float = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. ``floor`` is None where an absolute limit is the aim.

    ``aim`` is how many times the floor it may be, or how far ``beyond`` it.
    """

    name: str
    unit: str
    ours: float
    floor: float | None
    aim: float
    beyond: bool = False
    least: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def met(self) -> bool:
        """Whether the aim is met."""
        if self.beyond and self.floor is not None:
            return self.ours - self.floor <= self.aim
        return (self.ours if self.ratio is None else self.ratio) <= self.aim

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        names = ("name", "unit", "ours", "floor", "ratio", "aim", "beyond", "least", "most", "met")
        return {name: getattr(self, name) for name in names}


def process(module: str, *arguments: str) -> Sample:
    """Run ``python -m module arguments``; a JSON number it prints last is its own time.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    told = run(module, *arguments)
    return Sample(**{name: told[name] for name in Sample.__dataclass_fields__ if name in told})


def run(module: str, *arguments: str) -> dict[str, Any]:
    """The same: everything that it tells.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    command = [sys.executable, "-m", module, *arguments]
    env = {**os.environ}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps what it compiled
    started = time.perf_counter()
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        try:
            out, said = child.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as late:
            child.kill()
            raise RuntimeError(f"{' '.join(command)} did not end") from late
        seconds = time.perf_counter() - started
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{said}")
    return {"seconds": seconds, **json.loads(out.splitlines()[-1])}


def report(**told: float) -> None:
    """What a measured process says last: its peak memory and, if it timed itself, its time."""
    print(json.dumps({**told, "peak_mib": peak_mib()}))


def peak_mib() -> float:
    """The most memory this process has held, in MiB; not a number where it cannot be asked."""
    status = Path("/proc/self/status")  # getrusage would count the parent's memory at the fork
    if not status.exists():
        return float("nan")
    line = next(text for text in status.read_text("ascii").splitlines() if "VmHWM" in text)
    return int(line.split()[1]) / 1024


def round_robin(runs: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Sample]:
    """The median of ``rounds`` runs of each named ``(module, *arguments)``, one after the other."""
    samples: dict[str, list[Sample]] = {name: [] for name in runs}
    for _round in range(rounds):
        for name, (module, *arguments) in runs.items():
            samples[name].append(process(module, *arguments))
    return {
        name: Sample(
            statistics.median(sample.seconds for sample in taken),
            statistics.median(sample.peak_mib for sample in taken),
        )
        for name, taken in samples.items()
    }


def settings_of_this_machine() -> dict[str, str]:
    """What a figure is worth nothing without."""
    return {
        "python": sys.version.split()[0],
        "system": sys.platform,
        "cores": str(os.cpu_count()),
    }
