# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The clipboard for what should not stay there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from holdspace.ui.widgets.private_clipboard import CLEAR_AFTER_MS, PrivateClipboard
from patience import PATIENCE

CODE = "0C6H-E89B-6MZM"


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def private(clipboard: QClipboard) -> Iterator[PrivateClipboard]:
    private = PrivateClipboard(clipboard)
    yield private
    private.clear()


def timer_of(private: PrivateClipboard) -> QTimer:
    return private.findChildren(QTimer)[0]


def test_a_copy_is_kept_out_of_history_for_a_minute(private: PrivateClipboard, clipboard: QClipboard) -> None:
    private.copy(CODE)
    assert clipboard.text() == CODE
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    assert timer_of(private).isActive()
    assert timer_of(private).interval() == CLEAR_AFTER_MS == 60_000
    timer_of(private).timeout.emit()
    assert clipboard.text() == ""


def test_what_was_copied_since_stays(private: PrivateClipboard, clipboard: QClipboard) -> None:
    private.copy(CODE)
    clipboard.setText("a phone number")
    timer_of(private).timeout.emit()
    assert clipboard.text() == "a phone number"


def test_clearing_twice_takes_nothing_that_is_not_ours(
    private: PrivateClipboard, clipboard: QClipboard
) -> None:
    private.copy(CODE)
    private.clear()
    assert not timer_of(private).isActive()
    clipboard.setText(CODE)
    private.clear()
    assert clipboard.text() == CODE


def test_the_text_itself_is_not_kept(private: PrivateClipboard) -> None:
    private.copy(CODE)
    assert CODE not in [value for value in vars(private).values() if isinstance(value, str)]


QUITTING = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from holdspace.ui.widgets.private_clipboard import PrivateClipboard

app = QApplication([])
PrivateClipboard(app.clipboard(), app).copy("words")
print(app.clipboard().text())
QTimer.singleShot(0, app.quit)
app.exec()
print(app.clipboard().text() or "nothing")
"""


def test_it_is_cleared_before_the_application_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-c", QUITTING], capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert done.stdout.split() == ["words", "nothing"]
