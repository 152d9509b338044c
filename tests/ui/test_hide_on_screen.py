"""Hide on a real screen, where one can be made: what the whole screen shows then."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.ui.conftest import PASSPHRASE

_LOOK = """
import sys
from pathlib import Path
from smadvisor.cli.window import parts
from smadvisor.office import opening, queue
from tests.desk import GWEN, SIAN, take_in, write_list
from ui import theme
from ui.main_window import MainWindow
from ui.page import Place

folder, passphrase = Path(sys.argv[1]), sys.argv[2]
app = theme.application()
window = MainWindow(folder, parts())
window.show()

def settle():
    for _turn in range(5):
        window.runner.wait()
        app.processEvents()

def screen():
    settle()
    if (focus := app.focusWidget()) is not None:
        focus.clearFocus()  # a blinking cursor is another picture
    settle()
    return app.primaryScreen().grabWindow(0).toImage()

def come_back():
    door = window.layers.currentWidget()
    door.passphrase.set_value(passphrase)
    door.submit()
    settle()

desk = opening.unlock(folder, passphrase)
window.open_desk(desk)
settle()
window.hide_work()
nothing = screen()
come_back()
take_in(desk, write_list(folder.parent, SIAN, GWEN))
person = queue.queue(desk)[0].person_id
window.shell.go(Place("case", person))
at_work = screen()
window.hide_work()
at_once = app.primaryScreen().grabWindow(0).toImage()  # before anything else happens
hidden = screen()
come_back()
again = screen()
window.hide_work()
window.close()
colours = lambda image: len({image.pixel(x, y) for x in range(0, 1000, 2) for y in range(90, 600)})
print(hidden == nothing, at_work != nothing, again == at_work, colours(at_work), colours(at_once))
"""


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of a screen that nobody sees."""
    if not sys.platform.startswith("linux") or shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not here")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    assert number
    yield f":{number}"
    server.terminate()
    server.wait()


def test_the_screen_is_the_same_whatever_is_behind_it(screen: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(folder), PASSPHRASE],
        env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    same, *rest = done.stdout.split()
    assert same == "True"
    assert rest[:2] == ["True", "True"]
    at_work, at_once = map(int, rest[2:])
    assert at_once < at_work
