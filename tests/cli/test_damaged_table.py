"""A damaged table of the law is named in a sentence, whatever command finds it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT


@pytest.mark.parametrize("table", ["prohibitions.csv", "unconfirmed.csv", "offences.csv"])
def test_a_damaged_table_is_a_fault_with_its_name(tmp_path: Path, table: str) -> None:
    unneeded = shutil.ignore_patterns("__pycache__", "fonts", "licences", "sample")
    for name in ("smadvisor", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=unneeded)
    with (tmp_path / "resources" / "law" / table).open("a", encoding="utf-8") as file:
        file.write("too,few\n")
    done = subprocess.run(
        [sys.executable, "-m", "smadvisor", "unconfirmed"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        f"smadvisor: The table of the law {table} cannot be read. "
        "Correct it or install again. [damaged_table]\n"
    )
