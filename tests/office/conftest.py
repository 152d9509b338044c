"""A real encrypted store with three people in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from smadvisor.office import assessing, cases
from smadvisor.office.desk import Desk
from tests.assessment.people import sample
from tests.desk import CARYS, GWEN, SIAN, Clock, new_desk, take_in, write_list
from tests.office.copies import a_copy


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "store", clock)
    yield opened
    opened.close()


@pytest.fixture
def listed(desk: Desk, tmp_path: Path) -> Desk:
    take_in(desk, write_list(tmp_path, SIAN, GWEN, CARYS))
    return desk


@pytest.fixture
def sian(listed: Desk) -> str:
    return cases.find(listed, "61US0412326", "PRYCE, Siân")


@pytest.fixture
def assessed(listed: Desk, sian: str) -> Desk:
    """Siân's assessment has the answers of the shipped sample."""
    assert assessing.record(listed, sian, sample()).readiness.ready
    return listed


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of two copies that were one a moment ago."""
    folder = tmp_path_factory.mktemp("parted")
    here = new_desk(folder / "here")
    take_in(here, write_list(folder, SIAN, GWEN, CARYS))
    there = a_copy(here, folder)
    place = there.store.folder
    here.close()
    there.close()
    return folder / "here", place
