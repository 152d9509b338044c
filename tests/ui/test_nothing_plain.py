"""No plain word of a case leaves the window: not to disk, title, error, nor while it is hidden."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.desk import PASSPHRASE, new_desk
from tests.marked import Words, fill, in_store, on_disk, seen_in
from ui import clipboard
from ui.pages import PAGES


def test_every_page_and_dialog(tmp_path: Path) -> None:
    """The real window in a process of its own, whose home is looked through after each step."""
    store, home, own = (tmp_path / name for name in ("store", "home", "own"))
    for made in (home, own):
        made.mkdir()
    words = Words()
    desk = new_desk(store)
    fill(desk, words, own / f"{words()}.csv")
    assert len(in_store(desk)) > 200
    desk.close()
    names = ("HOME", "TMPDIR", "TEMP", "TMP", "APPDATA", "LOCALAPPDATA", "USERPROFILE")
    xdg = (f"XDG_{name}_HOME" for name in ("DATA", "CONFIG", "CACHE", "STATE"))
    settings = {**os.environ, **dict.fromkeys((*names, *xdg), str(home))}
    settings["PYTHONPATH"] = str(Path(__file__).parents[2])
    run = [sys.executable, "-m", "tests.ui.walking", *map(str, (store, home, own))]
    done = subprocess.run(run, env=settings, cwd=home, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not seen_in(done.stderr), done.stderr
    told = json.loads(done.stdout)
    assert set(told["steps"]) > PAGES.keys()
    assert len(set(told["shown"])) > len(PAGES) / 2, "it was there to be found"
    assert "hidden" not in told["shown"]
    raised = [text for text in told["messages"] if "ValueError" in text]
    assert len(raised) == 3
    assert not [text for text in told["messages"] if seen_in(text.encode())]
    assert told["found"] == []
    assert list(on_disk(store, home)) == []
    papers = list((own / "out").iterdir())
    assert papers
    assert not [path.name for path in papers if seen_in(path.name.encode())]
    assert PASSPHRASE.encode() not in done.stdout + done.stderr


def test_what_is_copied_asks_to_be_kept_in_no_history(qapp: QApplication) -> None:
    clipboard.copy("some words")
    held = QGuiApplication.clipboard().mimeData()
    assert held.text() == "some words"
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    for name in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        form = f'application/x-qt-windows-mime;value="{name}"'
        assert bytes(held.data(form).data()) == bytes(4)
    clipboard.forget()
    assert QGuiApplication.clipboard().text() == ""
