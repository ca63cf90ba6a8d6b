# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Counted things in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel

from holdspace.ui.moving.rows import CountRows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_rows_come_and_go(qtbot: QtBot, theme: Theme) -> None:
    rows = CountRows(theme, "Left behind")
    qtbot.addWidget(rows)
    rows.show_rows([("Photos", "12")], "Not along")
    assert rows.lines() == ["Photos: 12"]
    assert {"Not along", "Photos", "12"} <= {label.text() for label in rows.findChildren(QLabel)}
    theme.scale_text(200)
    rows.show()
    QApplication.processEvents()
    assert "Photos" in {label.text() for label in rows.findChildren(QLabel) if label.isVisible()}
    rows.show_rows([])
    assert rows.isHidden()
    assert rows.lines() == []
