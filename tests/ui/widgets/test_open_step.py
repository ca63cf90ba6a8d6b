# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Asking for what opens a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.ui.vault.code_field import CodeField
from holdspace.ui.widgets.open_step import OpenStep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_an_empty_field_opens_nothing(qtbot: QtBot, theme: Theme) -> None:
    step = OpenStep(theme, CodeField, "file", "Look")
    qtbot.addWidget(step)
    with qtbot.assertNotEmitted(step.passphrase_entered):
        step._on_entered()
    step._secret.line.setText("some words of mine")
    with qtbot.waitSignal(step.passphrase_entered) as told:
        step._on_entered()
    assert told.args == ["some words of mine"]
    step.forget()
    assert step._secret.text() == ""


def test_it_says_which_passphrase_and_offers_a_code_only_where_there_is_one(
    qtbot: QtBot, theme: Theme
) -> None:
    step = OpenStep(theme, CodeField, "file", "Look")
    qtbot.addWidget(step)
    step.ask_for("A file", "The one it was kept with.", takes_code=False)
    assert step._why.text() == "The one it was kept with."
    assert step._secret.other_way.isHidden()
    step.ask_for("A backup", "The one of its computer.")
    assert not step._secret.other_way.isHidden()
    step._secret.other_way.click()
    assert step._why.text().startswith("Nine groups of four")
