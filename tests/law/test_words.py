"""The measures in words, from a file that needs no Python."""

from pathlib import Path

import pytest

from smadvisor.errors import Fault
from smadvisor.law.words import MEASURES, read


def test_all_eight_in_the_order_of_the_act() -> None:
    assert [(one.section, one.id) for one in MEASURES] == [
        ("s23", "screens"),
        ("s24", "live_link"),
        ("s25", "evidence_in_private"),
        ("s26", "wigs_and_gowns"),
        ("s27", "video_recorded_interview"),
        ("s28", "pre_recorded_cross_examination"),
        ("s29", "intermediary"),
        ("s30", "communication_aids"),
    ]


def test_a_live_link_is_offered_with_what_speaks_against_it() -> None:
    link = MEASURES[1]
    assert "less as if they are there" in link.against


@pytest.mark.parametrize("text", ["[[measure]]\nid = ", '[[measure]]\nid = "screens"\n', ""])
def test_a_damaged_file_is_a_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "measures.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Fault) as fault:
        read(path)
    assert fault.value.code == "damaged_resource"


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault):
        read(tmp_path / "none.toml")
