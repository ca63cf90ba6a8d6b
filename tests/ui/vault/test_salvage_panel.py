# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What came of a salvage, in counts that anybody understands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.salvage import BackupsKept
from holdspace.storage.salvaging import Salvaged
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.salvage_panel import NO_BACKUPS, SalvagePanel, SavedPanel

Find = Callable[[QWidget, str], Any]


def said(panel: QWidget) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("kept", "lost", "words"),
    [
        (1491, 9, "1,491 entries came back. 9 could not be read."),
        (1, 1, "One entry came back. One could not be read."),
        (12, 0, "12 entries came back. None is missing."),
        (12, None, "12 entries came back. How many there were cannot be told."),
    ],
)
def test_the_counts(
    qtbot: QtBot, theme: Theme, find: Find, tmp_path: Path, kept: int, lost: int | None, words: str
) -> None:
    panel = SavedPanel(theme)
    panel.setLocale(QLocale("en_US"))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_salvaged(Salvaged(kept, lost, 0, 0, 0, has_key_file=True), tmp_path)
    assert find(panel, "vault.counts").text() == words
    assert str(tmp_path) in said(panel)


def show_panel(qtbot: QtBot, theme: Theme) -> SavedPanel:
    panel = SavedPanel(theme)
    panel.setLocale(QLocale("en_US"))
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.mark.parametrize("backups", [NO_BACKUPS, BackupsKept(1, "2025-10-14T09:14:00", 12, 12)])
def test_where_nothing_came_back_restoring_is_all_that_is_offered(
    qtbot: QtBot, theme: Theme, find: Find, tmp_path: Path, backups: BackupsKept
) -> None:
    panel = show_panel(qtbot, theme)
    panel.show_salvaged(Salvaged(0, 12, 0, 1, 0, has_key_file=True), tmp_path, backups)
    assert find(panel, "vault.saved_title").text() == "No entry could be read"
    assert find(panel, "vault.counts").text() == "No entry came back. 12 could not be read."
    assert find(panel, "vault.put_in_place").isHidden()
    assert "put it in the journal’s place" not in said(panel)
    assert panel.first_control() is find(panel, "vault.restore_instead")
    with qtbot.waitSignal(panel.restore_wanted):
        find(panel, "vault.restore_instead").click()


def test_where_a_backup_holds_more_it_is_said_and_restoring_comes_first(
    qtbot: QtBot, theme: Theme, find: Find, tmp_path: Path
) -> None:
    panel = show_panel(qtbot, theme)
    backups = BackupsKept(1, "2025-10-14T09:14:00", 12, 12)
    panel.show_salvaged(Salvaged(5, 7, 0, 0, 0, has_key_file=True), tmp_path, backups)
    words = find(panel, "vault.backup_holds").text()
    assert words.startswith("The newest backup, from October 14, 2025 at 9:14")
    assert "holds more: 12 entries." in words
    assert find(panel, "vault.put_in_place").isVisible()
    assert panel.first_control() is find(panel, "vault.restore_instead")
    panel.show_salvaged(Salvaged(12, 0, 0, 0, 0, has_key_file=True), tmp_path, backups)
    assert find(panel, "vault.restore_instead").isHidden()
    assert find(panel, "vault.backup_holds").isHidden()
    assert panel.first_control() is find(panel, "vault.put_in_place")


def test_what_else_is_to_be_known(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    panel = SavedPanel(theme)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_salvaged(Salvaged(5, 1, 2, 3, 4, has_key_file=False), tmp_path)
    words = said(panel)
    assert "2 lost the end of their text; a mark stands there." in words
    assert "Sealed notes and drafts came along: 3." in words
    assert "Sealed files that could not be read: 4." in words
    assert "It has no passphrase yet: open it with the recovery code." in words


def test_passphrase_or_code_is_asked_for(qtbot: QtBot, theme: Theme, find: Find) -> None:
    panel = SalvagePanel(theme)
    qtbot.addWidget(panel)
    panel.show()
    find(panel, "vault.passphrase").setText("typed before")
    find(panel, "vault.other_way").click()
    assert find(panel, "vault.code").isVisible()
    assert find(panel, "vault.passphrase").text() == ""
    find(panel, "vault.code").setText("AAAA BBBB")
    with qtbot.waitSignal(panel.entered) as entered:
        find(panel, "vault.salvage").click()
    assert entered.args == ["AAAA BBBB", True]
    panel.forget()
    assert find(panel, "vault.passphrase").isVisible()
    with qtbot.assertNotEmitted(panel.entered):
        find(panel, "vault.salvage").click()
