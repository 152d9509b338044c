"""Style and types hold everywhere: what ``tasks.py check`` says, as tests."""

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


@pytest.mark.parametrize(
    "rule", ["ruff check", "ruff format --check", "mypy"], ids=lambda rule: rule.replace(" ", "-")
)
def test_the_source_is_clean(rule: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *rule.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
