"""A desk on a real encrypted store, and a small weekly list to put into it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from smadvisor.law.tables import Law, to_plain
from smadvisor.office import assessing, intake, nouns, opening
from smadvisor.office.assessing import Sitting
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole
from smadvisor.store.rows import row

PASSPHRASE = "llwyd pedol crochan saith"
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HEADER = (
    "URN,Occurrence No,Defendant,Def DOB,Offence Description,DA Flag,RASSO Flag,Anticipated Plea,"
    "Court,OU Code,Hearing Date,OIC,Victim Name,Victim DOB,Relationship,MG2"
)
SIAN = (
    '61US0412326,2600401234,"HALE, Marcus",03/02/1994,S.47 ABH,Y,N,NGAP,'
    "Newport (South Wales) Magistrates' Court,B61NP00,01/12/2026,PC 9901 T Evans,"
    '"PRYCE, Siân",01/06/1997,ex-partner,'
)
GWEN = (
    '61UN0098726,2600409871,"ROWE, Ben",30/09/1988,Rape,N,Y,NGAP,Newport Crown Court,C62NG00,'
    '27/11/2026,DC 9902 M Rees,"LLŶR, Gwŵen",04/04/2001,colleague,inadequate'
)
CARYS = (
    '61US0412926,2600411117,"DOYLE, Sean",01/01/1990,Stalking,Y,N,NGAP,'
    "Cwmbran Magistrates' Court,B61EH00,25/11/2026,PC 9904 L Jones,"
    '"BEVAN, Carys",18/08/1992,ex-partner,Y'
)


class Clock:
    """A clock that the test moves; each look at it is a second later."""

    def __init__(self) -> None:
        self.moment = MORNING

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def next_day(self) -> None:
        self.moment += timedelta(days=1)


def new_desk(folder: Path, clock: Callable[[], datetime] | None = None) -> Desk:
    """A new store in ``folder`` with its first user at the desk."""
    desk, _key = opening.create(
        folder, "PC 1234 Alex Rees", "Advisor", PASSPHRASE, clock or Clock()
    )
    return desk


def colleague(desk: Desk, name: str, *roles: UserRole) -> Desk:
    """The same store with somebody else at the desk, who holds ``roles``, or all of them."""
    held = sorted(roles or UserRole)
    with desk.store.write(desk.user.id, desk.now()) as journal:
        user_id = journal.add("user", {"name": name, "role": "", "roles": held})
        return replace(desk, user=nouns.user(row(journal.connection, "user", id=user_id)))


def write_list(folder: Path, *rows: str, name: str = "list.csv") -> Path:
    """A weekly list of these rows."""
    path = folder / name
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return path


def take_in(desk: Desk, path: Path) -> intake.Preview:
    """Preview and confirm."""
    seen = intake.preview(desk, path)
    intake.confirm(desk, seen)
    return seen


def made_under(desk: Desk, person_id: str, law: Law) -> Sitting:
    """As if this person's assessment had been begun when the tables said that."""
    assessing.begin(desk, person_id)
    with desk.store.write(desk.user.id, desk.now()) as journal:
        assessment = row(journal.connection, "assessment", person_id=person_id)
        journal.add("law", {"version": law.version, "tables": to_plain(law)})
        journal.change("assessment", assessment["id"], law=law.version)
    return assessing.begin(desk, person_id)
