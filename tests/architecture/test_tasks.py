"""tasks.py: what it makes it makes whole, and what it lacks it says in one line."""

import os
import shutil
from pathlib import Path

import pytest

import tasks


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own whose .venv is as the lock says."""
    names = {
        "LOCK": tmp_path / "requirements.txt",
        "VENV": tmp_path / ".venv",
        "STAMP": tmp_path / ".venv" / "made-from.txt",
        "PYTHON": tmp_path / ".venv" / "python",
    }
    for name, path in names.items():
        monkeypatch.setattr(tasks, name, path)
    (tmp_path / ".venv").mkdir()
    names["PYTHON"].touch()
    names["LOCK"].write_text("one==1\n", "utf-8")
    names["STAMP"].write_text(tasks.fingerprint(), "utf-8")
    return tmp_path


def test_a_whole_venv_is_kept(project: Path) -> None:
    assert tasks.made()
    (project / "requirements.txt").write_bytes(b"one==1\r\n")
    assert tasks.made(), "a checkout with Windows line ends is the same lock"


def test_a_half_made_venv_is_made_again(project: Path) -> None:
    (project / ".venv" / "made-from.txt").unlink()
    assert not tasks.made()


def test_a_new_lock_makes_the_venv_again(project: Path) -> None:
    (project / "requirements.txt").write_text("one==2\n", "utf-8")
    assert not tasks.made()


def test_a_moved_project_makes_the_venv_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tasks.made()
    monkeypatch.setattr(tasks, "VENV", project / "elsewhere" / ".venv")
    assert not tasks.made()


@pytest.mark.skipif(not tasks.LINUX, reason="elsewhere Qt brings all it needs")
def test_a_missing_library_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "QT_LIBRARIES", {"libnowhere.so.7": "libnowhere7"})
    assert tasks.missing_packages("test") == ["libnowhere7"]


@pytest.mark.skipif(not tasks.LINUX, reason="apt is Debian's")
def test_without_root_one_line_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "QT_LIBRARIES", {"libnowhere.so.7": "libnowhere7"})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert tasks.main(["test"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line == "Please type first: sudo apt-get install --no-install-recommends libnowhere7"


def test_an_unknown_task_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["frobnicate"]) == 2
    assert "'frobnicate'" in capsys.readouterr().err


def test_an_exit_code_is_passed_on() -> None:
    assert tasks.python("-c", "raise SystemExit(5)") == 5


def test_every_task_says_what_it_does() -> None:
    lines = tasks.usage().splitlines()[1:]
    assert [line.split()[0] for line in lines] == list(tasks.TASKS)
    assert all(task.__doc__ for task in tasks.TASKS.values())
