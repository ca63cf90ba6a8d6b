# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Veil and lock work while a dialog is open over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.ui.veil import veil_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window_in: MakeWindow) -> Any:
    made = window_in(UNLOCKED)
    made.finish_start()
    return made


def open_dialog(qtbot: QtBot, window: Any) -> QDialog:
    dialog = QDialog(window.now)
    QLineEdit(dialog).setFocus()
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def test_the_veil_closes_a_dialog_and_is_drawn(qtbot: QtBot, window: Any) -> None:
    dialog = open_dialog(qtbot, window)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Period, CTRL)
    assert not dialog.isVisible()
    assert veil_over(window, window._house.theme).is_drawn


def test_the_lock_closes_a_dialog_and_locks(qtbot: QtBot, window: Any) -> None:
    dialog = open_dialog(qtbot, window)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_L, CTRL)
    assert not dialog.isVisible()
    assert window._house.vault.state == LOCKED


def test_a_dialog_of_another_window_is_left_alone(qtbot: QtBot, window: Any) -> None:
    other = QDialog()
    qtbot.addWidget(other)
    QLineEdit(other).setFocus()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is other)
    assert other.actions() == []
    assert window._house.vault.state == UNLOCKED
