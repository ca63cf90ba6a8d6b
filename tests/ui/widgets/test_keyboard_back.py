# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Giving the keyboard back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from holdspace.ui.widgets.keyboard_back import give_keyboard_to

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def fields(qtbot: QtBot) -> tuple[QWidget, QLineEdit, QLineEdit]:
    window, first, second = QWidget(), QLineEdit(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addWidget(second)
    window.show()
    window.activateWindow()
    first.setFocus()
    return window, first, second


def test_what_is_there_gets_it(fields: tuple[QWidget, QLineEdit, QLineEdit]) -> None:
    assert give_keyboard_to(fields[2])
    assert QApplication.focusWidget() is fields[2]


def test_what_is_gone_hidden_or_disabled_does_not(fields: tuple[QWidget, QLineEdit, QLineEdit]) -> None:
    _, first, second = fields
    assert not give_keyboard_to(None)
    second.setEnabled(False)
    assert not give_keyboard_to(second)
    second.setEnabled(True)
    second.hide()
    assert not give_keyboard_to(second)
    shiboken6.delete(second)
    assert not give_keyboard_to(second)
    assert QApplication.focusWidget() is first
