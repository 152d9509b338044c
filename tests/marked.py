"""A store full of words that must be nowhere else, and how to look for them everywhere."""

import base64
import csv
import io
import itertools
import re
import string
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

from smadvisor.assessment.questions import QUESTIONS, Kind
from smadvisor.casework.contact import By, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.identity import new_id
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.stop_cards import Stop
from smadvisor.office import (
    assessing,
    cases,
    contacts,
    intake,
    notes,
    people,
    queue,
    restricting,
    retention,
    stop_cards,
)
from smadvisor.office.desk import Desk
from tests.assessment.people import sample

STEM = "markerqzv"
_LETTERS = string.ascii_lowercase
COLUMNS = (
    *("URN", "Occurrence No", "Defendant", "Offence Description", "Court", "Hearing Date"),
    *("Hearing Type", "OIC", "Station", "Victim Name", "Relationship", "MG2", "VPS"),
    *("Restraining Order", "IDVA", "Anticipated Plea", "Address", "Telephone", "Remarks"),
)


class Words:
    """Each asked for is another."""

    def __init__(self) -> None:
        self.used: list[str] = []
        self._left = ("".join(three) for three in itertools.product(_LETTERS, repeat=3))

    def __call__(self) -> str:
        self.used.append(STEM + next(self._left))
        return self.used[-1]


def weekly_list(words: Words) -> bytes:
    """Five cases; every text a list has is marked."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for number in range(5):
        sure = {
            "URN": f"61US041232{number}",
            "Hearing Date": "01/12/2026",
            "Anticipated Plea": "NGAP",
            "Victim Name": f"{words().upper()}, {words()}",
            "Defendant": f"{words().upper()}, {words()}",
        }
        writer.writerow([sure.get(column) or words() for column in COLUMNS])
    return text.getvalue().encode()


def record_sheet(words: Words) -> bytes:
    """Records from before the program: every text is marked, also of rows that are not taken."""
    header = "URN,Person,Reviewed on,MG2 deficient,Contacted on,MG2 sent on,Measures,Outcome"
    taken = f"61US0412424,{words()},03/04/2025,Yes,03/04/2025,04/04/2025,screens,{words()}"
    not_taken = (
        f"61US0412524,{words()},03/04/2025,Yes,,04/04/2025,{words()},",
        f"61US0412624,{words()},{words()},Yes,,,,",
        f"{words()},{words()},,,,,,",
        f"61US0412724,{words()},03/04/2025,{words()},,,,",
    )
    return "\n".join((header, taken, *not_taken)).encode()


def answers(words: Words) -> dict[str, object]:
    """The shipped sample, with a marker in every answer that is words."""
    marked = {q.id: words() for q in QUESTIONS if q.kind in (Kind.LINE, Kind.TEXT)}
    return {**sample(), **marked, "wigs_and_gowns.explained": "yes", "wigs_and_gowns.view": "no"}


def fill(desk: Desk, words: Words, path: Path) -> str:
    """Put marked words wherever a store has words; answers the id of the person most is about."""
    path.write_bytes(weekly_list(words))
    intake.confirm(desk, intake.preview(desk, path))
    person = queue.queue(desk)[0].person_id
    for row in queue.queue(desk):
        file = cases.open_case(desk, row.person_id)
        cases.review(desk, row.person_id, file.mg2, note=words())
        notes.keep(desk, row.person_id, new_id(), desk.now(), "", words())
    told = {f.name: words() for f in fields(SafeContact) if f.type is str or f.type == "str"}
    told.pop("confirmed_by", None)
    safe = {f.name: Known.YES for f in fields(SafeContact) if f.name.startswith("safe_to")}
    contacts.save_safe_contact(desk, person, SafeContact(**{**told, **safe}))  # type: ignore[arg-type]
    for who in With:
        contacts.log(desk, person, who, By.PHONE, ContactOutcome.SPOKE, words())
    for kind in Stop:
        card = stop_cards.bring_up(desk, person, kind)
        stop_cards.write(desk, card.id, words())
    assessing.record(desk, person, answers(words))
    mine = people.details(desk)
    told = {name: words() for name in ("role", "number", "telephone", "mobile", "email")}
    people.save_details(desk, {"name": mine.name, **told})
    file = cases.open_case(desk, person)
    retention.keep_longer(desk, file.case.id, desk.today + timedelta(days=90), words())
    restricting.restrict(desk, file.case.id, [desk.user.id], words())
    intake.learn_mg2(desk, words(), Mg2State.INADEQUATE)
    return person


def in_store(desk: Desk) -> set[str]:
    """The markers that the store holds."""
    with desk.store.read() as connection:
        said = connection.exec_driver_sql('SELECT group_concat(value, " ") FROM entry').scalar()
    return set(re.findall(f"{STEM}[a-z]{{3}}", str(said).lower()))


def _inner_base64(word: bytes, skipped: int) -> bytes:
    """What any text that holds ``word`` looks like in base64, with ``skipped`` bytes before it."""
    return base64.b64encode(word[-skipped % 3 :][: len(word) // 3 * 3 - 3])


_FORMS = {
    form
    for word in (STEM, STEM.upper())
    for form in (
        word.encode(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        word.encode("utf-32-le"),
        word.encode().hex().encode(),
        *(_inner_base64(word.encode(), skipped) for skipped in range(3)),
    )
}
_PACKED = re.compile(rb"x[\x01\x5e\x9c\xda]|PK\x03\x04|\x1f\x8b\x08")


def seen_in(data: bytes) -> bool:
    """Whether a marker is in ``data``: as text in any encoding, in base64, or packed."""
    if _plainly(data):
        return True
    for found in _PACKED.finditer(data):
        for start, bits in ((found.start(), 47), (_after_header(data, found.start()), -15)):
            try:
                plain = zlib.decompressobj(bits).decompress(data[start:], 2**22)
            except zlib.error:
                continue
            if _plainly(plain):
                return True
    return False


def _plainly(data: bytes) -> bool:
    return any(form in data for form in _FORMS)


def _after_header(data: bytes, start: int) -> int:
    names = data[start + 26 : start + 30]
    return start + 30 + int.from_bytes(names[:2], "little") + int.from_bytes(names[2:], "little")


def on_disk(*places: Path) -> Iterator[str]:
    """The files in these folders that hold a marker, or have one in their name."""
    for place in places:
        for path in place.rglob("*"):
            try:
                data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            except OSError:
                continue
            if seen_in(data) or seen_in(str(path.relative_to(place)).encode()):
                yield str(path)


def in_process(but: Iterable[Path] = ()) -> Iterator[str]:
    """What of this process others could look at that holds a marker; Linux only.

    Its open files, also those that were deleted or never had a name, environment and command line.
    Files in the folders ``but`` are somebody's own.
    """
    own = [str(place) for place in but]
    for link in Path("/proc/self/fd").iterdir():
        try:
            target = str(link.readlink())
            regular = Path(link).is_file() and not any(map(target.startswith, own))
            data = Path(link).read_bytes() if regular else b""
        except OSError:
            continue
        if seen_in(data) or (regular and seen_in(target.encode())):
            yield target
    for name in ("environ", "cmdline", "comm"):
        if seen_in(Path("/proc/self", name).read_bytes()):
            yield name
