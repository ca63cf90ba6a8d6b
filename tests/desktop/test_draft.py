# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Unfinished words survive a crash: sealed, safe, and back in the box once the journal is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.vaults import PASSPHRASE, drafted_words, files_holding, prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

WORDS = "what he said in the corridor"
OTHERS = "the kettle was on when I came"
SAFE = "Your unfinished words are sealed and safe."


def type_and_crash(app: App) -> None:
    """Type words, see the draft hold the last of them, and pull the plug."""
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.type(WORDS)
    until(lambda: drafted_words(app.home) == WORDS, "the draft does not hold the words")
    app.kill()


def unlock(app: App) -> None:
    app.find("nav.journal").click()
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.wait_until_gone(id="vault.passphrase")


def test_words_come_back_after_a_crash_while_locked(start: Start, home: Path, person: Path) -> None:
    prepare_vault(home)
    type_and_crash(start())
    assert not files_holding(WORDS, home, person)
    app = start()
    app.wait_for(name=SAFE)
    app.find("now.entry").wait_for(text="")
    unlock(app)
    app.find("nav.now").click()
    app.find("now.entry").wait_for(text=WORDS)
    app.find("nav.journal").click()
    app.find("journal.write").wait_for()
    app.close()


def test_words_come_back_after_a_crash_while_unlocked(start: Start, home: Path, person: Path) -> None:
    prepare_vault(home, "an entry from before")
    app = start()
    app.find("now.entry").wait_for_focus()
    unlock(app)
    app.find("nav.now").click()
    app.find("now.audience.coworker").click()
    app.wait_for(name="One moment, counted.")
    app.find("now.entry").click()
    type_and_crash(app)
    assert not files_holding(WORDS, home, person)
    app = start()
    app.wait_for(name=SAFE)
    unlock(app)
    app.find("journal.list").wait_for_rows(1)
    app.find("nav.now").click()
    app.find("now.entry").wait_for(text=WORDS)
    app.find("now.audience.coworker").wait_for(states=["checked"])
    app.keys("ctrl+Return")
    app.find("nav.journal").click()
    assert WORDS in app.find("journal.list").wait_for_rows(2)[0]
    app.close()


def test_words_begun_before_unlocking_stay_beside_the_earlier_ones(
    start: Start, home: Path, person: Path
) -> None:
    prepare_vault(home)
    type_and_crash(start())
    app = start()
    app.wait_for(name=SAFE)
    app.wait_until_active()
    app.find("now.entry").type(OTHERS)
    until(lambda: drafted_words(home) == OTHERS, "the draft does not hold the other words")
    unlock(app)
    assert WORDS in app.find("journal.list").wait_for_rows(1)[0]
    app.find("nav.now").click()
    app.find("now.entry").wait_for(text=OTHERS)
    assert not files_holding(WORDS, home, person)
    assert not files_holding(OTHERS, home, person)
    app.close()
