# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. What stands round the pages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from holdspace.services.vault import VaultService
from holdspace.ui.rail import Rail
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.banner_place import BannerPlace
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.focus_ring import FocusRing


class WindowFrame:
    """Lays the window out round a stack of pages."""

    def __init__(self, theme: Theme, vault: VaultService, window: QWidget) -> None:
        row = QHBoxLayout(window)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(theme)
        self.rail.show_lock(vault.state)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.banner = BannerPlace(theme, column)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        words = QCoreApplication.translate("MainWindow", "If it is more than a hard day")
        self.help = Button(theme, words, "quiet", icon="help", identifier="help.open")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, theme.px(22), theme.px(12))
        foot.addStretch()
        foot.addWidget(self.help)
        column.addLayout(foot)
        row.addLayout(column, 1)
        self.ring = FocusRing(theme, window)
