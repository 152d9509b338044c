"""The benchmarks themselves run, on a short list; what they measure is another matter."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.bench.__main__ import BENCHES


@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_measures(name: str, tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    command = [sys.executable, "-m", "tests.bench", name, "--rows", "60", "--rounds", "1"]
    done = subprocess.run(
        [*command, "--json", str(told)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    results = json.loads(told.read_text("utf-8"))["results"]
    assert results
    for result in results:
        assert result["ours"] > 0
        assert result["floor"] is None or result["ratio"] > 0
