"""Further examples, put to the command as a person would put them."""

import json
from pathlib import Path
from typing import Any

import pytest

from smadvisor.cli import main

EXAMPLES = json.loads((Path(__file__).parent / "law" / "further.json").read_text("utf-8"))
STATES = {"open", "closed", "ask"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: str(one["id"]))
def test_the_command_says_this_of_the_witness(
    example: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(example["facts"]), "utf-8")
    assert main(["--json", "explain", str(path)]) == 0
    said, expected = json.loads(capsys.readouterr().out), example["expect"]
    assert {one["section"]: one["how"] for one in said["eligible"]} == expected["eligible"]
    found = {one["section"]: one["state"] for one in said["measures"]}
    for state in STATES:
        assert {found[section] for section in expected[state]} <= {state}, found
    days = [one["last_day"] for one in said["limits"] if one["last_day"]]
    assert min(days, default=None) == expected["limit"]
    if expected["restraining_order"] is not None:
        routes = [one["section"] for one in said["restraining_order"]]
        assert routes == expected["restraining_order"]
    assert set(expected["notes"]) <= {one["code"] for one in said["notes"]}


def test_each_example_is_one_of_its_own() -> None:
    assert len({one["id"] for one in EXAMPLES}) == len(EXAMPLES) >= 25
    assert len({json.dumps(one["facts"]) for one in EXAMPLES}) == len(EXAMPLES)
