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

from holdspace.storage.salvaging import Salvaged
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.salvage_panel import SalvagePanel, SavedPanel

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
