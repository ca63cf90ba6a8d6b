# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The links that an entry can be begun with: beside each other, or below where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from holdspace.ui.widgets.start_links import StartLinks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_they_need_one_line_or_two(theme: Theme, qtbot: QtBot) -> None:
    links = StartLinks(theme, "now")
    qtbot.addWidget(links)
    assert [link.accessibleIdentifier() for link in links.stops] == ["now.question", "now.form"]
    assert links.heightForWidth(600) == theme.px(27)
    assert links.heightForWidth(200) == 2 * theme.px(27) + theme.px(4)


def test_they_grow_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    links = StartLinks(theme, "now")
    qtbot.addWidget(links)
    before = links.heightForWidth(1000)
    theme.scale_text(200)
    QApplication.processEvents()
    assert links.heightForWidth(1000) == 2 * before
    theme.scale_text(100)
