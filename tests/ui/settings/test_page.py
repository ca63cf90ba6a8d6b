# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from hand_clock import HandClock
from holdspace.services.background import InlineBackground
from holdspace.services.notifications import Notifications
from holdspace.services.reminders import Reminders
from holdspace.services.settings import Settings
from holdspace.services.tones import Tones
from holdspace.services.vault import NONE
from holdspace.ui.settings.page import SettingsPage
from household import PASSPHRASE
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.services.vault import VaultService
    from holdspace.ui.theme.theme import Theme
    from window_house import Make

DONE: list[str] = []


def install() -> None:
    DONE.append("install")


def remove() -> None:
    DONE.append("remove")


def fail() -> None:
    raise OSError("no")


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "home" / "settings.ini")


@pytest.fixture
def vault(household_in: Make) -> VaultService:
    """The service over no vault yet."""
    return household_in(NONE).vault


@pytest.fixture
def page_with(
    qtbot: QtBot, theme: Theme, settings: Settings, vault: VaultService
) -> Callable[..., SettingsPage]:
    tones = Tones(settings, HandClock(), InlineBackground(), parent=vault)
    reminders = Reminders(settings, HandClock(), vault, Notifications(vault), lambda: False, vault)

    def make(menu_entry: Any = (install, remove)) -> SettingsPage:
        DONE.clear()
        page = SettingsPage(
            theme, settings, vault, "/somewhere/a folder/holdspace", "1.2", menu_entry, tones, reminders
        )
        qtbot.addWidget(page)
        page.resize(1198, 720)
        page.show()
        page.activateWindow()
        QApplication.processEvents()
        return page

    return make


CHOICES = [
    ("settings.scheme", "scheme", ["system", "light", "dark", "high-contrast"]),
    ("settings.text", "text_percent", [100, 115, 130, 150, 175, 200]),
    ("settings.motion", "motion", ["system", "full", "reduced"]),
]


@pytest.mark.parametrize(("group", "name", "values"), CHOICES)
def test_a_choice_is_kept_at_once_and_one_alone_is_checked(
    page_with: Callable[..., SettingsPage], settings: Settings, group: str, name: str, values: list[Any]
) -> None:
    page = page_with()
    for value in [*values[1:], values[0]]:
        find(QAbstractButton, page, f"{group}.{value}").click()
        assert getattr(settings, name) == value
        checked = [each for each in values if find(QAbstractButton, page, f"{group}.{each}").isChecked()]
        assert checked == [value]


def test_the_guard_is_on_until_it_is_turned_off(
    page_with: Callable[..., SettingsPage], settings: Settings
) -> None:
    page = page_with()
    assert settings.guard
    assert find(QAbstractButton, page, "settings.guard.yes").isChecked()
    find(QAbstractButton, page, "settings.guard.no").click()
    assert not settings.guard
    find(QAbstractButton, page, "settings.guard.yes").click()
    assert settings.guard


def test_no_holds(page_with: Callable[..., SettingsPage], settings: Settings) -> None:
    page = page_with()
    find(QAbstractButton, page, "settings.no_holds.yes").click()
    assert settings.no_holds
    find(QAbstractButton, page, "settings.no_holds.no").click()
    assert not settings.no_holds


def test_it_opens_on_what_is_set(page_with: Callable[..., SettingsPage], settings: Settings) -> None:
    settings.scheme, settings.text_percent, settings.motion, settings.no_holds = "dark", 150, "reduced", True
    page = page_with()
    for identifier in ("scheme.dark", "text.150", "motion.reduced", "no_holds.yes"):
        assert find(QAbstractButton, page, f"settings.{identifier}").isChecked()


def test_the_keyboard_begins_at_what_is_chosen(
    page_with: Callable[..., SettingsPage], settings: Settings, qtbot: QtBot
) -> None:
    settings.scheme = "dark"
    page = page_with()
    page.setFocus()
    assert QApplication.focusWidget() is find(QAbstractButton, page, "settings.scheme.dark")


def test_every_choice_says_what_it_is_about(page_with: Callable[..., SettingsPage]) -> None:
    page = page_with()
    names = {
        button.accessibleIdentifier(): button.accessibleName()
        for button in page.findChildren(QAbstractButton)
        if button.isCheckable()
    }
    assert names["settings.text.150"] == "Size of text: 150%"
    assert names["settings.scheme.system"] == "Look: As the system"
    assert names["settings.motion.system"] == "Motion: As the system"
    assert len(set(names.values())) == len(names)


def test_the_menu_entry_is_put_in_and_taken_out(page_with: Callable[..., SettingsPage], qtbot: QtBot) -> None:
    page = page_with()
    with qtbot.waitSignal(page.toast_wanted) as told:
        find(QAbstractButton, page, "settings.install_menu_entry").click()
    assert told.args == ["HoldSpace is in the menu.", None]
    with qtbot.waitSignal(page.toast_wanted) as told:
        find(QAbstractButton, page, "settings.remove_menu_entry").click()
    assert "no longer in the menu" in told.args[0]
    assert DONE == ["install", "remove"]


def test_where_that_fails_it_is_said(page_with: Callable[..., SettingsPage], qtbot: QtBot) -> None:
    page = page_with((fail, fail))
    with qtbot.waitSignal(page.warning_wanted) as told:
        find(QAbstractButton, page, "settings.install_menu_entry").click()
    assert "did not work" in told.args[0]


def test_a_choice_that_cannot_be_kept_is_said(
    page_with: Callable[..., SettingsPage], settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "home").write_bytes(b"a file where the folder should be")
    page = page_with()
    with qtbot.waitSignal(page.warning_wanted) as told:
        find(QAbstractButton, page, "settings.scheme.dark").click()
    assert settings.scheme == "dark"
    assert "could not be kept" in told.args[0]


def test_it_says_where_the_journal_is_and_which_version_this_is(
    page_with: Callable[..., SettingsPage],
) -> None:
    page = page_with()
    labels = {label.text(): label for label in page.findChildren(QLabel)}
    where = labels["/somewhere/a folder/holdspace"]
    assert where.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert "HoldSpace 1.2" in labels


def test_what_is_protected_is_one_click_away(page_with: Callable[..., SettingsPage], qtbot: QtBot) -> None:
    page = page_with()
    with qtbot.waitSignal(page.aside_wanted, check_params_cb=lambda page: page == "privacy"):
        find(QAbstractButton, page, "settings.privacy").click()


@pytest.mark.parametrize(("width", "percent"), [(1198, 100), (743, 100), (856, 200), (1030, 200)])
def test_nothing_is_cut_off_at_the_side(
    page_with: Callable[..., SettingsPage], theme: Theme, width: int, percent: int
) -> None:
    theme.scale_text(percent)
    page = page_with()
    page.resize(width, 560)
    QApplication.processEvents()
    for button in page.findChildren(QAbstractButton):
        left = button.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + button.width() <= page.width(), button.accessibleIdentifier()


def test_the_recovery_code_is_a_link_away_where_there_is_a_vault(
    page_with: Callable[..., SettingsPage], vault: VaultService, qtbot: QtBot
) -> None:
    page = page_with()
    link = find(QAbstractButton, page, "settings.code")
    assert not link.isVisible()
    vault.create(PASSPHRASE)
    assert link.isVisible()
    vault.lock()
    assert link.isVisible()
    with qtbot.waitSignal(page.aside_wanted, check_params_cb=lambda page: page == "code"):
        link.click()


def test_sound_is_among_them_and_says_where_it_could_not_be_kept(
    page_with: Callable[..., SettingsPage], settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "home").write_bytes(b"a file where the folder should be")
    page = page_with()
    with qtbot.waitSignal(page.warning_wanted) as told:
        find(QAbstractButton, page, "settings.sound_on.yes").click()
    assert settings.sound_on
    assert "could not be kept" in told.args[0]


def test_tab_leads_to_what_is_chosen_and_a_click_takes_the_keyboard_along(
    qtbot: QtBot, page_with: Callable[..., SettingsPage], settings: Settings
) -> None:
    settings.scheme, settings.figure = "dark", "tide"
    page = page_with()
    reached = set()
    page.setFocus()
    for _ in range(40):
        reached.add(QApplication.focusWidget().accessibleIdentifier())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert {"settings.scheme.dark", "settings.figure.tide"} <= reached
    assert not {"settings.scheme.system", "settings.figure.breath"} & reached
    for identifier in ("settings.keep_awake.yes", "settings.figure.words", "settings.scheme.light"):
        chip = find(QAbstractButton, page, identifier)
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert QApplication.focusWidget() is chip
    page.setFocus()
    assert QApplication.focusWidget().accessibleIdentifier() == "settings.scheme.light"
