# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Breathing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from hand_clock import HandClock
from holdspace.services.background import InlineBackground
from holdspace.services.settings import Settings
from holdspace.services.sound_device import NoSound, Take
from holdspace.services.tones import Tones
from holdspace.ui.settings.breathing import BreathingSection
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
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def section(
    qtbot: QtBot, theme: Theme, settings: Settings, tones: Tones, clock: HandClock
) -> BreathingSection:
    made = BreathingSection(theme, settings, tones, clock.seconds)
    qtbot.addWidget(made)
    made.show()
    return made


def click(section: QWidget, identifier: str) -> None:
    find(QAbstractButton, section, identifier).click()


def told(section: QWidget) -> str:
    return find(QLabel, section, "settings.pace_told").text()


@pytest.mark.parametrize("form", ["tide", "doorway", "words"])
def test_a_figure_is_set_and_seen_at_once(section: BreathingSection, settings: Settings, form: str) -> None:
    click(section, f"settings.figure.{form}")
    assert settings.figure == form
    assert section._preview.currentWidget() is section._preview.figure


@pytest.mark.parametrize("key", ["no_holds", "warm_up", "eyes_closed", "keep_awake"])
def test_a_switch_is_in_force_at_once(
    section: BreathingSection, settings: Settings, qtbot: QtBot, key: str
) -> None:
    for value in ("yes", "no"):
        with qtbot.waitSignal(section.chosen):
            click(section, f"settings.{key}.{value}")
        assert getattr(settings, key) == (value == "yes")


def test_by_default_it_settles_first_and_all_else_is_off(settings: Settings) -> None:
    assert settings.warm_up
    assert not (settings.eyes_closed or settings.keep_awake or settings.own_pace or settings.no_holds)
    assert settings.figure == "breath"


def test_a_pace_is_chosen_by_its_number(section: BreathingSection, settings: Settings) -> None:
    click(section, "settings.own_pace.14")
    assert settings.own_pace == 14
    assert told(section) == "It begins at 14 breaths a minute."
    click(section, "settings.own_pace.0")
    assert settings.own_pace == 0


def test_a_pace_is_found_by_three_breaths(
    section: BreathingSection, settings: Settings, clock: HandClock
) -> None:
    said = []
    for _ in range(3):
        click(section, "settings.pace_press")
        said.append(told(section))
        clock.pass_by(4.6)
    assert said == ["Twice more.", "Once more.", "It begins at 13 breaths a minute."]
    assert settings.own_pace == 13
    assert not any(chip.isChecked() for chip in section._paces.buttons())
    click(section, "settings.own_pace.12")
    assert settings.own_pace == 12


def test_presses_that_are_no_breaths_begin_anew(
    section: BreathingSection, settings: Settings, clock: HandClock
) -> None:
    for _ in range(3):
        click(section, "settings.pace_press")
        clock.pass_by(0.2)
    assert (settings.own_pace, told(section)) == (0, "Twice more.")


def test_closed_eyes_are_not_offered_where_nothing_can_sound(
    section: BreathingSection, tones: Tones, headset: Headset
) -> None:
    chip = find(QAbstractButton, section, "settings.eyes_closed.yes")
    assert chip.isVisible()
    headset.is_plugged_in = False
    tones.sample()
    assert not chip.isVisible()


def test_each_choice_says_what_it_is_about(section: BreathingSection) -> None:
    names = [chip.accessibleName() for chip in section.findChildren(QAbstractButton)]
    assert "With closed eyes: On" in names
    assert "Where you begin, in breaths a minute: 14" in names
    assert len(set(names)) == len(names)
