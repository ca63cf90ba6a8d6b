# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The end of a doorway: what it says, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from holdspace.ui.doorways.end_view import EndView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader


def test_the_offer_is_there_only_where_something_follows(theme: Theme, qtbot: QtBot, reader: Reader) -> None:
    end = EndView(theme, "Back to Now")
    qtbot.addWidget(end)
    end.show()
    end.show_end("The day is closed.", "", "")
    assert not end.sort.isVisible()
    end.show_end("Five minutes.", "Set down.", "Sort it?")
    assert end.sort.isVisible()
    assert reader.heard[-1][0] == "Five minutes. Set down. Sort it?"
    with qtbot.waitSignal(end.sort_wanted):
        end.sort.click()
    with qtbot.waitSignal(end.done):
        qtbot.keyClick(end, Qt.Key.Key_Escape)
    with qtbot.waitSignal(end.done):
        end.back.click()


def test_in_large_text_and_a_small_window_no_word_is_cut_off(theme: Theme, qtbot: QtBot) -> None:
    theme.scale_text(200)
    end = EndView(theme, "Back to Now")
    qtbot.addWidget(end)
    end.resize(900, 530)
    end.show()
    end.show_end("Five minutes, and they were yours.", "Set down and sealed.", "Sort it a little?")
    qtbot.waitUntil(lambda: end._sentence.height() >= end._sentence.heightForWidth(end._sentence.width()))
    assert end._mark.isHidden()
    theme.scale_text(100)
    end.resize(900, 600)
    assert not end._mark.isHidden()
