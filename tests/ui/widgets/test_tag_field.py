# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Tags come by Enter, comma and leaving, go by Backspace and by their pill, and go on with known ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from holdspace.ui.widgets.tag_field import MOST, TagField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Iterator[TagField]:
    host = QWidget()
    qtbot.addWidget(host)
    made = TagField(theme, lambda: ["phone", "silence", "Handoff"], "journal.tags")
    column = QVBoxLayout(host)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    host.resize(500, 200)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    made.line.setFocus()
    yield made
    host.close()


def test_enter_and_comma_add(field: TagField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "  #wait   list ")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.keyClicks(field.line, "other,")
    assert field.tags == ("wait list", "other")
    assert field.line.text() == ""
    assert field.line.hasFocus()


def test_it_goes_on_with_a_tag_used_before(field: TagField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "ha")
    assert field.line.text().casefold() == "handoff"
    assert field.line.selectedText() == "ndoff"
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.tags == ("Handoff",)  # as it was spelled before
    qtbot.keyClicks(field.line, "HANDOFF,")
    assert field.tags == ("Handoff",)


def test_backspace_removes_the_last_one(field: TagField, qtbot: QtBot) -> None:
    field.show_tags(("phone", "silence"))
    qtbot.keyClicks(field.line, "x")
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.tags == ("phone", "silence")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.tags == ("phone",)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_pill_goes_by_key(field: TagField, key: Qt.Key, qtbot: QtBot) -> None:
    field.show_tags(("phone", "silence"))
    pill = field.pill("phone")
    assert pill.accessibleName() == "Take the tag phone away"
    pill.setFocus()
    qtbot.keyClick(pill, key)
    assert field.tags == ("silence",)
    assert field.line.hasFocus()


def test_what_is_typed_is_a_tag_once_the_line_is_left(field: TagField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "later")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.tags == ("later",)


def test_nothing_blank_twice_or_past_the_most_is_taken(field: TagField, qtbot: QtBot) -> None:
    field.show_tags(str(number) for number in range(MOST))
    with qtbot.assertNotEmitted(field.changed):
        qtbot.keyClicks(field.line, "one more,")
        qtbot.keyClicks(field.line, "  #,")
    assert len(field.tags) == MOST
    assert field.line.maxLength() == 80


def test_tab_leads_over_the_pills_to_the_line(field: TagField, qtbot: QtBot) -> None:
    field.show_tags(("phone", "silence"))
    field.pill("phone").setFocus()
    for stop in (field.pill("silence"), field.line):
        qtbot.keyClick(field.focusWidget(), Qt.Key.Key_Tab)
        assert stop.hasFocus()
