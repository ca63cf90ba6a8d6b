# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A banner stands above the places where one reads or writes, and nowhere else."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.banner_place import BannerPlace
from holdspace.ui.widgets.controls import Button
from window_house import find


def test_it_is_shown_where_one_reads_or_writes(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    place = BannerPlace(theme, QVBoxLayout(window))
    window.show()
    place.fit("now")
    assert place.words == ""
    pressed: list[str] = []
    place.say("Its file is gone.", "Save elsewhere\u2026", lambda: pressed.append("link"))
    assert place.words == "Its file is gone."
    find(Button, window, "window.banner_link").click()
    assert pressed == ["link"]
    place.fit("settings")
    assert place.words == ""
    place.fit("journal")
    assert place.words == "Its file is gone."
    place.clear()
    assert place.words == ""
