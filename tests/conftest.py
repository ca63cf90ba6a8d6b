# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What every test stands on: no display, a home of its own, nothing left running behind it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Before Qt makes its application; tests/desktop starts the app from outside, with a display of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import settings

from examples import LUCK
from leftovers import TimerWatch, find_leftovers
from patience import PATIENCE
from patient_bot import PatientBot

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

DESKTOP = Path(__file__).parent / "desktop"
PASSED = pytest.StashKey[bool]()

# No deadline: the machines that run this are shared. CI repeats the same examples, so red means changed.
settings.register_profile("local", deadline=None, max_examples=60, suppress_health_check=LUCK)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def session_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private folder for the run: the font cache and the runtime folder, without which Qt complains."""
    folder = tmp_path_factory.mktemp("session")
    (folder / "run").mkdir(mode=0o700)
    return folder


@pytest.fixture(scope="session", autouse=True)
def one_application(request: pytest.FixtureRequest) -> None:
    """Make the application of widgets before any test: one that only writes a PDF would make a lesser one.

    Which test comes first on which core is a matter of chance.
    """
    request.getfixturevalue("qapp")


@pytest.fixture(scope="session", autouse=True)
def patient_services(one_application: None) -> None:
    """Give each service that gives up after a while our patience; a test of the giving up sets its own."""
    from holdspace.services import finding, finding_near, vault
    from holdspace.ui.journal import hit_marks

    vault._PATIENCE_SECONDS = finding._PATIENCE_SECONDS = PATIENCE
    finding_near._SECONDS = hit_marks._PATIENCE = PATIENCE


@pytest.fixture(autouse=True)
def private_home(
    request: pytest.FixtureRequest, tmp_path: Path, session_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Point HoldSpace and Qt to folders of this test; return HOLDSPACE_HOME, which does not exist yet."""
    home, person = tmp_path / "holdspace", tmp_path / "person"
    monkeypatch.setenv("HOLDSPACE_HOME", str(home))
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(person))
    for name, folder in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("APPDATA", "AppData/Roaming"),
        ("LOCALAPPDATA", "AppData/Local"),
    ):
        monkeypatch.setenv(name, str(person / folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(session_folder / "cache"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session_folder / "run"))
    if DESKTOP in request.path.parents:
        monkeypatch.delenv("QT_QPA_PLATFORM")
    return home


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A bot with more patience than pytest-qt's own."""
    del qapp
    return PatientBot(request)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test passed: a failed one may leave things, its traceback holds them."""
    report = yield
    if call.when == "call":
        item.stash[PASSED] = report.passed
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Delete what a test put off to be deleted: no event loop runs after it that would.

    Every style sheet polishes all widgets there are: those of the tests before cost each test up to a second.
    """
    left = yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return left


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that passed but left a timer running or a window open."""
    watch = TimerWatch(monkeypatch)
    yield
    passed: Any = request.node.stash.get(PASSED, False)
    left = find_leftovers(watch) if passed else []
    if left:
        pytest.fail("left behind: " + "; ".join(left))
