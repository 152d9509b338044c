"""The monthly figures counted slowly and obviously, from the raw rows and the definitions alone.

It shares nothing with the product's own count: loops over rows, a day by the zone of the force.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from smadvisor.office.desk import Desk
from smadvisor.store.models import JOURNALED, entry

ZONE = ZoneInfo("Europe/London")
Count = tuple[str, str, int]
"""A month, a figure, a number."""
Row = dict[str, Any]


def slow_count(desk: Desk) -> dict[str, dict[str, int]]:
    """By month and figure, whatever is not 0; without sums and without what is open."""
    with desk.store.read() as connection:
        slow = _Slow(connection)
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for month, figure, n in slow.everything():
        counted[month][figure] += n
    return counted


class _Slow:
    def __init__(self, connection: Connection) -> None:
        def every(name: str) -> list[Row]:
            found = connection.execute(select(JOURNALED[name])).mappings()
            return sorted(map(dict, found), key=lambda row: row["id"])

        self.cases = every("case_file")
        self.people = every("person")
        self.reviews = every("review")
        self.contacts = every("contact")
        self.papers = every("mg2")
        self.closings = every("closing")
        self.ticks = every("check_fact")
        self.past = said_by_name(every("past_record"))
        self.counted = every("counted")
        self.born: dict[str, datetime] = {}
        for line in connection.execute(select(entry)).mappings():
            if line["field"] == "" and line["value"] is not None:
                at = datetime.fromisoformat(line["at"])
                if line["row"] not in self.born or at < self.born[line["row"]]:
                    self.born[line["row"]] = at

    def everything(self) -> Iterator[Count]:
        for case in self.cases:
            yield from self.of_case(case)
        for person in self.people:
            yield from self.mg2_found(person)
            yield from self.log(person)
            yield from self.sent(person)
            yield from self.ending(person)
            yield from self.court(person)
        for number in {reference(one["urn"]) for one in self.past}:
            yield from self.past_case([p for p in self.past if reference(p["urn"]) == number])
        for one in self.past:
            yield from self.past_person(one)
        for row in self.counted:
            yield month(row["on"]), row["figure"], row["n"]

    def first_look(self, person: Row) -> Row | None:
        looks = [row for row in self.reviews if row["person_id"] == person["id"]]
        return min(looks, key=when) if looks else None

    def of_case(self, case: Row) -> Iterator[Count]:
        """Reviewed at the first look after which nobody then in the case was not looked at."""
        people = [one for one in self.people if one["case_id"] == case["id"]]
        looks = [look for one in people if (look := self.first_look(one))]
        for look in sorted(looks, key=when):
            then = [one for one in people if self.born[one["id"]] <= look["at"]]
            seen = [one for one in looks if when(one) <= when(look)]
            if {one["id"] for one in then} <= {one["person_id"] for one in seen}:
                yield month(look["at"]), "cases_reviewed", 1
                if any(deficient(one) for one in seen):
                    yield month(look["at"]), "mg2_deficient", 1
                return

    def mg2_found(self, person: Row) -> Iterator[Count]:
        look = self.first_look(person)
        if look and deficient(look):
            yield month(look["at"]), "found_" + look["mg2_state"], 1
            if look["mg2_state"] == "inadequate":
                for reason in look["reasons"]:
                    yield month(look["at"]), "reason_" + reason, 1

    def talks(self, person: Row) -> list[Row]:
        """Conversations in which they, or their IDVA or ISVA, gave views."""
        return [
            row
            for row in sorted(self.contacts, key=when)
            if row["person_id"] == person["id"]
            and row["outcome"] == "spoke"
            and row["who"] in ("victim", "witness", "idva", "isva")
        ]

    def log(self, person: Row) -> Iterator[Count]:
        tried = sorted((r for r in self.contacts if r["person_id"] == person["id"]), key=when)
        for row in tried:
            yield month(row["at"]), "attempts", 1
        if tried:
            on = month(tried[0]["at"])
            yield on, "people_tried", 1
            days = (day(tried[0]["at"]) - day(self.born[person["id"]])).days
            yield on, "days_to_first_attempt", max(days, 0)
        talks = self.talks(person)
        for row in talks:
            yield month(row["at"]), "conversations", 1
        if talks:
            on = month(talks[0]["at"])
            yield on, "people_contacted", 1
            yield on, "people_reached", 1
            yield on, "attempts_to_reach", 1 + tried.index(talks[0])

    def versions(self, person: Row) -> list[Row]:
        """What was sent, in the order in which it was."""
        sent = [
            row
            for row in self.papers
            if row["person_id"] == person["id"] and row["sent_on"] and not row["draft"]
        ]
        return sorted(sent, key=lambda row: (row["sent_on"], row["version"], row["id"]))

    def sent(self, person: Row) -> Iterator[Count]:
        for number, row in enumerate(self.versions(person)):
            on = month(row["sent_on"])
            if number:
                yield on, "mg2_later_versions", 1
                continue
            yield on, "mg2_submitted", 1
            answers = row["paper"]["answers"]
            wanted = [name[:-5] for name, given in answers.items() if ends_yes(name, given)]
            site = answers.get("live_link.place") == "remote_evidence_site"
            columns = {"screens": "screen", "live_link": "remote_site" if site else "live_link"}
            for measure in wanted:
                yield on, columns.get(measure, measure), 1
            if not wanted:
                yield on, "mg2_without_measure", 1
            asked = answers.get("needs.language", "not_asked") != "not_asked"
            yield on, "welsh_offered" if asked else "welsh_not_offered", 1

    def ending(self, person: Row) -> Iterator[Count]:
        look = self.first_look(person)
        closings = [r for r in self.closings if r["person_id"] == person["id"]]
        standing = sorted((r for r in closings if not r["reopened"]), key=when)
        if look and deficient(look) and standing:
            later = max(standing[0]["at"], look["at"])
            yield month(later), "ended_" + standing[0]["outcome"], 1

    def court(self, person: Row) -> Iterator[Count]:
        ticks = [row for row in self.ticks if row["person_id"] == person["id"]]
        for row in ticks:
            same = [t for t in ticks if (t["fact"], t["measure"]) == (row["fact"], row["measure"])]
            if row is not max(same, key=when):
                continue
            on = month(row["on"] or row["at"])
            if row["fact"] == "directed":
                yield on, "measures_" + row["value"], 1
            if row["value"] == "yes" and row["fact"] == "applied":
                yield on, "measures_applied", 1
            if row["value"] == "yes" and row["fact"] == "in_place":
                yield on, "measures_in_place", 1
            if row["value"] == "yes" and row["fact"] == "told":
                yield on, "decisions_told", 1

    def same_case(self, past: Row) -> Row | None:
        for case in self.cases:
            if reference(past["urn"]) in (reference(case["urn"]), reference(case["occurrence"])):
                return case
        return None

    def same_people(self, past: Row) -> list[Row]:
        """Who of the case it may be; without a name it may be anybody."""
        case = self.same_case(past)
        of_case = [p for p in self.people if case and p["case_id"] == case["id"]]
        return [p for p in of_case if not past["person"] or words(p) == words(past)]

    def past_case(self, lines: list[Row]) -> Iterator[Count]:
        case = self.same_case(lines[0])
        reviewed = [row for row in lines if row["reviewed_on"]]
        if reviewed and not (
            case and any(n == "cases_reviewed" for _m, n, _n in self.of_case(case))
        ):
            on = month(max(row["reviewed_on"] for row in reviewed))
            yield on, "cases_reviewed", 1
            if any(row["deficient"] for row in reviewed):
                yield on, "mg2_deficient", 1

    def past_person(self, past: Row) -> Iterator[Count]:
        same = self.same_people(past)
        if past["contacted_on"] and not any(self.talks(one) for one in same):
            yield month(past["contacted_on"]), "people_contacted", 1
        if past["sent_on"] and not any(self.versions(one) for one in same):
            yield month(past["sent_on"]), "mg2_submitted", 1
            for measure in past["measures"] or ["mg2_without_measure"]:
                yield month(past["sent_on"]), measure, 1
        if past["reviewed_on"] and past["deficient"] and not any(map(self.first_look, same)):
            yield month(past["reviewed_on"]), "found_not_recorded", 1
            last = max(filter(None, (past["reviewed_on"], past["contacted_on"], past["sent_on"])))
            outcome = past["outcome"] or ("sent" if past["sent_on"] else "not_recorded")
            yield month(last), "ended_" + outcome, 1


def said_by_name(lines: list[Row]) -> list[Row]:
    """Records of a case that say who it was about tell more than those that do not."""
    named = {reference(row["urn"]) for row in lines if row["person"]}
    return [row for row in lines if row["person"] or reference(row["urn"]) not in named]


def when(row: Row) -> tuple[datetime, str]:
    """The order in which things happened; at one moment, that of the ids."""
    return row["at"], row["id"]


def day(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


def month(of: date | datetime) -> str:
    return f"{day(of) if isinstance(of, datetime) else of:%Y-%m}"


def deficient(look: Row) -> bool:
    return look["mg2_state"] in ("absent", "inadequate", "unclear")


def reference(text: str) -> str:
    return text.replace(" ", "").casefold()


def words(person: Row) -> set[str]:
    name = person.get("person") or person.get("name") or ""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return set(bare.casefold().replace(",", " ").split())


def ends_yes(name: str, given: object) -> bool:
    return name.endswith(".view") and given == "yes"
