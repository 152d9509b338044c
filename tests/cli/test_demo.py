"""The demonstration and the self-test, run as a newcomer runs them."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from smadvisor.cli.demo import PASSPHRASE
from tests.forms.reading import together


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """Where it wrote, the temporary folder it used, and what it said."""
    out, temporary = tmp_path_factory.mktemp("out"), tmp_path_factory.mktemp("temporary")
    settings = {**os.environ, "TMPDIR": str(temporary), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "smadvisor", "demo", "--out", str(out)]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return out, temporary, done.stdout


def test_it_says_what_it_made_and_all_of_it_is_there(ran: tuple[Path, Path, str]) -> None:
    out, _temporary, said = ran
    made = {path for path in out.rglob("*") if path.is_file()}
    assert {path.suffix for path in made} == {".pdf", ".csv", ".xlsx", ".png"}
    for path in made:
        assert str(path) in said
        assert path.stat().st_size > 0
    assert "Flagged: 6 people have no usable MG2." in said


def test_the_mg2_is_that_of_the_person_who_was_assessed(ran: tuple[Path, Path, str]) -> None:
    (path,) = ran[0].glob("MG2-61US0412326-*-v1.pdf")
    text = together(path.read_bytes())
    assert "ROWLANDS, Carys Môn" in text
    assert "If I am in another building I can breathe." in text


def test_the_papers_beside_it_are_made_from_the_same_answers(ran: tuple[Path, Path, str]) -> None:
    out, _temporary, said = ran
    words = {
        "grounds": "(i) A hearing, and why",
        "order": "If acquitted (Protection from Harassment Act 1997 s5A)",
        "mg6": "“I want him to leave me alone, whatever the court says about that night.”",
        "hand-over": "Weekdays 10:00 to 14:00, never at the weekend.",
    }
    for name, wanted in words.items():
        (path,) = out.glob(f"{name}-61US0412326-*-v1.pdf")
        found = together(path.read_bytes())
        assert wanted in found
        assert "DRAFT: not to be sent" not in found
    assert (
        "From the same answers: Grounds for special measures; Draft restraining order; MG6: "
        "restraining order; Hand-over to witness care."
    ) in said


def test_the_months_show_what_was_done(ran: tuple[Path, Path, str]) -> None:
    out, _temporary, said = ran
    with (out / "tallies.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["month"]: row for row in csv.DictReader(file)}
    month = rows["2026-11"]
    assert (month["people_contacted"], month["mg2_submitted"]) == ("1", "1")
    assert (month["remote_site"], month["live_link"], month["screen"]) == ("1", "0", "1")
    assert rows["2026-04"]["cases_reviewed"] == "0", "the financial year so far"
    for ending in (".csv", ".xlsx", ".pdf"):
        assert str(out / f"tallies{ending}") in said
    assert "Remote site" in together((out / "tallies.pdf").read_bytes())


def test_the_store_is_thrown_away(ran: tuple[Path, Path, str]) -> None:
    _out, temporary, said = ran
    assert list(temporary.iterdir()) == []
    assert PASSPHRASE not in said


def test_a_copy_that_works_says_so() -> None:
    command = [sys.executable, "-m", "smadvisor", "self-test", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert document["ok"] is True
    assert [check["name"] for check in document["checks"]] == [
        *("resources", "store", "pdf", "screens")
    ]
    assert all(check["ok"] for check in document["checks"])
