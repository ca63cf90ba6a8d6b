# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from hand_clock import HandClock
from holdspace.services.background import InlineBackground
from holdspace.services.settings import Settings
from holdspace.services.sound_device import NoSound, Take
from holdspace.services.tones import Tones
from holdspace.ui.settings.sound import SoundSection
from holdspace.ui.widgets.slider import Slider
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


class Headset:
    """A device that can be pulled out, and takes what it is asked to take."""

    def __init__(self) -> None:
        self.is_plugged_in = True
        self.is_running = False
        self.take: Take | None = None

    def plug(self, take: Take) -> Headset:
        if not self.is_plugged_in:
            raise NoSound("none")
        self.take, self.is_running = take, True
        return self

    def close(self) -> None:
        self.is_running = False


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def headset() -> Headset:
    return Headset()


@pytest.fixture
def tones(settings: Settings, headset: Headset) -> Iterator[Tones]:
    made = Tones(settings, HandClock(), InlineBackground(), headset.plug)
    yield made
    made.close()


@pytest.fixture
def section(qtbot: QtBot, theme: Theme, settings: Settings, tones: Tones) -> SoundSection:
    made = SoundSection(theme, settings, tones)
    qtbot.addWidget(made)
    made.show()
    return made


def chip(section: SoundSection, identifier: str) -> QAbstractButton:
    return find(QAbstractButton, section, identifier)


def test_all_is_off_and_each_choice_is_in_force_at_once(
    section: SoundSection, settings: Settings, qtbot: QtBot
) -> None:
    assert chip(section, "settings.sound_on.no").isChecked()
    assert chip(section, "settings.end_gong.no").isChecked()
    for identifier in ("settings.sound_on.yes", "settings.end_gong.yes"):
        with qtbot.waitSignal(section.chosen):
            chip(section, identifier).click()
    assert (settings.sound_on, settings.end_gong) == (True, True)
    chip(section, "settings.sound_on.no").click()
    assert (settings.sound_on, settings.end_gong) == (False, True)


def test_it_opens_on_what_is_set_and_says_so_aloud(
    qtbot: QtBot, theme: Theme, settings: Settings, tones: Tones
) -> None:
    settings.sound_on, settings.volume = True, 35
    made = SoundSection(theme, settings, tones)
    qtbot.addWidget(made)
    assert chip(made, "settings.sound_on.yes").isChecked()
    assert find(Slider, made, "settings.volume").value() == 35
    assert "35%" in [label.text() for label in made.findChildren(QLabel)]
    assert chip(made, "settings.sound_on.yes").accessibleName() == "Tones with a breath: On"
    assert chip(made, "settings.end_gong.no").accessibleName() == "A sound at the end: Off"
    assert find(Slider, made, "settings.volume").accessibleName() == "Volume"


def test_it_says_where_tones_are_heard(section: SoundSection) -> None:
    said = " ".join(label.text() for label in section.findChildren(QLabel))
    assert "They go with Breathe, in the pocket window too;" in said
    assert "One breath, and the few breaths of a doorway, stay silent." in said


def test_let_go_of_the_volume_is_kept_and_can_be_heard(
    section: SoundSection, settings: Settings, headset: Headset, qtbot: QtBot
) -> None:
    volume = find(Slider, section, "settings.volume")
    assert headset.take is None  # nothing is opened for a look at the page
    with qtbot.waitSignal(section.chosen):
        qtbot.keyClick(volume, Qt.Key.Key_Right)
    assert settings.volume == 65
    assert headset.take is not None
    assert max(headset.take(2400)) > 1000


def test_where_nothing_can_sound_it_is_said_quietly_until_it_can(
    section: SoundSection, headset: Headset, qtbot: QtBot
) -> None:
    word = find(QLabel, section, "settings.sound_silent")
    volume = find(Slider, section, "settings.volume")
    assert not word.isVisible()
    headset.is_plugged_in = False
    qtbot.keyClick(volume, Qt.Key.Key_Right)
    assert word.isVisible()
    assert "All else works as always" in word.text()
    headset.is_plugged_in = True
    qtbot.keyClick(volume, Qt.Key.Key_Right)
    assert not word.isVisible()
