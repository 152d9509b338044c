"""What each role may do is printed by a command, and the same in the docs."""

import json

import pytest

from smadvisor.cli import main
from smadvisor.office.verbs import UserRole, Verb
from tests.architecture.source import ROOT


def said_by(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["roles", *arguments]) == 0
    return capsys.readouterr().out


def test_the_page_has_the_same_table(capsys: pytest.CaptureFixture[str]) -> None:
    """When this fails: put what ``smadvisor roles --markdown`` prints at its end."""
    page = (ROOT / "docs" / "ROLES.md").read_text("utf-8")
    said = said_by("--markdown", capsys=capsys)
    assert said.startswith("| What | In the record | Special Measures Advisor |")
    assert page.endswith(f"prints the same.\n\n{said}")


def test_the_command_says_it_for_a_person_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said_by(capsys=capsys).splitlines()
    erase = next(line for line in lines if line.startswith("Erase a case"))
    assert erase.split()[-2:] == ["Erasure", "yes"]
    listed = {one["verb"]: one for one in json.loads(said_by("--json", capsys=capsys))}
    assert listed.keys() == {verb.code for verb in Verb if verb.roles}
    assert listed["erase"]["roles"] == [UserRole.SUPERVISOR]
    assert (listed["erase"]["event"], listed["own_details"]["event"]) == ("erasure", None)
