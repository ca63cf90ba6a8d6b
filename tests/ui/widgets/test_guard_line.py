# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One sentence, and the ways beside or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QBoxLayout, QMenu

from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.guard_line import GuardLine
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> GuardLine:
    made = GuardLine(theme, "now")
    qtbot.addWidget(made)
    made.resize(640, 40)
    return made


def test_it_says_may_and_offers_two_ways(line: GuardLine, qtbot: QtBot) -> None:
    assert line.sentence == ""
    line.tell("Mrs. Okafor", "a client", has_more=True)
    assert line.sentence == "“Mrs. Okafor” could point to a person."
    assert line.accessibleName() == line.sentence
    say = find(Button, line, "now.guard_say")
    assert say.text() == "Say “a client”"
    with qtbot.waitSignal(line.role_wanted) as wanted:
        say.click()
    assert wanted.args == ["a client"]
    with qtbot.waitSignal(line.fine_wanted):
        find(Button, line, "now.guard_fine").click()
    line.put_away()
    assert line.sentence == line.accessibleName() == say.text() == ""
    assert line.isHidden()


def test_the_icon_keeps_its_gap_at_every_size_of_text(line: GuardLine, theme: Theme) -> None:
    line.tell("Mrs. Okafor", "a client", has_more=True)
    for percent in (100, 200):
        theme.scale_text(percent)
        QApplication.processEvents()
        assert line._text.x() - theme.px(16) >= theme.px(6)
    theme.scale_text(100)


def test_other_roles_are_in_a_menu(line: GuardLine, qtbot: QtBot) -> None:
    line.tell("Mrs. Okafor", "a client", has_more=True)
    more = find(Button, line, "now.guard_more")
    with qtbot.waitSignal(line.roles_wanted) as wanted:
        more.click()
    assert wanted.args is not None
    menu = wanted.args[0]
    assert isinstance(menu, QMenu)
    menu.close()
    line.tell("Mrs. Okafor", "a client", has_more=False)
    assert more.isHidden()


def test_very_long_words_are_cut_in_the_middle(line: GuardLine) -> None:
    line.tell("https://example.org/" + "x" * 300 + "/end", "a link", has_more=False)
    assert len(line.sentence) < 80
    assert "https://example.org/" in line.sentence
    assert "/end”" in line.sentence


def test_the_ways_stand_below_where_there_is_no_room_beside(line: GuardLine) -> None:
    line.tell("Mrs. Okafor", "a client", has_more=True)
    assert line._box.direction() == QBoxLayout.Direction.LeftToRight
    beside = line.height_for(line.width())
    line.resize(300, 80)
    assert line._box.direction() == QBoxLayout.Direction.TopToBottom
    assert line.height_for(300) > beside
    line.put_away()
    assert line.height_for(300) == 0


def test_its_host_is_told_of_its_height_once(line: GuardLine, qtbot: QtBot) -> None:
    told: list[int] = []
    line.fitted.connect(lambda: told.append(line.height_for(line.width())))
    line.tell("Mrs. Okafor", "a client", has_more=True)
    line.tell("Maria", "a client", has_more=True)
    assert len(told) == 1
    line.put_away()
    assert told[-1] == 0


def test_it_is_read_out_politely_with_its_key(line: GuardLine, reader: Reader) -> None:
    line.tell("Mrs. Okafor", "a client", has_more=True)
    line.read_out()
    words = "“Mrs. Okafor” could point to a person. Alt and Enter says “a client”."
    assert reader.heard == [(words, QAccessible.AnnouncementPoliteness.Polite)]
