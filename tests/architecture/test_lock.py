"""The lock: every version settled, every file known by its hash, no address of anybody's index."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT

LOCK = (ROOT / "requirements.txt").read_text("utf-8")


def locked() -> dict[str, tuple[Requirement, int]]:
    """Each requirement of the lock by name, with how many hashes it has."""
    entries = (entry for entry in re.split(r"\n(?=\S)", LOCK) if not entry.startswith("#"))
    found: dict[str, tuple[Requirement, int]] = {}
    for entry in entries:
        line, *hashes = entry.replace("\\\n", "\n").strip().splitlines()
        requirement = Requirement(line)
        assert all(re.fullmatch(r"\s*--hash=sha256:[0-9a-f]{64}\s*", text) for text in hashes)
        found[canonicalize_name(requirement.name)] = (requirement, len(hashes))
    return found


def test_every_requirement_has_one_version_and_its_hashes() -> None:
    loose = [
        name
        for name, (requirement, hashes) in locked().items()
        if hashes == 0 or not str(requirement.specifier).startswith("==")
    ]
    assert loose == []


def test_the_lock_names_no_address_and_no_machine() -> None:
    assert re.findall(r"://|--index|--extra|--find|(?:^|\s)/\S+", LOCK) == []


def test_the_lock_holds_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    versions = locked()
    for text in asked:
        requirement = Requirement(text)
        settled, _ = versions[canonicalize_name(requirement.name)]
        version = str(settled.specifier).removeprefix("==")
        assert requirement.specifier.contains(version), text


def test_pyside_stays_below_the_version_that_ends_the_process() -> None:
    """PySide6 6.12 loses a reference to None with each call on Python 3.11, until it aborts."""
    for name in ("pyside6-essentials", "shiboken6"):
        major, minor, *_ = str(locked()[name][0].specifier).removeprefix("==").split(".")
        assert (int(major), int(minor)) < (6, 12)


def test_this_environment_is_the_lock() -> None:
    stamp = Path(ROOT / ".venv" / "made-from.txt")
    assert not stamp.exists() or len(stamp.read_text("utf-8").split()[0]) == 64
