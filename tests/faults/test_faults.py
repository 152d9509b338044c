"""A part of ``tasks.py faults`` with every run: each act killed, each kind of fault, once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

if not hasattr(os, "fork"):
    pytest.skip("faults are tried where a process can fork: Linux, macOS", allow_module_level=True)

from tests.faults import damage, machine
from tests.faults.acts import ACTS
from tests.faults.fault import Does
from tests.faults.kinds import KINDS

PATIENCE = 300


def of(*modules: object) -> list[str]:
    """The kinds that these modules add."""

    def home(does: Does) -> object:
        return sys.modules[does.__module__]

    return [name for name, kind in KINDS.items() if home(kind.does) in modules]


DISK = [name for name in KINDS if name not in of(damage, machine)]
GROUPS = {act: [act, *(name for name in DISK if name.endswith(f": {act}"))] for act in ACTS}
GROUPS["damage"] = of(damage)
GROUPS["machine"] = of(machine)
GROUPS["disk"] = [name for name in DISK if ": " not in name]


def test_every_kind_is_in_a_group() -> None:
    assert {name for names in GROUPS.values() for name in names} == {*ACTS, *KINDS}
    assert len(KINDS) >= 20


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_is_lost(group: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults", *GROUPS[group]]
    report = tmp_path / "report.md"
    done = subprocess.run(
        [*command, "--kills", "1", "--rounds", "1", "--jobs", "1", "--report", str(report)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " held" in done.stdout
    assert "broken.**" not in report.read_text("utf-8")
