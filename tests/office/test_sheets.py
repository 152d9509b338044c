"""The papers beside the MG2: from which answers, into which file, and when not at all."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from forms import mg2
from forms.extract import draw
from smadvisor.assessment.extracts import KINDS, Document
from smadvisor.assessment.paper import Answer, Mg2Paper
from smadvisor.assessment.questions import Kind
from smadvisor.casework.drawn import Drawn
from smadvisor.errors import Fault, Refused
from smadvisor.office import assessing, papers
from smadvisor.office.assessing import Sitting
from smadvisor.office.desk import Desk
from tests.assessment.sheets import ADDRESSES, EVERY, TYPED, tells_an_address
from tests.forms.reading import about, outline, texts, together

WHY = "new_version.why"


def words(desk: Desk, person: str, kind: str) -> str:
    return papers.sheet(desk, person, kind)[0].text


def make(desk: Desk, person: str, folder: Path) -> papers.Mg2Made:
    return papers.make(desk, person, folder, mg2.draw)


def make_draft(desk: Desk, person: str, folder: Path) -> papers.Mg2Made:
    return papers.make(desk, person, folder, mg2.draw, as_draft=True)


def without_an_address() -> dict[str, Answer]:
    """Yes to nearly everything, but that the defendant knows where she lives."""
    unsure = {"restraining_order.address_known": "unsure"}
    return {**EVERY, "opening.anonymity": "no", **unsure}


def refusal(act: Callable[..., object], *arguments: object) -> Refused | None:
    """Why it was refused, if it was."""
    try:
        act(*arguments)
    except Refused as refused:
        return refused
    return None


# --- which answers --------------------------------------------------------------------------------


def test_before_there_is_an_mg2_it_is_a_draft_of_the_answers_as_they_are(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    for said in ("I dread it.", "I dread it less."):
        assessing.answer(assessed, sian, "feelings.words", said)
        make_draft(assessed, sian, tmp_path / "drafts")
        document, of = papers.sheet(assessed, sian, "grounds")
        assert f"“{said}”" in document.text
        assert (of.draft, of.version) == (True, 1)
    path = papers.save_sheet(assessed, sian, "grounds", tmp_path, draw)
    assert path.name.endswith("-v1-draft.pdf")
    assert "DRAFT: not to be sent" in together(path.read_bytes())


def test_it_is_made_from_the_newest_version_and_not_from_later_answers(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    assessing.answer(assessed, sian, "feelings.words", "What she said first.")
    make(assessed, sian, tmp_path)
    assessing.answer(assessed, sian, "feelings.words", "What she said next.")
    make_draft(assessed, sian, tmp_path)
    for kind in KINDS:
        document, of = papers.sheet(assessed, sian, kind)
        assert (of.draft, of.version) == (False, 1)
        assert "What she said next." not in document.text
    assert "“What she said first.”" in words(assessed, sian, "grounds")
    assessing.answer(assessed, sian, WHY, "She thought about it.")
    make(assessed, sian, tmp_path)
    newest = words(assessed, sian, "grounds")
    assert "“What she said next.”" in newest
    assert "Version 2 of the assessment.\nShe thought about it." in newest


def test_nothing_is_made_before_the_assessment(listed: Desk, sian: str, tmp_path: Path) -> None:
    for kind in KINDS:
        with pytest.raises(Refused) as refused:
            papers.save_sheet(listed, sian, kind, tmp_path / "out", draw)
        assert refused.value.code == "not_assessed"
    assert not (tmp_path / "out").exists()


# --- never ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("made_before", [False, True])
def test_with_an_anonymity_order_no_kind_is_made(
    assessed: Desk, sian: str, tmp_path: Path, made_before: bool
) -> None:
    if made_before:
        make(assessed, sian, tmp_path)
    assessing.answer(assessed, sian, "opening.anonymity", "yes")
    for kind in KINDS:
        with pytest.raises(papers.NotReady) as not_ready:
            papers.save_sheet(assessed, sian, kind, tmp_path / "out", draw)
        assert "CJA 2009 ss86 to 88" in not_ready.value.sentence
    assert not (tmp_path / "out").exists()


def test_no_output_tells_an_address_whatever_question_it_was_given_to(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    assessing.record(listed, sian, without_an_address())
    addresses, kinds = cycle(ADDRESSES), cycle(KINDS)
    still_there = 0
    for question in TYPED:
        said = next(addresses).replace("\n", " " if question.kind is Kind.LINE else "\n")
        assessing.answer(listed, sian, question.id, said)
        refused = refusal(make_draft, listed, sian, tmp_path / "drafts")
        if refused is None:
            still_there += 1
            continue
        again = refusal(papers.sheet, listed, sian, next(kinds))
        assert again is not None
        assert not tells_an_address(refused.sentence + again.sentence)
        assessing.answer(listed, sian, question.id, EVERY[question.id])
    assert 0 < still_there < len(TYPED) / 2
    # those are not printed on the MG2; and on no other paper but the one for witness care
    make(listed, sian, tmp_path / "made")
    for kind in KINDS:
        held = refusal(papers.save_sheet, listed, sian, kind, tmp_path / "made", draw)
        assert held is None or (kind, held.code) == ("hand_over", "address_may_print")
    made = [*(tmp_path / "drafts").iterdir(), *(tmp_path / "made").iterdir()]
    assert len(made) == len(("a draft", "an MG2", *KINDS)) - len(("hand_over",))
    for path in made:
        data = path.read_bytes()
        titles = (title for title, _page in outline(data))
        read = (path.name, *texts(data), *about(data).values(), *titles)
        assert not any(map(tells_an_address, read))


def test_an_address_that_he_turns_out_not_to_know_prints_no_more(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    known = {"restraining_order.address_known": "yes", "order_home.address": ADDRESSES[0]}
    assessing.record(listed, sian, {**without_an_address(), **known})
    make(listed, sian, tmp_path)
    assert ADDRESSES[0] in words(listed, sian, "order")
    assessing.answer(listed, sian, "restraining_order.address_known", "no")
    for kind in ("order", "mg6"):
        with pytest.raises(Refused) as refused:
            papers.sheet(listed, sian, kind)
        assert refused.value.code == "address_may_print"
    assert words(listed, sian, "mg5")


# --- the file -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_its_name_is_nobody_s_and_it_is_written_once(
    assessed: Desk, sian: str, tmp_path: Path, kind: str
) -> None:
    make(assessed, sian, tmp_path / "mg2")
    path = papers.save_sheet(assessed, sian, kind, tmp_path / "out", draw)
    assert path.name == f"{kind.replace('_', '-')}-61US0412326-{sian[:6]}-v1.pdf"
    assert not any(part in path.name.casefold() for part in ("pryce", "siân", "hale", "carys"))
    before = path.read_bytes()
    assert papers.save_sheet(assessed, sian, kind, tmp_path / "out", draw) == path
    assert path.read_bytes() == before
    assert list((tmp_path / "out").iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_refused(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder", "utf-8")
    taken = papers.save_sheet(assessed, sian, "mg6", tmp_path / "out", draw)
    taken.unlink()
    taken.mkdir()
    for folder in (blocked, tmp_path / "out"):
        with pytest.raises(Refused) as refused:
            papers.save_sheet(assessed, sian, "mg6", folder, draw)
        assert refused.value.code == "folder_not_writable"
    assert blocked.read_text("utf-8") == "not a folder"
    assert list((tmp_path / "out").rglob("*")) == [taken]


def test_another_file_of_that_name_is_never_overwritten(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    make(assessed, sian, tmp_path)
    path = tmp_path / f"hand-over-61US0412326-{sian[:6]}-v1.pdf"
    path.write_bytes(b"somebody else's")
    with pytest.raises(Refused) as refused:
        papers.save_sheet(assessed, sian, "hand_over", tmp_path, draw)
    assert refused.value.code == "file_exists"
    assert path.read_bytes() == b"somebody else's"


def test_a_draft_takes_the_place_of_the_draft_before(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    first = papers.save_sheet(assessed, sian, "mg6", tmp_path, draw)
    assessing.answer(assessed, sian, "restraining_order.feared", "That he rings at night.")
    assert papers.save_sheet(assessed, sian, "mg6", tmp_path, draw) == first
    assert "That he rings at night." in together(first.read_bytes())


def test_a_paper_that_fails_its_check_leaves_no_file(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    def fail(_document: Document, _paper: Mg2Paper) -> Drawn:
        raise Fault("extract_not_verified", "It did not say what it should.")

    with pytest.raises(Fault):
        papers.save_sheet(assessed, sian, "order", tmp_path / "out", fail)
    assert not (tmp_path / "out").exists()


# --- why there is a new version -------------------------------------------------------------------


def asked_why(found: Sitting) -> bool:
    return WHY in found.readiness.not_answered


def test_each_new_version_has_its_own_reason(assessed: Desk, sian: str, tmp_path: Path) -> None:
    assert not asked_why(assessing.begin(assessed, sian))
    make(assessed, sian, tmp_path)
    assert not asked_why(assessing.begin(assessed, sian))
    assert asked_why(assessing.answer(assessed, sian, "screens.words", "Not any more."))
    with pytest.raises(papers.NotReady) as not_ready:
        make(assessed, sian, tmp_path)
    (reason,) = not_ready.value.reasons
    assert "“Why is there a new version of the MG2?” is not answered." in reason
    assert not asked_why(assessing.answer(assessed, sian, WHY, "He broke his bail."))
    second = make(assessed, sian, tmp_path)
    assert second.version == 2
    assert "He broke his bail." in together(Path(second.path).read_bytes())
    after = assessing.begin(assessed, sian)
    assert WHY not in after.given
    assert not asked_why(after)
    changed = assessing.answer(assessed, sian, "screens.words", "Once more.")
    assert asked_why(changed)
    assert WHY not in changed.given


def test_a_draft_keeps_the_reason(assessed: Desk, sian: str, tmp_path: Path) -> None:
    make(assessed, sian, tmp_path)
    assessing.answer(assessed, sian, "screens.words", "Not any more.")
    assessing.answer(assessed, sian, WHY, "He broke his bail.")
    make_draft(assessed, sian, tmp_path)
    assert assessing.begin(assessed, sian).given[WHY] == "He broke his bail."


def test_an_answer_taken_back_asks_for_no_reason(assessed: Desk, sian: str, tmp_path: Path) -> None:
    before = assessing.begin(assessed, sian).given["screens.words"]
    make(assessed, sian, tmp_path)
    assert asked_why(assessing.answer(assessed, sian, "screens.words", "Not any more."))
    assert not asked_why(assessing.answer(assessed, sian, "screens.words", before))
