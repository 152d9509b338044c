"""Every act goes through ``Desk.read`` and ``Desk.write``, which check, and record in the act."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, name_of

OFFICE, UI = ROOT / "smadvisor" / "office", ROOT / "ui"
BEHIND = {"smadvisor/office/desk.py", "smadvisor/office/opening.py"}
"""The door itself, and what stands where there is no desk yet or none any more."""


def of_store(file: Path) -> Iterator[str]:
    """What ``file`` uses of a store: the name after each ``….store.``."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        holder = node.value if isinstance(node, ast.Attribute) else None
        if isinstance(holder, ast.Attribute) and holder.attr == "store":
            assert isinstance(node, ast.Attribute)
            yield node.attr


def test_nothing_in_the_office_opens_a_transaction_but_the_door() -> None:
    past = {name_of(file) for file in OFFICE.glob("*.py") if {"read", "write"} & {*of_store(file)}}
    assert past == BEHIND


def test_the_window_knows_of_no_store() -> None:
    found = [(name_of(file), used) for file in UI.rglob("*.py") for used in of_store(file)]
    assert found == []
