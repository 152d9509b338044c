"""Whatever comes from outside is read, or refused in words: hostile input for every reader.

``python -m tests.fuzz NAME`` looks for new paths through one of them by coverage.
"""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.errors import Refused
from smadvisor.office import intake
from smadvisor.store.journal import position
from tests.desk import SIAN, new_desk, take_in, write_list
from tests.fuzz.targets import TARGETS, mutated

KEPT = Path(__file__).parent / "kept"
SECONDS = 5
"""Processor time for one input of at most 200,000 bytes. The slowest takes a tenth of it."""


def within_time(name: str, data: bytes) -> None:
    begun = time.process_time()
    TARGETS[name](data)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("name", TARGETS)
@given(st.binary(max_size=300))
def test_any_bytes(name: str, data: bytes) -> None:
    within_time(name, data)


@pytest.mark.parametrize("name", TARGETS)
@given(st.data())
def test_sound_input_that_was_damaged(name: str, data: st.DataObject) -> None:
    chance = data.draw(st.randoms(use_true_random=False))
    within_time(name, mutated(data.draw(st.sampled_from(list(TARGETS[name].seeds()))), chance))


@pytest.mark.parametrize("name", TARGETS)
def test_sound_input_is_not_refused(name: str) -> None:
    told = TARGETS[name](next(iter(TARGETS[name].seeds())))
    assert told == {"tries": "too_soon", "xls_stream": "not_a_list"}.get(name, "")


@pytest.mark.parametrize("path", sorted(KEPT.iterdir()), ids=lambda path: path.name)
def test_what_once_broke_a_reader(path: Path) -> None:
    """Inputs that a search found, under the name of their target; what they broke was mended."""
    within_time(path.name.partition("-")[0], path.read_bytes())


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by RLIMIT_AS")
@pytest.mark.parametrize("name", ["xlsx_sheet", "ods_content", "xls_stream"])
def test_workbooks_in_little_memory(name: str) -> None:
    """A child with 600 MB: where the spreadsheet reader asks for more, it ends the process."""
    run = [sys.executable, "-m", "tests.fuzz", name, "--plain", "300", "--memory", "600"]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_refused_list_changes_nothing_in_the_store(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "store")
    take_in(desk, write_list(tmp_path, SIAN))
    with desk.store.read() as connection:
        before = position(connection)
    chance, refused = random.Random(1), 0
    sound = next(iter(TARGETS["xlsx"].seeds()))
    for number in range(40):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(mutated(sound, chance))
        try:
            intake.preview(desk, path)
        except Refused:
            refused += 1
    with desk.store.read() as connection:
        assert position(connection) == before
    assert refused > 10
    desk.close()
