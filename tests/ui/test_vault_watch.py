# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the window says and does when the vault opens, and what joins an open journal from outside."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from holdspace.domain.entries import new_entry
from holdspace.domain.recovery_code import encode_code
from holdspace.storage.errors import NotKept, VaultDamaged
from holdspace.storage.inbox import seal_entry
from household import LOCKED, PASSPHRASE, UNLOCKED, Household
from window_house import find

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.ui.main_window import MainWindow

NEW = "lantern hollow bridge noon"


@pytest.fixture
def opened(household_in: Any, window_in: Any) -> Any:
    """Return a function that makes a household in a state and its window."""

    def make(state: str) -> tuple[Household, MainWindow]:
        household: Household = household_in(state)
        return household, window_in(household)

    return make


def sealed_note(household: Household, text: str) -> None:
    entry = new_entry(text, now=household.clock.now(), time_zone="UTC")
    seal_entry(household.places, replace(entry, sealed=True))


def test_a_note_that_a_command_seals_joins_the_open_journal(opened: Any, qtbot: QtBot) -> None:
    household, _window = opened(LOCKED)
    household.open()
    sealed_note(household, "from the terminal")
    qtbot.waitUntil(lambda: "from the terminal" in household.texts)
    assert household.sealed == 0


def test_a_locked_window_lets_notes_lie(opened: Any, qtbot: QtBot) -> None:
    household, window = opened(LOCKED)
    assert window.watch._inbox is None
    sealed_note(household, "from the terminal")
    assert household.sealed == 1


def test_one_bad_file_and_more_are_told_in_words(opened: Any) -> None:
    household, window = opened(UNLOCKED)
    household.vault.entries_absorbed.emit(0, 1)
    assert window.toast.words.startswith("One sealed file could not")
    window.toast.dismiss()
    household.vault.entries_absorbed.emit(3, 2)
    assert window.toast.words.startswith("2 sealed files could not")


def test_what_cannot_be_absorbed_is_told(opened: Any) -> None:
    household, window = opened(UNLOCKED)
    household.vault.absorb_failed.emit(NotKept())
    assert window.toast.words


@pytest.mark.parametrize("signal", ["inbox_key_healed", "key_file_lost", "salt_healed"])
def test_what_was_found_at_the_keys_is_told(opened: Any, signal: str) -> None:
    household, window = opened(UNLOCKED)
    getattr(household.vault, signal).emit()
    assert window.toast.words.endswith(".")


def test_a_code_that_was_never_kept_is_told_of_at_every_unlock(opened: Any) -> None:
    household, window = opened(LOCKED)
    window._house.settings.code_kept = False
    household.open()
    assert "recovery code" in window.toast.words


# Damage, secrets, and files that are read-only or gone


def banner(window: MainWindow) -> str:
    return window.banner.words


def spoil(household: Household) -> None:
    data = bytearray(household.places.database.read_bytes())
    for place in range(2048, 2112):
        data[place] ^= 0xFF
    household.places.database.write_bytes(data)


@pytest.mark.parametrize(
    ("happens", "title"),
    [
        (spoil, "The journal’s file is damaged"),
        (lambda household: household.places.database.unlink(), "The journal’s file is missing"),
        (
            lambda household: household.places.database.write_bytes(b"SQLite format 3\0" + bytes(8176)),
            "Another file is in the journal’s place",
        ),
        (lambda household: household.places.database.write_bytes(b""), "The journal’s file is damaged"),
    ],
)
def test_a_vault_that_does_not_open_is_spoken_of_on_its_page(opened: Any, happens: Any, title: str) -> None:
    """Cases 20, 21, 23 and 28."""
    household, window = opened(LOCKED)
    window.show_journal()
    happens(household)
    household.vault.unlock(PASSPHRASE)
    assert window.place == "damage"
    assert find(QLabel, window, "damage.title").text() == title
    find(QWidget, window, "vault.back").click()
    assert window.place == "journal"


def refuse(*_: object) -> None:
    raise VaultDamaged


def state_line(window: MainWindow) -> str:
    return str(window.now.composer._state.words)


def test_unfinished_words_that_cannot_be_taken_up_are_said_to_be_safe(
    opened: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    household, window = opened(LOCKED)
    monkeypatch.setattr(household.capture, "take_up_draft", refuse)
    household.open()
    qtbot.waitUntil(lambda: state_line(window) == "Your unfinished words are sealed and safe.")
    assert "damaged" not in window.toast.words
    window.now.composer.entry.setPlainText("others")
    assert state_line(window) != "Your unfinished words are sealed and safe."


def test_words_that_a_damaged_journal_does_not_take_are_said_to_be_safe(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    household, window = opened(UNLOCKED)
    monkeypatch.setattr(household.capture, "set_down", refuse)
    window.now.composer.entry.setPlainText("words for later")
    window.set_down()
    assert state_line(window).startswith("The words in the box are sealed and safe. The journal’s file is")
    assert household.has_draft
    assert window.now.composer.entry.toPlainText() == "words for later"


def test_a_wrong_passphrase_is_no_damage(opened: Any) -> None:
    household, window = opened(LOCKED)
    window.show_journal()
    household.vault.unlock("not this one at all")
    assert window.place == "journal"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_told_above_the_journal(opened: Any) -> None:
    household, window = opened(LOCKED)
    household.places.home.chmod(0o500)
    try:
        household.open()
        assert banner(window).startswith("This journal can be read and not written just now")
    finally:
        household.places.home.chmod(0o700)


def test_a_vault_that_can_only_be_read_is_told_above_the_journal(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 35; as root nothing is read-only, so storage is told that it is."""
    household, window = opened(LOCKED)
    monkeypatch.setattr("holdspace.storage.opening.os.access", lambda path, mode: False)
    household.open()
    assert household.vault.vault.is_read_only
    assert banner(window).startswith("This journal can be read and not written just now")
    window.show_settings()
    assert banner(window) == ""
    window.show_journal()
    window.now.composer.entry.setPlainText("words for later")
    window.set_down()
    assert window.now.composer.entry.toPlainText() == "words for later"
    household.vault.lock()
    assert banner(window) == ""


def test_a_file_that_is_gone_is_told_and_what_is_open_is_saved_elsewhere(
    opened: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    """Case 36: nothing more is saved, the words stay, and all of it can be saved elsewhere and put back."""
    household, window = opened(LOCKED)
    household.open()
    household.vault.vault.entries.add(new_entry("kept", now=household.clock.now(), time_zone="UTC"))
    household.places.database.unlink()
    qtbot.waitUntil(lambda: banner(window).startswith("The journal’s file was moved or deleted"))
    window.now.composer.entry.setPlainText("words for later")
    window.set_down()
    assert window.now.composer.entry.toPlainText() == "words for later"
    window.watch._on_folder_chosen(tmp_path)
    assert window.place == "salvage"
    assert find(QLabel, window, "vault.counts").text() == "One entry came back. None is missing."
    with qtbot.waitSignal(household.vault.locked):
        find(QWidget, window.page("salvage"), "vault.put_in_place").click()
    household.open()
    assert household.texts == ["kept"]
    assert banner(window) == ""


def test_a_file_that_comes_back_is_written_again(opened: Any, qtbot: QtBot) -> None:
    household, window = opened(LOCKED)
    household.open()
    moved = household.places.home / "moved.db"
    household.places.database.rename(moved)
    qtbot.waitUntil(lambda: bool(banner(window)))
    moved.rename(household.places.database)
    qtbot.waitUntil(lambda: not banner(window))
    household.vault.vault.entries.add(new_entry("kept", now=household.clock.now(), time_zone="UTC"))


def test_what_cannot_be_saved_elsewhere_is_told(opened: Any, tmp_path: Path) -> None:
    household, window = opened(LOCKED)
    household.open()
    household.places.database.unlink()
    (tmp_path / "a file").touch()
    window.watch._on_folder_chosen(tmp_path / "a file")
    assert window.place == "now"
    assert "not kept yet" in window.toast.words


def test_a_secret_typed_while_locked_leaves_memory(opened: Any, qtbot: QtBot) -> None:
    household, window = opened(LOCKED)
    window.show_aside("change_passphrase")
    household.vault.secret_used.emit()
    with qtbot.assertNotEmitted(window.relaunch_wanted):
        window.watch.leave_no_words()  # never from under the hands of who is on the page
    window.show_place("cards")
    household.clock.pass_by(1000.0)
    with qtbot.waitSignal(window.relaunch_wanted):
        window.watch.leave_no_words()


def test_the_right_passphrase_over_a_damaged_file_leaves_memory_too(opened: Any, qtbot: QtBot) -> None:
    household, window = opened(LOCKED)
    spoil(household)
    household.vault.unlock(PASSPHRASE)
    household.clock.pass_by(1000.0)
    with qtbot.assertNotEmitted(window.relaunch_wanted):
        window.watch._later.timeout.emit()
    window.show_place("cards")
    with qtbot.waitSignal(window.relaunch_wanted):
        window.watch._later.timeout.emit()
    window.watch._later.stop()


@pytest.mark.parametrize("way", ["unlock", "unlock_with_code", "reveal_code"])
def test_a_refused_secret_leaves_memory_too(opened: Any, qtbot: QtBot, way: str) -> None:
    household, window = opened(LOCKED)
    wrong = encode_code(bytes(20)) if way == "unlock_with_code" else "not this one at all"
    getattr(household.vault, way)(wrong)
    assert household.vault.state == LOCKED
    assert window.watch._later.isActive()
    household.clock.pass_by(1000.0)
    with qtbot.waitSignal(window.relaunch_wanted):
        window.watch._later.timeout.emit()
    window.watch._later.stop()
