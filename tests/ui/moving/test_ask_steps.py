# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is asked where a file cannot be read without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from holdspace.services.formats.errors import WrongSecret
from holdspace.ui.moving.ask_steps import DatesStep, SecretStep
from holdspace.ui.vault.code_field import CodeField
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_a_file_has_a_passphrase_and_no_code(qtbot: QtBot, theme: Theme) -> None:
    step = SecretStep(theme, CodeField, "x", "Look")
    qtbot.addWidget(step)
    step.show()
    step.ask_for_file()
    assert find(QAbstractButton, step, "x.other_way").isHidden()
    line = find(QLineEdit, step, "x.passphrase")
    line.setText("it’s an apostrophe")
    with qtbot.waitSignal(step.passphrase_entered) as told:
        find(QAbstractButton, step, "x.look").click()
    assert told.args == ["it’s an apostrophe"]
    step.set_busy(True)
    assert not line.isEnabled()
    step.take_up(WrongSecret())
    assert line.isEnabled()
    assert line.selectedText() == "it’s an apostrophe"
    step.forget()
    assert line.text() == ""


def test_a_backup_says_what_becomes_of_both_and_has_a_code(qtbot: QtBot, theme: Theme) -> None:
    step = SecretStep(theme, CodeField, "x", "Bring it in")
    qtbot.addWidget(step)
    step.ask_for_backup()
    assert any("the others in its history" in label.text() for label in step.findChildren(QLabel))
    assert not find(QAbstractButton, step, "x.other_way").isHidden()


@pytest.mark.parametrize(("name", "day_first"), [("day_first", True), ("month_first", False)])
def test_day_or_month(qtbot: QtBot, theme: Theme, name: str, day_first: bool) -> None:
    step = DatesStep(theme)
    qtbot.addWidget(step)
    with qtbot.waitSignal(step.chosen) as told:
        find(QAbstractButton, step, f"bring_in.{name}").click()
    assert told.args == [day_first]
