# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The pocket window; how words go between it and the large one is in tests/test_app.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from holdspace.services.content import load_feelings
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.ui.pocket import window as pocket_module
from holdspace.ui.pocket.window import WIDTH, PocketWindow
from holdspace.ui.widgets.messages import say
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make

MARKER = "her hands were shaking"
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pocket_in(qtbot: QtBot, theme: Theme, household_in: Make) -> Callable[[str], PocketWindow]:
    def make(state: str) -> PocketWindow:
        household: Household = household_in(state)
        pocket = PocketWindow(
            QApplication.instance(), theme, household.vault, household.capture, load_feelings(), say
        )
        household.capture.read_words_from(pocket.composer.draft_words)
        qtbot.addWidget(pocket)
        pocket.show()
        pocket.activateWindow()
        pocket.focus_entry()
        QApplication.processEvents()
        return pocket

    return make


def test_it_is_small_on_top_and_ready(pocket_in: Callable[[str], PocketWindow]) -> None:
    pocket = pocket_in(LOCKED)
    assert pocket.width() == WIDTH
    assert pocket.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert QApplication.focusWidget() is pocket.composer.entry
    assert pocket.windowTitle() == "HoldSpace"


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_words_are_set_down_and_undo_brings_them_back(
    qtbot: QtBot, pocket_in: Callable[[str], PocketWindow], state: str
) -> None:
    pocket = pocket_in(state)
    qtbot.keyClicks(pocket.composer.entry, MARKER)
    qtbot.keyClick(pocket.composer.entry, ENTER, CTRL)
    assert pocket.composer.words().is_empty
    qtbot.mouseClick(find(QWidget, pocket, "journal.undo"), Qt.MouseButton.LeftButton)
    assert pocket.composer.words().text == MARKER
    assert pocket._toast.words == ""


def test_one_tap_counts_and_undo_takes_it_back(
    qtbot: QtBot, pocket_in: Callable[[str], PocketWindow]
) -> None:
    pocket = pocket_in(UNLOCKED)
    find(QAbstractButton, pocket, "pocket.audience.client").click()
    assert pocket._toast.words == "One moment, counted."
    qtbot.mouseClick(find(QWidget, pocket, "journal.undo"), Qt.MouseButton.LeftButton)
    assert pocket.composer._vault.vault.entries.count() == 0
    assert pocket.composer.words().is_empty


def test_before_a_vault_it_asks_for_set_up(qtbot: QtBot, pocket_in: Callable[[str], PocketWindow]) -> None:
    pocket = pocket_in(NONE)
    qtbot.keyClicks(pocket.composer.entry, MARKER)
    with qtbot.waitSignal(pocket.setup_wanted):
        qtbot.keyClick(pocket.composer.entry, ENTER, CTRL)
    assert pocket.composer.words().text == MARKER


def test_esc_puts_it_away_and_ends_what_could_be_undone(
    qtbot: QtBot, pocket_in: Callable[[str], PocketWindow]
) -> None:
    pocket = pocket_in(UNLOCKED)
    find(QAbstractButton, pocket, "pocket.audience.client").click()
    with qtbot.waitSignal(pocket.put_away):
        qtbot.keyClick(pocket.composer.entry, Qt.Key.Key_Escape)
    assert not pocket._toast.can_undo
    assert pocket.composer.words().is_empty
    assert pocket.composer._vault.vault.entries.count() == 1


def test_the_pin_says_what_it_will_do_and_puts_nothing_away(
    qtbot: QtBot, pocket_in: Callable[[str], PocketWindow]
) -> None:
    pocket = pocket_in(LOCKED)
    pin = find(QAbstractButton, pocket, "pocket.pin")
    first = pin.accessibleName()
    with qtbot.assertNotEmitted(pocket.put_away):
        pin.click()
    assert not pocket.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert pocket.isVisible()
    assert (pin.accessibleName(), pin.toolTip()) == ("Keep on top of other windows",) * 2
    pin.click()
    assert pin.accessibleName() == first


@pytest.mark.parametrize(("identifier", "signal"), [("expand", "expand_wanted"), ("help", "help_wanted")])
def test_buttons_lead_on(
    qtbot: QtBot, pocket_in: Callable[[str], PocketWindow], identifier: str, signal: str
) -> None:
    pocket = pocket_in(LOCKED)
    with qtbot.waitSignal(getattr(pocket, signal)):
        find(QAbstractButton, pocket, f"pocket.{identifier}").click()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("state", [NONE, LOCKED, UNLOCKED])
def test_nothing_is_cut_off(
    qtbot: QtBot, pocket_in: Callable[[str], PocketWindow], theme: Theme, percent: int, state: str
) -> None:
    theme.scale_text(percent)
    pocket = pocket_in(state)
    qtbot.keyClicks(pocket.composer.entry, "a few words")
    QApplication.processEvents()
    for child in pocket.findChildren(QAbstractButton):
        if child.isVisible():
            left = child.mapTo(pocket, QPoint(0, 0)).x()
            assert left >= 0
            assert left + child.width() <= pocket.width()
            assert child.width() >= child.minimumSizeHint().width() - 1, child.text()
            assert child.height() >= child.minimumSizeHint().height() - 1, child.text()


def test_it_keeps_out_of_a_shared_screen_where_it_can_each_time_it_is_shown(
    pocket_in: Callable[[str], PocketWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    monkeypatch.setattr(pocket_module, "can_keep_out", lambda: True)
    monkeypatch.setattr(pocket_module, "keep_out_of_sharing", kept.append)
    pocket = pocket_in(LOCKED)
    assert kept == [int(pocket.winId())]
    find(QAbstractButton, pocket, "pocket.pin").click()  # which may be another window to the system
    assert kept[-1] == int(pocket.winId())
    assert len(kept) == 2


@pytest.mark.parametrize("percent", [100, 150, 175, 200])
def test_it_is_never_larger_than_the_screen_has_room_for_and_follows_the_keyboard(
    qtbot: QtBot,
    pocket_in: Callable[[str], PocketWindow],
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
    percent: int,
) -> None:
    room = QRect(0, 0, 1024, 600)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda screen: room)
    theme.scale_text(percent)
    pocket = pocket_in(UNLOCKED)
    pocket.move(300, 200)
    QApplication.processEvents()
    pocket._fit()
    assert room.contains(pocket.frameGeometry())
    reached = set()
    for _ in range(30):
        held = QApplication.focusWidget()
        reached.add(held.accessibleIdentifier())
        top = held.mapTo(pocket, QPoint(0, 0)).y()
        assert top >= 0
        assert top + min(held.height(), 40) <= pocket.height(), held.accessibleIdentifier()
        qtbot.keyClick(held, Qt.Key.Key_Tab)
    assert {"pocket.help", "pocket.pin", "pocket.expand"} <= reached


def test_it_grows_and_shrinks_with_the_text_while_it_is_shown(
    pocket_in: Callable[[str], PocketWindow], theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = QRect(0, 0, 1024, 600)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda screen: room)
    pocket = pocket_in(UNLOCKED)
    before = pocket.size()
    theme.scale_text(200)
    QApplication.processEvents()
    assert before.height() < pocket.height() <= room.height()
    assert pocket.width() <= room.width()
    theme.scale_text(100)
    QApplication.processEvents()
    assert pocket.width() == before.width()
    assert abs(pocket.height() - before.height()) <= 8


@pytest.mark.parametrize("key", [ENTER, Qt.Key.Key_Enter])
def test_the_keys_of_the_large_window_let_go_here_too(
    qtbot: QtBot, pocket_in: Callable[[str], PocketWindow], key: Qt.Key
) -> None:
    pocket = pocket_in(UNLOCKED)
    qtbot.keyClicks(pocket.composer.entry, MARKER)
    qtbot.keyClick(pocket.composer.entry, key, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert pocket.composer.words().is_empty
    assert pocket.toast.words == "Let go. The moment counts."
    assert QApplication.focusWidget() is pocket.composer.entry
    pocket.toast.undo()
    assert pocket.composer.words().text == MARKER
