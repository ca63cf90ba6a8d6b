# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A number that is changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.domain.help import HelpNumber
from holdspace.ui.help.number_row import CallField, CallText, NumberRow
from holdspace.ui.widgets.controls import Button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

SHIPPED = HelpNumber("poison_help", "Poison Help", "1-800-222-1222", "At any hour.")


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> NumberRow:
    row = NumberRow(theme, SHIPPED)
    qtbot.addWidget(row)
    row.resize(520, 90)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    return row


def field(row: NumberRow) -> CallField:
    return row.findChildren(CallField)[0]


def button(row: NumberRow, name: str) -> Button:
    return next(
        each for each in row.findChildren(Button) if each.accessibleIdentifier() == f"help.{name}.poison_help"
    )


def test_it_names_itself_for_those_who_hear_it(row: NumberRow) -> None:
    number = row.findChildren(CallText)[0]
    assert number.accessibleName() == "Poison Help: 1-800-222-1222"
    assert button(row, "edit").accessibleName() == "Change the number: Poison Help"
    assert field(row).accessibleName() == "Poison Help"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  555 0103 ", "555 0103"), ("", None), ("1-800-222-1222 ", None)],
)
def test_what_is_kept(qtbot: QtBot, row: NumberRow, typed: str, kept: str | None) -> None:
    row.show_call("an own number")
    row.start_editing()
    field(row).setText(typed)
    with qtbot.waitSignal(row.kept) as signal:
        qtbot.keyClick(field(row), Qt.Key.Key_Return)
    assert signal.args == ["poison_help", kept]


def test_nothing_is_kept_where_nothing_changed(qtbot: QtBot, row: NumberRow) -> None:
    row.start_editing()
    with qtbot.assertNotEmitted(row.kept):
        qtbot.keyClick(field(row), Qt.Key.Key_Return)
    assert not field(row).isVisible()


def test_a_tab_to_the_check_leaves_the_field_open(qtbot: QtBot, row: NumberRow) -> None:
    row.start_editing()
    field(row).setText("555 0104")
    with qtbot.assertNotEmitted(row.kept):
        button(row, "edit").setFocus(Qt.FocusReason.TabFocusReason)
    assert field(row).isVisible()
    with qtbot.waitSignal(row.kept) as signal:
        qtbot.keyClick(button(row, "edit"), Qt.Key.Key_Space)
    assert signal.args == ["poison_help", "555 0104"]


def test_a_number_that_may_not_be_changed_has_no_pencil(qtbot: QtBot, theme: Theme) -> None:
    fixed = NumberRow(theme, HelpNumber("fixed", "Fixed", "1", "Stays.", editable=False))
    qtbot.addWidget(fixed)
    fixed.show()
    assert not any(each.isVisible() for each in fixed.findChildren(Button))
