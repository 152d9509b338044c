"""The figures on the command line: as a document, and as a file for somebody."""

import csv
from pathlib import Path

import pytest

from tests.cli.test_safekeeping import Run, run

__all__ = ["run"]
ASKED = ("tally", "--from", "2023-10", "--to", "2023-11")


def test_the_document_has_months_totals_ratios_and_what_they_mean(run: Run) -> None:
    code, said, err = run(*ASKED)
    assert (code, err) == (0, "")
    assert [month["month"] for month in said["months"]] == ["2023-10", "2023-11"]
    assert set(said["months"][0]) - {"month"} == set(said["totals"])
    assert set(said["definitions"]) == {*said["totals"], *said["ratios"]}
    assert said["ratios"]["deficient_share"] == {"value": None, "n": 0}
    assert said["year_before"] is None
    assert (said["made"]["leaving_unit"], said["made"]["masked"]) == (False, False)
    assert "path" not in said


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".pdf", ".PDF"])
def test_a_file_is_told_by_its_path_beside_the_document(
    run: Run, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"out{ending}"
    code, said, err = run(*ASKED, "--out", path, "--leaving-unit", "--recipient", "OPCC")
    assert (code, err) == (0, "")
    assert said["path"] == str(path)
    assert path.stat().st_size > 0
    assert len(said["months"]) == 2
    assert said["made"]["leaving_unit"] is True
    (line,) = [line for line in run("log")[1] if line["what"] == "Export the monthly figures"]
    assert (line["event"], line["recipient"]) == ("disclosure", "OPCC")


def test_the_document_and_the_file_say_the_same(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    said = run(*ASKED, "--out", path)[1]
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = {row["month"]: row for row in csv.DictReader(file)}
    for month in said["months"]:
        for code, number in month.items():
            assert found[month["month"]][code] == str(number)
    assert run(*ASKED)[1]["months"] == said["months"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--out", "figures.ods"), "unknown_ending"),
        (("--out", "figures"), "unknown_ending"),
        (("--mask",), "mask_inside_unit"),
        (("--mask", "--out", "figures.csv"), "mask_inside_unit"),
        (("--out", "taken.csv"), "file_exists"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    run: Run, tmp_path: Path, options: tuple[str, ...], code: str
) -> None:
    (tmp_path / "taken.csv").write_text("here before")
    before = sorted(tmp_path.iterdir())
    given = [str(tmp_path / one) if "." in one or one == "figures" else one for one in options]
    ended, said, err = run(*ASKED, *given)
    assert (ended, said) == (2, None)
    assert f"[{code}]" in err
    assert len(err.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "taken.csv").read_text() == "here before"


def test_hidden_numbers_are_words_or_nothing_in_the_document(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        "URN,Person,Reviewed on,MG2 deficient,Contacted on,MG2 sent on,Measures,Outcome\n"
        "61GW0000123,SAMPLE One,09/11/2023,Yes,10/11/2023,12/11/2023,Screens,\n"
    )
    assert run("history", sheet)[0] == 0
    said = run(*ASKED, "--leaving-unit", "--mask")[1]
    november = said["months"][1]
    assert november["cases_reviewed"] == said["totals"]["screen"] == "under 5"
    assert november["people_contacted"] == "under 5"
    assert (november["measures"], november["open_at_end"]) == (None, None)
    assert said["ratios"]["deficient_share"] == {"value": None, "n": None}
    assert said["made"]["masked"] is True
    assert "1 record" not in said["made"]["from"]
    plain = run(*ASKED, "--leaving-unit")[1]
    assert plain["months"][1]["cases_reviewed"] == 1
