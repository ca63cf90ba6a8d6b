# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whatever nobody took is told by type and place, in the log and on stderr, and in no other way."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qWarning
from pytestqt.qtbot import QtBot

from holdspace.services.log import Log
from holdspace.services.problems import ProblemWatch
from holdspace.storage.errors import DiskFull, WrongPassphrase

WORDS = "her hands were shaking"


@pytest.fixture
def watch(tmp_path: Path, qtbot: QtBot) -> Iterator[ProblemWatch]:
    del qtbot
    watch = ProblemWatch(Log(tmp_path / "logs", "0.1.0"))
    watch.install()
    yield watch
    watch.uninstall()


def told(tmp_path: Path) -> str:
    path = tmp_path / "logs" / "holdspace.log"
    return path.read_text() if path.exists() else ""


def failure() -> ValueError:
    try:
        entry = WORDS
        raise ValueError(entry)
    except ValueError as error:
        return error


def test_an_error_in_a_slot(
    watch: ProblemWatch, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    error = failure()
    sys.last_value = error
    with qtbot.waitSignal(watch.problem_met):
        sys.excepthook(ValueError, error, error.__traceback__)
    assert "unexpected error=ValueError at=" in told(tmp_path)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert WORDS not in said + told(tmp_path)
    assert sys.last_value is None


def test_an_error_in_a_thread(watch: ProblemWatch, qtbot: QtBot, tmp_path: Path) -> None:
    def work() -> None:
        raise failure()

    with qtbot.waitSignal(watch.problem_met):
        thread = threading.Thread(target=work, name=WORDS)
        thread.start()
        thread.join()
    assert "in_thread error=ValueError at=" in told(tmp_path)
    assert WORDS not in told(tmp_path)


def test_an_error_where_none_can_be_raised(watch: ProblemWatch, qtbot: QtBot, tmp_path: Path) -> None:
    class Troubled:
        def __del__(self) -> None:
            raise failure()

        def __repr__(self) -> str:
            return WORDS

    with qtbot.waitSignal(watch.problem_met):
        Troubled()
    assert "unraisable error=ValueError at=" in told(tmp_path)
    assert WORDS not in told(tmp_path)


def test_what_qt_says_is_not_repeated(
    watch: ProblemWatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    qWarning(WORDS)
    watch._on_qt_message(QtMsgType.QtDebugMsg, QMessageLogContext(), WORDS)
    assert "qt level=warning category=default times=1" in told(tmp_path)
    assert told(tmp_path).count("\n") == 2
    assert capsys.readouterr().err == "holdspace: default: warning\n"


def test_what_was_worded_is_noted_but_for_slips_of_the_hand(watch: ProblemWatch, tmp_path: Path) -> None:
    watch.note_told(WrongPassphrase())
    assert told(tmp_path) == ""
    watch.note_told(DiskFull())
    assert "told error=DiskFull at=?" in told(tmp_path)


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    watch = ProblemWatch(Log(tmp_path / "logs", "0.1.0"))
    watch.install()
    assert sys.excepthook != before[0]
    watch.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_before_the_window_shows_there_is_no_traceback_either() -> None:
    code = (
        "import sys, holdspace.app as app\n"
        f"def run(arguments):\n    raise ValueError({WORDS!r})\n"
        "app.run = run\n"
        "from holdspace.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("holdspace: something unexpected went wrong (error=ValueError at=")
    assert done.stderr.count("\n") == 1
    assert WORDS not in done.stderr
