import pytest

from smadvisor.caselist import wording
from smadvisor.casework.cases import Role
from smadvisor.casework.mg2 import Mg2State

SEEN = {
    Mg2State.ABSENT: [
        *("", " ", "-", "n", "N", "No", "NO", "na", "Na", "Nac oes", "nage", "0", "FALSE", "none"),
        *("None", "missing", "Outstanding", "not on file", "No MG2", "MG2 not on file", "✗"),
        *("dim", "ar goll", "not yet", "No MG2 on file"),
    ],
    Mg2State.PRESENT: [
        *("y", "Y", "yes", "YES", "Oes", "ydy", "ie", "1", "TRUE", "✓", "✔", "✔️", "on file"),
        *("MG2 on file", "03/05/2026", "2026-05-03", "3 May 2026", "46145", "v2", "MG2 v2"),
        *("Version 1.2", "Y 03/05/26", "Yes - 3.5.26", "MG2", "MG2 dated 03/05/2026", "Received"),
        *("2026-05-03T10:00:00", "Oes, ar ffeil", "Y - v2"),
    ],
    Mg2State.INADEQUATE: [
        *("inadequate", "MG2 - inadequate", "Poor", "Incomplete", "deficient", "no views"),
        *("required", "Req'd", "Reqd", "req", "MG2 required", "Y - poor", "Not adequate"),
        *("Yes but inadequate, 03/05/26", "anghyflawn", "No - required"),
    ],
    Mg2State.NOT_REQUIRED: [
        *("n/a", "N/A", "not required", "Not req", "No - not required", "not applicable"),
        *("ddim angen", "None required"),
    ],
    Mg2State.DECLINED: [
        *("declined", "Victim declined SM", "N - declined", "refused", "Wedi gwrthod"),
        *("Declined SM 03/05/2026",),
    ],
    Mg2State.UNCLEAR: [
        *("See MG6", "see MG11", "?", "Y?", "TBC", "awaiting", "Requested from OIC 16/11", "x"),
        *("requested from the officer", "gweler MG6", "Y/N", "Yes, but only for the child", "2"),
        *("31/02/2026", "declined as inadequate", "the form", "not declined", "blah"),
        *("no 03/05/26", "chased OIC"),
    ],
}


@pytest.mark.parametrize(
    ("text", "state"), [(text, state) for state, texts in SEEN.items() for text in texts]
)
def test_mg2_on_file(text: str, state: Mg2State) -> None:
    assert wording.mg2_state(text, {}) is state


def test_what_was_taught_comes_first() -> None:
    learnt = {"in the tray": Mg2State.PRESENT, "y": Mg2State.UNCLEAR}
    assert wording.mg2_state("In the  TRAY", learnt) is Mg2State.PRESENT
    assert wording.mg2_state("Y", learnt) is Mg2State.UNCLEAR


@pytest.mark.parametrize(
    "text",
    ["GAP", "gap", "G", "Guilty", "guilty plea", "Euog", "Guilty (full admissions)"],
)
def test_guilty_pleas(text: str) -> None:
    assert wording.guilty(text)


@pytest.mark.parametrize(
    "text",
    [
        *("NGAP", "NG", "Not Guilty", "not guilty anticipated plea", "Ddieuog", "Ddim yn euog"),
        *("", "unknown", "G/NG", "Guilty?", "Mixed - guilty to 1", "GAPP"),
    ],
)
def test_pleas_that_are_not_surely_guilty(text: str) -> None:
    assert not wording.guilty(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("Y", (None, None)), ("N", (False, False)), ("", (None, None))),
        *(("RASSO", (None, True)), ("DA - HIGH", (True, None)), ("Rape", (None, True))),
        *(("Domestic Violence; Rape", (True, True)), ("DA - N", (None, None))),
    ],
)
def test_one_column_for_both_kinds(text: str, kind: tuple[bool | None, bool | None]) -> None:
    assert wording.vawdasv(text) == kind


@pytest.mark.parametrize(
    ("text", "told"),
    [("Y", True), ("N", False), ("", None), ("Y/N", None), ("High", True), ("DA - N", False)],
)
def test_domestic_abuse(text: str, told: bool | None) -> None:
    assert wording.domestic_abuse(text) is told


@pytest.mark.parametrize(
    ("text", "told"), [("Oes", True), ("RASSO", True), ("nac oes", False), ("RASSO: no", False)]
)
def test_sexual_offence(text: str, told: bool) -> None:
    assert wording.sexual(text) is told


@pytest.mark.parametrize(
    ("text", "role"),
    [("V", Role.VICTIM), ("Y", Role.VICTIM), ("Tyst", Role.WITNESS), ("", Role.WITNESS)],
)
def test_role(text: str, role: Role) -> None:
    assert wording.role(text, Role.WITNESS) is role
