"""What is to be confirmed by legal services is listed by a command, and the same in the docs."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from smadvisor.cli import main
from smadvisor.errors import Fault
from smadvisor.law.tables import Law, Row, current, from_plain, to_plain
from smadvisor.law.unconfirmed import MARK, NOT_RELIED_ON, RULES, rules, to_confirm
from smadvisor.resources import folder
from tests.architecture.source import ROOT

HEADER = "id,what,shown_in,source,good_from,good_to\n"
LAW = current()
TABLES = ("offences", "schedule_1a", "section_28", "restraining_orders")


def said_by(*arguments: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["unconfirmed", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_command_lists_each_thing_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    listed = json.loads("\n".join(said_by("--json", capsys=capsys)))
    assert {tuple(one) for one in listed} == {("id", "what", "shown_in", "source")}
    assert all(all(one.values()) for one in listed)
    assert len({one["id"] for one in listed}) == len(listed)
    found = {one["id"] for one in listed}
    assert {"crime_and_policing_act", "summary_court_interview", "order_form"} <= found
    assert {"offences.SX03*", "section_28.C62NG00.s16", "restraining_orders.special_verdict"} <= (
        found
    )


def test_for_a_person_it_is_one_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said_by(capsys=capsys)
    assert len(lines) == len(to_confirm(LAW))
    assert lines[0].startswith("On which form the police in Gwent ask for a restraining order")
    assert lines[0].endswith("Source: Practice of the force and of CPS; nothing is published.")


def test_the_page_has_the_same_table(capsys: pytest.CaptureFixture[str]) -> None:
    """When this fails: put what ``smadvisor unconfirmed --markdown`` prints at its end."""
    page = (ROOT / "docs" / "LAW.md").read_text("utf-8")
    _before, heading, after = page.partition("## To be confirmed by legal services\n")
    assert heading
    table = [line for line in after.splitlines() if line.startswith("|")]
    assert table == said_by("--markdown", capsys=capsys)


def test_the_page_names_every_table_and_every_module() -> None:
    page = (ROOT / "docs" / "LAW.md").read_text("utf-8")
    tables = {path.name for path in (folder() / "law").iterdir()}
    modules = {path.stem for path in (ROOT / "smadvisor" / "law").glob("*.py")} - {"__init__"}
    assert [name for name in sorted(tables | modules) if f"`{name}`" not in page] == []


def with_tables(**rows: Sequence[Row]) -> Law:
    return from_plain({**to_plain(LAW), **rows})


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_listed_until_it_is_confirmed_or_ends(table: str) -> None:
    empty: dict[str, Sequence[Row]] = dict.fromkeys(TABLES, ())
    assert to_confirm(with_tables(**empty)) == RULES
    confirmed = next(row for row in getattr(LAW, table) if row["confirmed"] == "yes")
    unsure = {**confirmed, "confirmed": "no", "source": "a letter"}
    (*_rules, listed) = to_confirm(with_tables(**{**empty, table: [unsure]}))
    assert listed.id.startswith(f"{table}.")
    assert listed.source == "a letter"
    for settled in (confirmed, {**unsure, "good_to": "2026-06-30"}):
        assert to_confirm(with_tables(**{**empty, table: [settled]})) == RULES


def test_every_unconfirmed_row_of_the_tables_is_listed() -> None:
    rows = [row for table in TABLES for row in getattr(LAW, table) if row["confirmed"] == "no"]
    assert [one.source for one in to_confirm(LAW)[len(RULES) :]] == [row["source"] for row in rows]


def test_a_court_that_the_table_lacks_is_listed_by_its_code() -> None:
    listed = to_confirm(with_tables(courts=()))
    assert any("C62NG00: begun" in one.what for one in listed)


def test_a_rule_is_listed_until_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "unconfirmed.csv"
    path.write_text(HEADER + "a,One.,here,Act,,\nb,Two.,here,Act,,2026-06-30\n", encoding="utf-8")
    assert [one.id for one in rules(path)] == ["a"]


def test_a_damaged_list_is_a_fault_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "unconfirmed.csv"
    path.write_text(HEADER + "a,One.,here,,,\n", encoding="utf-8")
    with pytest.raises(Fault, match=r"unconfirmed\.csv"):
        rules(path)


def test_what_is_relied_on_is_said_where() -> None:
    assert MARK == "to be confirmed by legal services"
    where = {one.id: one.shown_in for one in RULES}
    assert where["retention"] == NOT_RELIED_ON
    assert where["mg5_served"] == "The MG5 line, under its title"
    assert where["crime_and_policing_act"].startswith("What the law says")
