"""What holds for every test: no screen, no network, nobody's own files."""

import os
import socket
import tempfile
from pathlib import Path
from typing import NoReturn

# Before anything imports Qt: without a screen it would end the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_HOME = tempfile.TemporaryDirectory(prefix="tests-home-", ignore_cleanup_errors=True)
for _variable in (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"),
):
    os.environ[_variable] = _HOME.name
_RUNTIME = Path(_HOME.name) / "runtime"
_RUNTIME.mkdir(mode=0o700)
os.environ["XDG_RUNTIME_DIR"] = str(_RUNTIME)

import hypothesis  # noqa: E402
import pytest  # noqa: E402

hypothesis.settings.register_profile("quick", deadline=None, max_examples=50)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(
    "thorough" if os.environ.get("SMADVISOR_THOROUGH") == "1" else "quick"
)


class NetworkUsed(BaseException):
    """Something tried to reach another machine; no ``except Exception`` may hide it."""


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offline is a failing test, not a promise."""

    def refuse(*_arguments: object, **_settings: object) -> NoReturn:
        raise NetworkUsed

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
