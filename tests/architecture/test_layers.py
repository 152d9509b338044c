"""Who may import whom. A breach names the file and what it imports."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, imports, name_of, shipped, within

# A library, and the only rooms that know it. What is not named here nobody may import.
ONLY_IN = {
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "reportlab": ("forms",),
    "xlsxwriter": ("forms",),
    "pypdfium2": ("forms", "ui"),
    "sqlalchemy": ("smadvisor/store",),
    "alembic": ("smadvisor/store",),
    "filelock": ("smadvisor/store",),
    "sqlcipher3": ("smadvisor/store",),
    "argon2": ("smadvisor/store",),
    "cryptography": ("smadvisor/store",),
    "python_calamine": ("smadvisor/caselist",),
    "platformdirs": ("smadvisor/office", "smadvisor/store"),
    "zxcvbn": ("smadvisor/office",),
}
OURS = ("smadvisor", "ui", "forms")
PURE_ROOMS = {
    "smadvisor/casework": ("errors", "text", "resources", "casework", "law.facts"),
    "smadvisor/law": ("errors", "text", "resources", "law"),
}
NETWORK = (
    *("asyncio", "ftplib", "http", "imaplib", "nntplib", "poplib", "smtplib", "socket"),
    *("socketserver", "ssl", "telnetlib", "urllib.request", "webbrowser", "xmlrpc"),
    *("aiohttp", "httpx", "requests", "urllib3", "websockets"),
    *("PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets"),
    *("PySide6.QtWebChannel", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets"),
)


def inside(file: Path, rooms: tuple[str, ...]) -> bool:
    return any(name_of(file).startswith(room + "/") for room in rooms)


def test_data_goes_one_way() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_can_reach_another_machine() -> None:
    found = [
        f"{name_of(file)} imports {name}"
        for file in shipped()
        for name in imports(file)
        if any(within(name, module) for module in NETWORK)
    ]
    assert found == []


def test_each_library_is_known_to_its_own_room_alone() -> None:
    found = []
    for file in shipped():
        for name in imports(file):
            library = name.partition(".")[0]
            if library in sys.stdlib_module_names or library in OURS:
                continue
            if library not in ONLY_IN or not inside(file, ONLY_IN[library]):
                found.append(f"{name_of(file)} imports {name}")
    assert found == []


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_casework_and_law_import_the_standard_library_alone(room: str) -> None:
    allowed = tuple(f"smadvisor.{name}" for name in PURE_ROOMS[room])
    found = [
        f"{name_of(file)} imports {name}"
        for file in sorted((ROOT / room).rglob("*.py"))
        for name in imports(file)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not any(within(name, module) for module in allowed)
    ]
    assert found == []


def test_an_import_inside_a_function_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "sly.py"
    file.write_text(
        "def ring():\n    from urllib import request\n    import http.client\n", "utf-8"
    )
    assert list(imports(file)) == ["urllib.request", "http.client"]
