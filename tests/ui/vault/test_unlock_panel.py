# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The closed journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.background import ThreadBackground
from holdspace.services.vault import LOCKED, UNLOCKED, VaultService
from holdspace.storage.inbox import seal_entry
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import make_keys, unwrap_root
from holdspace.storage.keys import wiped
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault, open_vault
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.unlock_panel import UnlockPanel
from holdspace.ui.widgets import message_row
from holdspace.ui.widgets.progress_bar import ProgressBar
from storage.old_vaults import make_older

PASSPHRASE = "kettle orchard quiet tram"
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, closed_vault: VaultService) -> UnlockPanel:
    panel = UnlockPanel(theme, closed_vault)
    qtbot.addWidget(panel)
    show(qtbot, panel)
    return panel


def show(qtbot: QtBot, panel: UnlockPanel) -> None:
    panel.resize(1198, 768)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)


def test_an_older_journal_says_why_it_takes_longer(
    qtbot: QtBot, panel: UnlockPanel, closed_vault: VaultService, find: Find
) -> None:
    places = closed_vault.places
    with wiped(unwrap_root(places, PASSPHRASE)) as root, open_vault(places, root) as vault:
        make_older(vault.connection, 2)
    shown: list[str] = []
    bar = panel.findChild(ProgressBar)
    assert bar is not None
    seen: list[tuple[bool, float]] = []

    def look() -> None:
        shown.extend(label.text() for label in panel.findChildren(QLabel))

    def look_at_bar() -> None:
        seen.append((bar.isVisible(), bar.share))

    closed_vault.update_began.connect(look)
    closed_vault.update_progressed.connect(look_at_bar)
    qtbot.keyClicks(find(panel, "vault.passphrase"), PASSPHRASE)
    with qtbot.waitSignal(closed_vault.state_changed):
        press_open(qtbot, panel, find)
    assert any("Bringing the journal up to date." in words for words in shown)
    assert any("Nothing is lost if this stops." in words for words in shown)
    assert seen
    assert all(visible for visible, _ in seen)
    assert [share for _, share in seen] == sorted(share for _, share in seen)
    assert not bar.isVisible()
    assert closed_vault.state == UNLOCKED


def press_open(qtbot: QtBot, panel: UnlockPanel, find: Find) -> None:
    qtbot.mouseClick(find(panel, "vault.unlock"), Qt.MouseButton.LeftButton)


def test_the_caret_is_in_the_passphrase_and_the_right_one_opens(
    qtbot: QtBot, panel: UnlockPanel, closed_vault: VaultService, find: Find
) -> None:
    field = find(panel, "vault.passphrase")
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, PASSPHRASE)
    with qtbot.waitSignal(closed_vault.state_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert find(panel, "vault.unlock").text() == "Opening…"
        assert not field.isEnabled()
    assert closed_vault.state == UNLOCKED
    assert field.text() == ""
    assert not field.isUndoAvailable()


def test_the_loop_turns_while_the_key_is_derived(
    qtbot: QtBot, theme: Theme, places: Places, background: ThreadBackground, find: Find
) -> None:
    create_vault(
        places, make_keys(PASSPHRASE, KdfParameters(memory_kib=96 * 1024, passes=2, lanes=1))
    ).close()
    vault = VaultService(places, background)
    panel = UnlockPanel(theme, vault)
    qtbot.addWidget(panel)
    show(qtbot, panel)
    turns: list[str] = []
    timer = QTimer(panel, interval=2)
    timer.timeout.connect(lambda: turns.append(find(panel, "vault.unlock").text()))
    for _ in range(9):  # a loop that stands still while Argon2id runs counts none, however often
        qtbot.keyClicks(find(panel, "vault.passphrase"), PASSPHRASE)
        with qtbot.waitSignal(vault.state_changed):
            press_open(qtbot, panel, find)
            timer.start()
        timer.stop()
        vault.lock()
        if turns.count("Opening…") > 5:
            break
    assert turns.count("Opening…") > 5


def test_a_wrong_passphrase_is_said_and_stands_ready_to_be_typed_over(
    qtbot: QtBot, panel: UnlockPanel, closed_vault: VaultService, find: Find
) -> None:
    field: QLineEdit = find(panel, "vault.passphrase")
    button = find(panel, "vault.unlock")
    where = button.mapTo(panel, button.rect().topLeft())
    qtbot.keyClicks(field, "kettle orchard quiet trap")
    with qtbot.waitSignal(closed_vault.unlock_failed):
        press_open(qtbot, panel, find)
    assert find(panel, "vault.message").text() == (
        "That passphrase did not open it. Nothing has changed. Try again, or use your recovery code."
    )
    assert closed_vault.state == LOCKED
    assert field.hasFocus()
    assert field.selectionLength() == len(field.text()) > 0
    assert field.echoMode() == QLineEdit.EchoMode.Password
    assert button.text() == "Open"
    assert button.mapTo(panel, button.rect().topLeft()) == where, "nothing moves under the pointer"


def test_a_failure_while_the_page_is_hidden_is_said_when_it_is_shown(
    qtbot: QtBot,
    panel: UnlockPanel,
    closed_vault: VaultService,
    find: Find,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(message_row, "announce", lambda _widget, words, **_: said.append(words))
    qtbot.keyClicks(find(panel, "vault.passphrase"), "kettle orchard quiet trap")
    with qtbot.waitSignal(closed_vault.unlock_failed):
        press_open(qtbot, panel, find)
        panel.hide()
    assert said == []
    panel.show()
    message = find(panel, "vault.message")
    assert message.text().startswith("That passphrase did not open it.")
    assert said == [message.text()]
    assert panel.focusWidget() is find(panel, "vault.passphrase")
    panel.hide()
    panel.show()
    assert message.text() == ""
    assert len(said) == 1


def test_a_failure_that_is_over_is_not_said_later(
    qtbot: QtBot, panel: UnlockPanel, closed_vault: VaultService, find: Find
) -> None:
    qtbot.keyClicks(find(panel, "vault.passphrase"), "kettle orchard quiet trap")
    with qtbot.waitSignal(closed_vault.unlock_failed):
        press_open(qtbot, panel, find)
        panel.hide()
    with qtbot.waitSignal(closed_vault.state_changed):
        closed_vault.unlock(PASSPHRASE)
    closed_vault.lock()
    panel.show()
    assert find(panel, "vault.message").text() == ""


def test_damage_is_told_from_a_wrong_passphrase(
    qtbot: QtBot, panel: UnlockPanel, places: Places, closed_vault: VaultService, find: Find
) -> None:
    with places.database.open("r+b") as file:
        file.seek(100)
        taken = file.read(64)
        file.seek(100)
        file.write(bytes(byte ^ 0xFF for byte in taken))
    qtbot.keyClicks(find(panel, "vault.passphrase"), PASSPHRASE)
    with qtbot.waitSignal(closed_vault.unlock_failed):
        press_open(qtbot, panel, find)
    words = find(panel, "vault.message").text()
    assert "damaged" in words
    assert "did not open it" not in words
    assert closed_vault.state == LOCKED


def test_a_missing_vault_is_told_from_both(
    qtbot: QtBot, panel: UnlockPanel, places: Places, closed_vault: VaultService, find: Find
) -> None:
    places.database.unlink()
    qtbot.keyClicks(find(panel, "vault.passphrase"), PASSPHRASE)
    with qtbot.waitSignal(closed_vault.unlock_failed):
        press_open(qtbot, panel, find)
    assert "missing" in find(panel, "vault.message").text()
    assert not places.database.exists()


def test_the_recovery_code_opens_in_the_same_panel(
    qtbot: QtBot, panel: UnlockPanel, closed_vault: VaultService, recovery_code: str, find: Find
) -> None:
    qtbot.keyClicks(find(panel, "vault.passphrase"), "half a word")
    qtbot.mouseClick(find(panel, "vault.other_way"), Qt.MouseButton.LeftButton)
    assert find(panel, "vault.passphrase").text() == ""
    field = find(panel, "vault.code")
    assert field.hasFocus()
    qtbot.keyClicks(field, recovery_code.replace("-", "").lower())
    assert field.text() == recovery_code.replace("-", " ")
    with qtbot.waitSignal(closed_vault.state_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert closed_vault.state == UNLOCKED
    assert field.text() == ""
    assert not field.isUndoAvailable()


def test_by_the_code_it_says_that_the_code_opens_it(qtbot: QtBot, panel: UnlockPanel, find: Find) -> None:
    qtbot.mouseClick(find(panel, "vault.other_way"), Qt.MouseButton.LeftButton)
    assert panel._waiting.text() == "Your recovery code opens it."
    qtbot.mouseClick(find(panel, "vault.other_way"), Qt.MouseButton.LeftButton)
    assert panel._waiting.text() == "Your passphrase opens it."


def test_a_typo_in_the_code_is_named_and_selected(
    qtbot: QtBot, panel: UnlockPanel, closed_vault: VaultService, recovery_code: str, find: Find
) -> None:
    plain = recovery_code.replace("-", "")
    wrong = plain[:13] + ("7" if plain[13] != "7" else "8") + plain[14:]
    qtbot.mouseClick(find(panel, "vault.other_way"), Qt.MouseButton.LeftButton)
    field = find(panel, "vault.code")
    qtbot.keyClicks(field, wrong)
    with qtbot.waitSignal(closed_vault.unlock_failed):
        press_open(qtbot, panel, find)
    assert "Group 4, character 2" in find(panel, "vault.message").text()
    assert field.selectionStart() == 13 + 3
    assert field.selectedText() == wrong[13]


def test_back_to_the_passphrase_drops_the_code(qtbot: QtBot, panel: UnlockPanel, find: Find) -> None:
    way = find(panel, "vault.other_way")
    assert way.text() == "Use the recovery code"
    way.click()
    code = find(panel, "vault.code")
    qtbot.keyClicks(code, "0123")
    assert way.text() == "Use the passphrase"
    way.click()
    assert code.text() == ""
    assert find(panel, "vault.passphrase").isVisible()
    assert find(panel, "vault.passphrase").hasFocus()
    assert find(panel, "vault.message").text() == ""


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Your passphrase opens it."),
        (1, "One moment is sealed and waiting to join it."),
        (2, "Two moments are sealed and waiting to join it."),
        (10, "Ten moments are sealed and waiting to join it."),
        (11, "11 moments are sealed and waiting to join it."),
    ],
)
def test_how_many_notes_wait(
    qtbot: QtBot, theme: Theme, closed_vault: VaultService, count: int, words: str
) -> None:
    start = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    for minute in range(count):
        entry = new_entry("a word", now=start + timedelta(minutes=minute), time_zone="UTC")
        seal_entry(closed_vault.places, entry)
    panel = UnlockPanel(theme, closed_vault)
    qtbot.addWidget(panel)
    show(qtbot, panel)
    assert words in [label.text() for label in panel.findChildren(QLabel)]


def test_nothing_typed_asks_for_no_key(qtbot: QtBot, panel: UnlockPanel, closed_vault: VaultService) -> None:
    qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    assert not closed_vault.is_busy
    assert panel.focusWidget().isEnabled()


def test_a_second_enter_while_opening_goes_nowhere(
    qtbot: QtBot, panel: UnlockPanel, closed_vault: VaultService, find: Find
) -> None:
    field = find(panel, "vault.passphrase")
    qtbot.keyClicks(field, PASSPHRASE)
    with qtbot.assertNotEmitted(panel.note_wanted), qtbot.waitSignal(closed_vault.state_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Return)
    assert closed_vault.state == UNLOCKED


def test_a_page_that_is_left_keeps_nothing(qtbot: QtBot, panel: UnlockPanel, find: Find) -> None:
    field = find(panel, "vault.passphrase")
    qtbot.keyClicks(field, "half a word")
    panel.hide()
    assert field.text() == ""
    assert not field.isUndoAvailable()


def test_a_note_is_one_key_away(qtbot: QtBot, panel: UnlockPanel, find: Find) -> None:
    with qtbot.waitSignal(panel.note_wanted):
        qtbot.keyClick(find(panel, "vault.note"), Qt.Key.Key_Return)


def test_tab_goes_down_the_page(qtbot: QtBot, panel: UnlockPanel, find: Find) -> None:
    walked = []
    for _ in range(5):
        walked.append(panel.focusWidget().accessibleIdentifier() or panel.focusWidget().accessibleName())
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [
        "vault.passphrase",
        "vault.unlock",
        "vault.other_way",
        "vault.note",
        "Show the passphrase",  # last, so that a blank typed too far along opens nothing
    ]


@pytest.mark.parametrize(("width", "height", "percent"), [(800, 500, 100), (856, 600, 200)])
def test_it_fits_narrow_windows_and_large_text(
    qtbot: QtBot, panel: UnlockPanel, theme: Theme, find: Find, width: int, height: int, percent: int
) -> None:
    theme.scale_text(percent)
    panel.resize(width, height)
    for identifier in ("vault.passphrase", "vault.unlock", "vault.other_way", "vault.note", "vault.message"):
        control = find(panel, identifier)
        right = control.mapTo(panel, control.rect().topRight()).x()
        assert right < width, identifier


def test_the_code_that_opened_it_is_handed_on_once(
    qtbot: QtBot, panel: UnlockPanel, closed_vault: VaultService, recovery_code: str, find: Find
) -> None:
    find(panel, "vault.other_way").click()
    qtbot.keyClicks(find(panel, "vault.code"), recovery_code)
    with qtbot.waitSignal(panel.opened_by_code) as handed:
        press_open(qtbot, panel, find)
    assert handed.args[0].replace(" ", "") == recovery_code.replace("-", "")
    assert panel._code_tried == ""
    closed_vault.lock()
    qtbot.keyClicks(find(panel, "vault.passphrase"), PASSPHRASE)
    with qtbot.assertNotEmitted(panel.opened_by_code), qtbot.waitSignal(closed_vault.state_changed):
        press_open(qtbot, panel, find)


def test_in_a_low_window_with_large_text_there_is_no_picture_and_the_message_is_seen(
    qtbot: QtBot, theme: Theme, panel: UnlockPanel, find: Find
) -> None:
    assert panel._door.isVisible()
    theme.scale_text(200)
    panel.resize(1000, 540)
    qtbot.waitUntil(lambda: not panel._door.isVisible())
    qtbot.keyClicks(find(panel, "vault.passphrase"), "not it")
    with qtbot.waitSignal(panel._vault.unlock_failed):
        press_open(qtbot, panel, find)
    said = find(panel, "vault.message")
    qtbot.waitUntil(lambda: said.text() != "" and said.visibleRegion().boundingRect() == said.rect())
    field = find(panel, "vault.passphrase")
    assert field.visibleRegion().boundingRect() == field.rect()
    panel.resize(1198, 1400)
    qtbot.waitUntil(panel._door.isVisible)


def test_the_first_key_says_that_an_opening_is_near(qtbot: QtBot, panel: UnlockPanel, find: Find) -> None:
    with qtbot.waitSignal(panel.begun):
        qtbot.keyClicks(find(panel, "vault.passphrase"), "k")
    with qtbot.waitSignal(panel.begun):
        press_open(qtbot, panel, find)
    qtbot.waitUntil(lambda: find(panel, "vault.passphrase").isEnabled())
