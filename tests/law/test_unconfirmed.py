"""What legal services are asked to confirm: the rules, then every unconfirmed row."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smadvisor.errors import Fault
from smadvisor.law.tables import Law
from smadvisor.law.unconfirmed import NOT_RELIED_ON, RULES, rules, to_confirm
from tests.law.strategies import LAW

HEADER = "id,what,shown_in,source,good_from,good_to\n"


def all_confirmed() -> Law:
    tables = ("offences", "schedule_1a", "section_28", "restraining_orders")
    confirmed: dict[str, Any] = {
        name: tuple({**row, "confirmed": "yes"} for row in getattr(LAW, name)) for name in tables
    }
    return replace(LAW, **confirmed)


def test_the_rules_come_first_and_each_thing_once() -> None:
    found = to_confirm(LAW)
    assert found[: len(RULES)] == RULES
    ids = [one.id for one in found]
    assert len(set(ids)) == len(ids)
    for one in found:
        assert one.what
        assert one.shown_in
        assert one.source


def test_every_row_that_is_not_confirmed_is_there() -> None:
    found = {one.id: one.what for one in to_confirm(LAW)[len(RULES) :]}
    assert "FI68*" in found["offences.FI68*"]
    assert "10 to 24" in found["schedule_1a.10 to 24.charge"]
    assert "Newport (South Wales) Crown Court" in found["section_28.C62NG00.s16"]
    assert "special verdict" in found["restraining_orders.special_verdict"]
    tables = (LAW.offences, LAW.schedule_1a, LAW.section_28, LAW.restraining_orders)
    assert len(found) == sum(row["confirmed"] == "no" for rows in tables for row in rows)


def test_once_all_rows_are_confirmed_the_rules_are_left() -> None:
    assert to_confirm(all_confirmed()) == RULES


def test_a_row_that_has_ended_needs_no_confirmation() -> None:
    ended = tuple({**row, "good_to": "2026-01-01"} for row in LAW.section_28)
    found = {one.id for one in to_confirm(replace(LAW, section_28=ended))}
    assert not any(id.startswith("section_28.") for id in found)


def test_a_court_that_the_table_lacks_is_named_by_its_code() -> None:
    (first, *_rest) = (row for row in LAW.section_28 if row["confirmed"] == "no")
    elsewhere = replace(LAW, section_28=({**first, "court_code": "C01AA00"},))
    (found,) = (one for one in to_confirm(elsewhere) if one.id.startswith("section_28."))
    assert "C01AA00" in found.what


def test_a_rule_that_has_ended_is_not_listed(tmp_path: Path) -> None:
    path = tmp_path / "unconfirmed.csv"
    row = "{id},Whether,not relied on yet,Act,2026-01-01,{to}\n"
    path.write_text(HEADER + row.format(id="a", to="") + row.format(id="b", to="2026-06-01"))
    (only,) = rules(path)
    assert (only.id, only.shown_in) == ("a", NOT_RELIED_ON)
    path.write_text(HEADER)
    with pytest.raises(Fault, match=r"unconfirmed\.csv"):
        rules(path)
