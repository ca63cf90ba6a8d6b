# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the window says of checks, backups and restores, now and in the next process."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from holdspace.services.errors import DiskFull
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.storage.checking import Health
from holdspace.storage.soundness import Soundness
from holdspace.ui.safety_watch import news_words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (
            "restored:today's:before",
            "The backup is in place. Your passphrase opens it. What was here until now is kept in a backup.",
        ),
        ("restored:then:none", "The backup is in place. The passphrase it was made with opens it."),
        (
            "restored:code only:aside",
            "The backup is in place. Your recovery code opens it: choose “Use the recovery code”."
            " The journal that was here could not be read, so its files were kept aside."
            " Safety saves what can be read of it.",
        ),
        ("stopped", "It was stopped. Your journal is as it was."),
        ("failed:Exception", "The backup was not put in place, and your journal is as it was."),
        ("something else", ""),
        ("", ""),
    ],
)
def test_each_outcome_has_its_words(news: str, words: str) -> None:
    assert news_words(news) == words


@pytest.mark.parametrize(("has_database", "kept"), [(True, "aside"), (False, "none")])
def test_files_without_a_journal_are_none_that_could_not_be_read(
    window_in: MakeWindow, tmp_path: Path, has_database: bool, kept: str
) -> None:
    window = window_in(LOCKED)
    if has_database:
        (tmp_path / "vault.db").touch()
    done = SimpleNamespace(before=None, kept_aside=tmp_path, passphrase="then")
    window.watch.safety._on_restored(done)
    assert window.watch.safety.news == f"restored:then:{kept}"


def test_a_known_failure_says_why() -> None:
    assert "The disk is full" in news_words("failed:DiskFull")


def test_the_unlock_page_of_the_next_process_says_it_until_it_is_open(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.resume({"place": "journal", "news": "stopped"})
    shown = [label.text() for label in window.page("journal").findChildren(QLabel)]
    assert "It was stopped. Your journal is as it was." in shown
    window._house.vault.unlock("kettle orchard quiet tram")
    assert window.watch.news_words() == ""


def test_after_an_unlock_the_journal_is_looked_after(qtbot: QtBot, window_in: MakeWindow) -> None:
    window = window_in(UNLOCKED)
    timer: QTimer = window._house.safety().timer
    qtbot.waitUntil(timer.isActive)


@pytest.mark.parametrize(
    ("health", "words"),
    [
        (Health(Soundness(pages=(3,))), "Some of the journal’s file is damaged."),
        (Health(Soundness(ledger_agrees=False)), "The journal is not as HoldSpace left it."),
    ],
)
def test_damage_is_said_calmly(window_in: MakeWindow, health: Health, words: str) -> None:
    window = window_in(UNLOCKED)
    window.watch.safety.services.health.damage_found.emit(health)
    assert window.toast.isVisible()
    assert words in window.toast._words
    assert window.place == "damage"


def test_a_failure_that_the_page_has_said_is_not_said_again_later(
    qtbot: QtBot, window_in: MakeWindow
) -> None:
    window = window_in(LOCKED)
    watch = window.watch.safety
    watch.services.restoring.restore_failed.emit(DiskFull())
    assert window.snapshot()["news"] == "failed:DiskFull"
    qtbot.waitUntil(lambda: watch.news == "")
    assert "news" not in window.snapshot()
