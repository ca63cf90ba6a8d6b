# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page over the journal leads back by its button and by Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from holdspace.ui.journal.page_over import PageOver

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_leads_back(theme: Theme, qtbot: QtBot) -> None:
    page = PageOver(theme, "A title", "journal.somewhere_back")
    qtbot.addWidget(page)
    page.show()
    assert page.first_control() is page.back
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
