# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from holdspace.services.notifications import Notifications
from holdspace.services.settings import REMINDER_MINUTES, Settings
from holdspace.ui.settings.reminders import RemindersSection
from holdspace.ui.widgets.choice import Choice
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


class Desktop(Notifications):
    """A desktop that shows lines, or does not; `asked` counts how often it was asked."""

    is_offered = True

    def __init__(self) -> None:
        super().__init__()
        self.can = True
        self.asked = 0

    def look(self) -> None:
        self.asked += 1
        self.looked.emit(self.can)


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def desktop(qtbot: QtBot) -> Desktop:
    return Desktop()


@pytest.fixture
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def open_section(
    qtbot: QtBot, theme: Theme, settings: Settings, desktop: Desktop
) -> Callable[..., RemindersSection]:
    def open_section(notifications: Notifications = desktop) -> RemindersSection:
        section = RemindersSection(theme, settings, notifications)
        qtbot.addWidget(section)
        section.resize(760, 500)
        section.show()
        return section

    return open_section


Open = Any


def chip(section: RemindersSection, identifier: str) -> QAbstractButton:
    return find(QAbstractButton, section, f"settings.reminders_{identifier}")


def shown_in(choice: Choice) -> str:
    return choice.currentText().replace("\u202f", " ")  # Qt's narrow space


def words(section: RemindersSection) -> str:
    return " ".join(label.text() for label in section.findChildren(QLabel) if label.isVisible())


def test_off_at_first_with_no_more_than_a_sentence(open_section: Open, desktop: Desktop) -> None:
    section = open_section()
    assert chip(section, "on.no").isChecked()
    assert not chip(section, "every.60").isVisible()
    assert "A minute, if you have one." in words(section)
    assert desktop.asked == 0  # whoever wants none asks nothing of the desktop


def test_on_it_says_when_they_come_and_when_not(open_section: Open, settings: Settings, qtbot: QtBot) -> None:
    section = open_section()
    with qtbot.waitSignal(section.chosen):
        chip(section, "on.yes").click()
    assert settings.reminders_on
    assert chip(section, "every.120").isChecked()
    for part in ("while HoldSpace is open", "once it is closed, nothing of it runs", "missed stays missed"):
        assert part in words(section)
    with qtbot.waitSignal(section.chosen):
        chip(section, "on.no").click()
    assert not settings.reminders_on
    assert not chip(section, "every.120").isVisible()


def test_each_distance_holds_and_none_is_nearer_than_an_hour(
    open_section: Open, settings: Settings, qtbot: QtBot
) -> None:
    settings.reminders_on = True
    section = open_section()
    for minutes in REMINDER_MINUTES:
        with qtbot.waitSignal(section.chosen):
            chip(section, f"every.{minutes}").click()
        assert settings.reminders_every == minutes
    assert min(REMINDER_MINUTES) == 60


def test_hours_are_chosen_by_key_and_read_as_the_person_reads_a_clock(
    english: None, open_section: Open, settings: Settings, qtbot: QtBot
) -> None:
    settings.reminders_on = True
    section = open_section()
    begin, end = (find(Choice, section, f"settings.reminders_{each}") for each in ("from", "to"))
    assert (shown_in(begin), shown_in(end)) == ("9:00 am", "5:00 pm")
    assert (begin.accessibleName(), end.accessibleName()) == ("From", "Until")
    assert begin.count() == 48
    with qtbot.waitSignal(section.chosen):
        qtbot.keyClick(begin, Qt.Key.Key_Up)
    with qtbot.waitSignal(section.chosen):
        qtbot.keyClick(end, Qt.Key.Key_Down)
    assert (settings.reminders_from, settings.reminders_to) == ("08:30", "17:30")


def test_days_begin_the_week_where_the_person_does(
    english: None, open_section: Open, settings: Settings
) -> None:
    settings.reminders_on = True
    section = open_section()
    days = [each for each in section.findChildren(QAbstractButton) if "_day." in each.accessibleIdentifier()]
    assert [each.text() for each in days] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert [each.isChecked() for each in days] == [False, True, True, True, True, True, False]
    assert days[0].accessibleName() == "Reminders on Sunday"


def test_days_are_kept_and_without_one_it_is_said(
    open_section: Open, settings: Settings, qtbot: QtBot
) -> None:
    settings.reminders_on = True
    section = open_section()
    never = find(QLabel, section, "settings.reminders_never")
    for day in range(1, 6):
        assert not never.isVisible()
        with qtbot.waitSignal(section.chosen):
            chip(section, f"day.{day}").click()
    assert settings.reminders_days == ()
    assert never.isVisible()
    chip(section, "day.7").click()
    assert settings.reminders_days == (7,)
    assert not never.isVisible()


def test_it_opens_on_what_is_set(english: None, open_section: Open, settings: Settings) -> None:
    settings.reminders_on, settings.reminders_every, settings.reminders_days = True, 180, (6, 7)
    settings.reminders_from, settings.reminders_to = "22:00", "06:00"
    section = open_section()
    assert chip(section, "on.yes").isChecked()
    assert chip(section, "every.180").isChecked()
    assert chip(section, "day.7").isChecked()
    assert not chip(section, "day.1").isChecked()
    assert shown_in(find(Choice, section, "settings.reminders_from")) == "10:00 pm"


def test_where_the_desktop_shows_nothing_that_is_said_until_it_does(
    open_section: Open, settings: Settings, desktop: Desktop
) -> None:
    section = open_section()
    word = find(QLabel, section, "settings.reminders_impossible")
    desktop.can = False
    assert not word.isVisible()
    for _ in range(2):
        chip(section, "on.yes").click()
        assert word.isVisible()
        assert word.text().startswith("Reminders do not work on this desktop")
        chip(section, "on.no").click()
        assert not word.isVisible()
    settings.reminders_on = desktop.can = True
    section.hide()
    section.show()
    assert not word.isVisible()


def test_where_there_is_nothing_of_the_kind_there_is_a_plain_word_and_no_control(open_section: Open) -> None:
    section = open_section(Notifications())
    assert "cannot remind you on this system" in words(section)
    assert section.findChildren(QAbstractButton) == []
