"""The MG2: refused with reasons, written whole or not at all, versioned, sent."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import event

from forms import mg2
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.assessment.snapshot import from_plain, to_plain
from smadvisor.casework.drawn import Drawn
from smadvisor.errors import Fault, Refused
from smadvisor.office import assessing, cases, papers
from smadvisor.office.desk import Desk


def words(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_not_before_it_is_ready_but_as_a_draft(listed: Desk, sian: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        papers.make(listed, sian, tmp_path / "out", mg2.draw)
    assert refused.value.code == "not_assessed"
    assessing.begin(listed, sian)
    with pytest.raises(papers.NotReady) as not_ready:
        papers.make(listed, sian, tmp_path / "out", mg2.draw)
    assert len(not_ready.value.reasons) > 3
    assert not (tmp_path / "out").exists()
    made = papers.make(listed, sian, tmp_path / "out", mg2.draw, as_draft=True)
    assert (made.draft, made.version) == (True, 1)
    assert "DRAFT" in words(Path(made.path)).upper()


def test_an_address_he_may_not_know_is_on_no_paper_not_even_a_draft(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    words = "Not to go near 14 Heol Newydd, Cwmbran NP44 1AB."
    for known in ("no", "unsure"):
        answers = {"restraining_order.address_known": known, "restraining_order.terms": words}
        assessing.record(assessed, sian, answers)
        for as_draft in (False, True):
            with pytest.raises(papers.NotReady) as not_ready:
                papers.make(assessed, sian, tmp_path / "out", mg2.draw, as_draft=as_draft)
            assert "NP44" not in not_ready.value.sentence
    assert not (tmp_path / "out").exists()
    assert cases.open_case(assessed, sian).papers == ()


def test_the_file_is_what_was_recorded_and_its_name_is_nobodys(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    made = papers.make(assessed, sian, tmp_path / "out", mg2.draw)
    path = Path(made.path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == made.sha256
    assert path.name.startswith("MG2-61US0412326-")
    assert not any(part in path.name.casefold() for part in ("pryce", "siân", "sian", "hale"))
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert len(pypdfium2.PdfDocument(path)) == made.pages
    assert "PRYCE, Siân" in words(path)
    assert cases.open_case(assessed, sian).papers[0].sha256 == made.sha256


def test_a_second_version_says_what_changed_and_the_first_stays(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    first = papers.make(assessed, sian, tmp_path, mg2.draw)
    before = Path(first.path).read_bytes()
    papers.mark_sent(assessed, sian, "CPS Wales", assessed.today)
    assessing.answer(assessed, sian, "screens.view", "no")
    assessing.answer(assessed, sian, "choice.fallback", ("none",))
    second = papers.make(assessed, sian, tmp_path, mg2.draw, as_draft=True)
    paper = papers.paper(assessed, second.id)
    assert second.version == 2
    assert any("was “Yes”, is now “No”" in change for change in paper.changes)
    assert Path(first.path).read_bytes() == before
    assert papers.paper(assessed, first.id).changes == ()


def test_sent_is_recorded_once_and_not_in_the_future(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        papers.mark_sent(assessed, sian, "CPS Wales", assessed.today)
    assert refused.value.code == "nothing_to_send"
    papers.make(assessed, sian, tmp_path, mg2.draw)
    for to, on, code in (
        ("CPS Wales", date(2027, 1, 1), "sent_in_future"),
        (" ", assessed.today, "recipient_missing"),
    ):
        with pytest.raises(Refused) as refused:
            papers.mark_sent(assessed, sian, to, on)
        assert refused.value.code == code
    assert papers.mark_sent(assessed, sian, "CPS Wales", assessed.today).sent_to == "CPS Wales"
    with pytest.raises(Refused) as refused:
        papers.mark_sent(assessed, sian, "CPS Wales", assessed.today)
    assert refused.value.code == "sent_already"


def test_a_paper_that_fails_its_check_leaves_no_file_and_no_version(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    def fail(_paper: Mg2Paper) -> Drawn:
        raise Fault("mg2_not_verified", "It did not say what it should.")

    with pytest.raises(Fault):
        papers.make(assessed, sian, tmp_path / "out", fail)
    assert not (tmp_path / "out").exists()
    assert cases.open_case(assessed, sian).papers == ()


def test_a_folder_that_cannot_be_written_is_refused(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder", "utf-8")
    with pytest.raises(Refused) as refused:
        papers.make(assessed, sian, blocked, mg2.draw)
    assert refused.value.code == "folder_not_writable"
    assert cases.open_case(assessed, sian).papers == ()


def test_another_file_of_that_name_is_never_overwritten(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    name = f"MG2-61US0412326-{sian[:6]}-v1.pdf"
    (tmp_path / name).write_bytes(b"somebody else's")
    with pytest.raises(Refused) as refused:
        papers.make(assessed, sian, tmp_path, mg2.draw)
    assert refused.value.code == "file_exists"
    assert (tmp_path / name).read_bytes() == b"somebody else's"
    assert cases.open_case(assessed, sian).papers == ()


def test_a_snapshot_comes_back_as_it_went_in(assessed: Desk, sian: str) -> None:
    paper = papers.draft(assessed, sian)
    assert paper.eligible
    assert len(paper.measures) == 8
    assert from_plain(json.loads(json.dumps(to_plain(paper)))) == paper


class DiskFull(Exception):
    pass


def test_when_the_store_cannot_keep_the_version_its_file_is_taken_back(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    database = assessed.store._database
    assert database is not None
    engine = database.engine

    def disk_is_full(_connection: object) -> None:
        raise DiskFull

    event.listen(engine, "commit", disk_is_full)
    with pytest.raises(DiskFull):
        papers.make(assessed, sian, tmp_path / "out", mg2.draw)
    event.remove(engine, "commit", disk_is_full)
    assert list((tmp_path / "out").iterdir()) == []
    assert cases.open_case(assessed, sian).papers == ()
    assert papers.make(assessed, sian, tmp_path / "out", mg2.draw).version == 1
