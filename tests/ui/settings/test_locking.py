# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Locking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from holdspace.services.settings import IDLE_MINUTES, Settings
from holdspace.ui.settings import locking
from holdspace.ui.settings.locking import LockingSection
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


def section(qtbot: QtBot, theme: Theme, settings: Settings) -> LockingSection:
    made = LockingSection(theme, settings)
    qtbot.addWidget(made)
    return made


def words(widget: LockingSection) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_every_choice_is_in_force_at_once_and_never_is_none(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    made = section(qtbot, theme, settings)
    assert find(QAbstractButton, made, "settings.idle_minutes.5").isChecked()
    assert len(made.findChildren(QAbstractButton)) == len(IDLE_MINUTES)
    for minutes in IDLE_MINUTES:
        with qtbot.waitSignal(made.chosen):
            find(QAbstractButton, made, f"settings.idle_minutes.{minutes}").click()
        assert settings.idle_minutes == minutes


def test_it_opens_on_what_is_set_and_says_so_aloud(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    settings.idle_minutes = 15
    made = section(qtbot, theme, settings)
    chip = find(QAbstractButton, made, "settings.idle_minutes.15")
    assert chip.isChecked()
    assert chip.accessibleName() == "Lock after 15 minutes"
    assert find(QAbstractButton, made, "settings.idle_minutes.1").accessibleName() == "Lock after one minute"


def test_what_the_desktop_has_to_tell_is_not_promised(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    said = words(section(qtbot, theme, settings))
    assert "where the desktop tells HoldSpace, when the screen locks and before the computer sleeps" in said


@pytest.mark.parametrize(("can", "told"), [(True, "stays out of a screen"), (False, "sees HoldSpace too")])
def test_it_says_what_a_shared_screen_shows(
    qtbot: QtBot, theme: Theme, settings: Settings, monkeypatch: pytest.MonkeyPatch, can: bool, told: str
) -> None:
    monkeypatch.setattr(locking, "can_keep_out", lambda: can)
    said = words(section(qtbot, theme, settings))
    assert told in said
    assert "Ctrl+. veils all" in said
