# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The link back to a doorway, and why it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from holdspace.ui.now.go_on import GoOn
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

WHY = "“After” waits here, so that a passphrase typed now does not land in it."


def test_it_names_the_doorway_and_says_why_only_where_a_lock_had_it_wait(theme: Theme, qtbot: QtBot) -> None:
    go_on = GoOn(theme)
    qtbot.addWidget(go_on)
    go_on.offer("After", 0.0, waits_since_lock=True)
    link, why = find(QAbstractButton, go_on, "now.go_on"), find(QLabel, go_on, "now.go_on_why")
    assert (link.text(), why.text(), link.accessibleDescription()) == ("Go on with After", WHY, WHY)
    go_on.offer("After", 200.0, waits_since_lock=False)
    assert (link.text(), why.text()) == ("Go on with After, 3:20 left", "")
    assert link.accessibleDescription() == ""
    with qtbot.waitSignal(go_on.wanted):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    go_on.offer("", 0.0, waits_since_lock=False)
    assert go_on.isHidden()
