# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breath goes on through a lock by one's own hand, and says meanwhile that the journal is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.session import unlock
from desktop.vaults import prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start

LOCKED = "Your journal is locked meanwhile."


def test_a_breath_goes_on_and_says_that_the_journal_is_locked(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry")
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    app.keys("ctrl+3")
    app.find("breathe.pattern.cyclic_sighing").wait_for_focus()
    app.keys("Return")
    app.find("breathe.phase").wait_for_focus()
    assert not app.shows(name=LOCKED)
    before = app.image()
    app.keys("ctrl+l")
    until(lambda: app.image() not in (before, b""), "no relaunch")
    app.wait_for(name=LOCKED)
    app.find("breathe.phase").wait_for_focus()
    app.wait_until_active()
    app.keys("space")
    app.wait_for(name="Paused. Space goes on.")
    app.keys("space")
    app.wait_for(name=LOCKED)
    app.keys("Escape")
    app.find("breathe.end").wait_for()
    assert "Unlock" in app.find("nav.lock").wait_for().name
    app.close()
