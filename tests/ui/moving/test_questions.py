# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What can be said about files before they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QComboBox

from holdspace.domain.imports import ImportOptions
from holdspace.ui.moving.questions import MoodQuestions, SourceQuestions
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_moods_are_asked_about_and_what_was_said_stays(qtbot: QtBot, theme: Theme) -> None:
    moods = MoodQuestions(theme)
    qtbot.addWidget(moods)
    moods.ask(("wrung out",), {"fine": 2})
    first, second = (find(QComboBox, moods, f"bring_in.mood.{number}") for number in (1, 2))
    assert (first.accessibleName(), first.currentText()) == ("fine", "2")
    assert (second.accessibleName(), second.currentText()) == ("wrung out", "no load")
    second.setCurrentIndex(second.findData("5"))
    with qtbot.waitSignal(moods.answered) as told:
        find(QAbstractButton, moods, "bring_in.use_moods").click()
    assert told.args == [{"fine": 2, "wrung out": 5}]
    moods.ask((), {})
    assert moods.isHidden()


def test_a_zone_is_asked_for_only_where_records_do_not_say_theirs(qtbot: QtBot, theme: Theme) -> None:
    source = SourceQuestions(theme)
    qtbot.addWidget(source)
    zone = find(QComboBox, source, "bring_in.zone")
    source.ask("dayone", ImportOptions("Europe/Paris"))
    assert zone.isHidden()
    source.ask("jrnl-text", ImportOptions("Europe/Paris"))
    assert not zone.isHidden()
    assert zone.currentText() == "Europe/Paris"
    assert zone.findData("America/Chicago") > 0
    with qtbot.waitSignal(source.zone_picked) as told:
        zone.activated.emit(0)
    assert told.args == ["UTC"]
    made_by = find(QComboBox, source, "bring_in.made_by")
    assert made_by.currentData() == "jrnl-text"
    with qtbot.waitSignal(source.format_picked) as told:
        made_by.activated.emit(0)
    assert told.args == [""]
