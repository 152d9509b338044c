"""Names and files made to deceive: what is kept of them, and what screen, paper and file hold."""

import io
import re
import unicodedata
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.caselist import read
from smadvisor.characters import UNSEEN, without_unseen
from smadvisor.cli.window import draw_mg2, draw_queue
from smadvisor.errors import Refused
from smadvisor.office import assessing, cases, intake, notes, papers, queue
from smadvisor.office.desk import Desk
from tests.assessment.people import sample
from tests.caselist.files import CAI, HEADER, SIAN, TODAY, as_xlsx, read_rows, taken
from tests.desk import SIAN as LISTED
from tests.desk import new_desk, write_list
from ui.apart import apart

HEBREW = "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET}"
NAMES = {
    "control": "PRYCE\0,\x1b[31m Si\x07ân\x7f",
    "turned": "PRYCE, Si\u202eân\u202c \u2066\u2069",
    "marks": "\u200ePRYCE\u200f, Siân\u061c",
    "no width": "PR\u200bYCE,\u2060 S\u00adiân\ufeff",
    "tags": "PRYCE, Siân\U000e0041\U000e007f",
    "lines": "PRYCE,\u2028Siân",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_the_name_that_is_seen(name: str) -> None:
    ((_urn, person),) = taken(read_rows([*SIAN[:5], name, "Y"]))
    assert person in {"PRYCE, Siân", "PRYCE,[31m Siân"}


@given(st.text())
def test_what_is_seen_is_all_that_is_kept(text: str) -> None:
    kept = without_unseen(text)
    assert not UNSEEN & set(kept)
    assert without_unseen(kept) == kept
    visible = [c for c in text if c.isprintable() and c not in UNSEEN]
    assert [c for c in kept if c.isprintable() and c not in "\N{REPLACEMENT CHARACTER} "][:30] == [
        c for c in visible if c not in "\N{REPLACEMENT CHARACTER} "
    ][:30]


@pytest.mark.parametrize("kind", ["Cc", "Cf"])
def test_every_control_and_format_character_was_thought_of(kind: str) -> None:
    """What is left of them joins letters, is seen, or is a tab or the end of a line."""
    left = {
        f"{code:X}"
        for code in range(0x110000)
        if unicodedata.category(chr(code)) == kind and chr(code) not in UNSEEN
    }
    seen = {f"{code:X}" for code in (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2)}
    scripts = {
        f"{code:X}"
        for code in (0x110BD, 0x110CD, *range(0x13430, 0x13440), *range(0x1BCA0, 0x1BCA4))
    } | {f"{code:X}" for code in range(0x1D173, 0x1D17B)}
    assert left <= {"9", "A", "D", "200C", "200D"} | seen | scripts


def test_a_flood_of_accents_takes_no_time_and_no_room() -> None:
    flood = "S" + "\u0315\u0300" * 200_000
    assert len(without_unseen(flood)) == 31
    assert without_unseen("Gw\u0302yn") == "Gw\u0302yn"


def test_letters_from_the_right_turn_nothing_else() -> None:
    assert apart(HEBREW) == f"\N{FIRST STRONG ISOLATE}{HEBREW}\N{POP DIRECTIONAL ISOLATE}"
    assert apart("PRYCE, Siân") == "PRYCE, Siân"
    assert len(apart("x" * 1_000_000)) < 200


@pytest.fixture
def odd(tmp_path: Path) -> Desk:
    """Two people whose list has a name where the URN should be, one with odd letters."""
    row = LISTED.replace("61US0412326,2600401234", "PRYCE Siân,")
    strange = row.replace('"PRYCE, Siân"', f'"PRYCE\u202e, {HEBREW} \N{GRINNING FACE}"')
    desk = new_desk(tmp_path / "store", lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
    intake.confirm(desk, intake.preview(desk, write_list(tmp_path, row, strange)))
    return desk


def test_a_paper_is_not_named_by_what_is_no_urn(odd: Desk, tmp_path: Path) -> None:
    people = {row.person: row.person_id for row in queue.queue(odd)}
    for person in people.values():
        assessing.record(odd, person, sample())
    plain, strange = people["PRYCE, Siân"], people[f"PRYCE, {HEBREW} \N{GRINNING FACE}"]
    made = papers.make(odd, plain, tmp_path / "out", draw_mg2, as_draft=True)
    assert Path(made.path).name.startswith("MG2-case-")
    with pytest.raises(Refused, match="hebrew letter alef") as refused:
        papers.make(odd, strange, tmp_path / "out", draw_mg2, as_draft=True)
    assert refused.value.code == "letter_not_printable"
    assert "PRYCE" not in refused.value.sentence
    odd.close()


def test_the_queue_prints_a_sign_for_letters_it_has_not(odd: Desk) -> None:
    drawn = draw_queue(queue.queue(odd), odd.today)
    assert drawn.pages == 1
    assert HEBREW.encode("utf-16-be") not in drawn.data
    odd.close()


def test_pasted_words_lose_what_turns_them(odd: Desk) -> None:
    person = queue.queue(odd)[0].person_id
    (note,) = notes.keep(odd, person, "n1", odd.now(), "", "a\u202eb\ud800c\r\nd")
    assert note.words == "ab\N{REPLACEMENT CHARACTER}c\r\nd"
    assert cases.open_case(odd, person).notes == (note,)
    odd.close()


def formula() -> bytes:
    cell = '<c r="F2" t="str"><f>HYPERLINK("http://example.org","x")</f><v>PRYCE, Cai</v></c>'
    held = io.BytesIO()
    sound = io.BytesIO(as_xlsx([HEADER, [*CAI[:5], "x", ""]]))
    with zipfile.ZipFile(sound) as book, zipfile.ZipFile(held, "w") as out:
        for name in book.namelist():
            whole = book.read(name).decode()
            out.writestr(name, re.sub('<c r="F2".*?</c>', cell, whole))
    return held.getvalue()


def test_of_a_formula_only_what_it_came_to_is_read_and_that_is_said() -> None:
    weekly = read(formula(), "x", today=TODAY)
    assert taken(weekly) == [("61US0412426", "PRYCE, Cai")]
    assert "calculated" in weekly.notes[0]
    assert read(as_xlsx([HEADER, CAI]), "x", today=TODAY).notes == ()


@pytest.mark.parametrize("inner", ["list.xlsx", "xl/embeddings/list.xlsx"])
def test_a_workbook_within_a_workbook_is_not_unpacked(inner: str) -> None:
    held = io.BytesIO(as_xlsx([HEADER, SIAN]))
    with zipfile.ZipFile(held, "a") as book:
        book.writestr(inner, as_xlsx([HEADER, CAI]))
    assert len(taken(read(held.getvalue(), "x", today=TODAY))) == 1


def test_a_thousand_to_one() -> None:
    held = io.BytesIO(as_xlsx([HEADER, SIAN]))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/image1.png", bytes(310 * 2**20))
    assert len(held.getvalue()) < 400_000
    with pytest.raises(Refused) as refused:
        read(held.getvalue(), "x", today=TODAY)
    assert refused.value.code == "too_large"
