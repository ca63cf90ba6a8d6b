# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Telling a screen reader what changed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.widgets import announce as module


class Listener:
    """Stands where Qt hands events to a screen reader."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def __init__(self, active: bool) -> None:
        self.active = active
        self.heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def isActive(self) -> bool:
        return self.active

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:
        self.heard.append((event.message(), event.politeness()))


@pytest.mark.parametrize("active", [True, False])
def test_it_is_said_politely_or_at_once_where_someone_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, active: bool
) -> None:
    listener = Listener(active)
    monkeypatch.setattr("PySide6.QtGui.QAccessible", listener)
    widget = QWidget()
    qtbot.addWidget(widget)
    module.announce(widget, "in")
    module.announce(widget, "That did not open it.", at_once=True)
    politeness = QAccessible.AnnouncementPoliteness
    expected = [("in", politeness.Polite), ("That did not open it.", politeness.Assertive)]
    assert listener.heard == (expected if active else [])
